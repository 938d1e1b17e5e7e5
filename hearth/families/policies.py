from hearth.access.rules import WITH_CASES
from hearth.access.viewer import Viewer


def may_work_with_families(viewer: Viewer) -> bool:
    """Triage and the teams. Which families, `queries.families_for` says."""
    return viewer.role in WITH_CASES
