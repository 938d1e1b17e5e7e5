from hearth.access.rules import WITH_CASES
from hearth.access.viewer import Viewer


def may_read_chronologies(viewer: Viewer) -> bool:
    """Triage and the teams. Whose, `families.queries.families_for` says; which entries, `queries.entries_for`."""
    return viewer.role in WITH_CASES
