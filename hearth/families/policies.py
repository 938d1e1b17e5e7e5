from hearth.access.rules import SEES_RESTRICTED, SERVICE_MANAGER, TRIAGE_MANAGER, WITH_CASES
from hearth.access.viewer import Viewer

OPENS_SEALED = frozenset({TRIAGE_MANAGER, SERVICE_MANAGER})


def may_work_with_families(viewer: Viewer) -> bool:
    """Triage and the teams. Which families, `queries.families_for` says."""
    return viewer.role in WITH_CASES


def may_seal(viewer: Viewer) -> bool:
    """An adoption closes a record for good: a duty manager's or a supervisor's to do, and nobody's to undo."""
    return viewer.role in SEES_RESTRICTED


def may_open_sealed(viewer: Viewer) -> bool:
    """Whoever answers for a whole register, and never by coming across it: `sealing.queries.sealed_record` finds it by
    exact name and birth. Not the supervisor, whose team may work with the birth family today."""
    return viewer.role in OPENS_SEALED
