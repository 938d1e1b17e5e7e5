from hearth.access.rules import SEES_RESTRICTED, WITH_CASES
from hearth.access.viewer import Viewer


def may_work_with_families(viewer: Viewer) -> bool:
    """Triage and the teams. Which families, `queries.families_for` says."""
    return viewer.role in WITH_CASES


def may_seal(viewer: Viewer) -> bool:
    """An adoption closes a record for good: a duty manager's or a supervisor's to do, and nobody's to undo."""
    return viewer.role in SEES_RESTRICTED


def may_open_sealed(viewer: Viewer) -> bool:
    """Few, and never by coming across it: `queries.sealed_for` finds it by exact name and birth, with a reason."""
    return viewer.role in SEES_RESTRICTED
