"""Who may work with families here. Whose families is for queries; whether it may happen now, for rules."""

from hearth.access.rules import AT_WORK_WITH_FAMILIES, SEES_FIGURES, SUPERVISOR, WITH_CASES
from hearth.access.viewer import Viewer


def may_work(viewer: Viewer) -> bool:
    return viewer.role in AT_WORK_WITH_FAMILIES


def may_open_for_own_team(viewer: Viewer) -> bool:
    """A council's triage may give a family to one of the council's own teams."""
    return viewer.role in WITH_CASES


def may_read_programmes(viewer: Viewer) -> bool:
    """Whoever works with families or judges what came of it."""
    return viewer.role in WITH_CASES | SEES_FIGURES


def may_supervise(viewer: Viewer) -> bool:
    return viewer.role == SUPERVISOR
