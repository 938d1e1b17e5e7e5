from hearth.access.rules import WITH_CASES
from hearth.access.viewer import Viewer


def may_open_family_files(viewer: Viewer) -> bool:
    """Triage and the teams. Which families, `families.queries.families_for` says."""
    return viewer.role in WITH_CASES
