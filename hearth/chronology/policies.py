from hearth.access.rules import SEES_RESTRICTED, WITH_CASES
from hearth.access.viewer import Viewer


def may_read_chronologies(viewer: Viewer) -> bool:
    """Triage and the teams. Whose, `families.queries.families_for` says; which entries, `queries.entries_for`."""
    return viewer.role in WITH_CASES


def may_narrow_entries(viewer: Viewer) -> bool:
    """Whoever answers for a record decides who may see one happening of it."""
    return viewer.role in SEES_RESTRICTED
