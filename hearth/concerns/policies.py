"""Who may do what at the front door."""

from hearth.access.rules import ADMINISTRATOR, AT_TRIAGE, PROFESSIONAL, TRIAGE_MANAGER, WITH_CASES
from hearth.access.viewer import Viewer


def may_refer(viewer: Viewer) -> bool:
    """Anybody who works with families may tell a council of a worry."""
    return viewer.role == PROFESSIONAL or viewer.role in WITH_CASES


def may_log(viewer: Viewer) -> bool:
    return viewer.role in AT_TRIAGE


def may_run_campaigns(viewer: Viewer) -> bool:
    return viewer.role in {ADMINISTRATOR, TRIAGE_MANAGER}
