"""Who may assess. Which families they may assess, `families.queries.families_for` says."""

from hearth.access.rules import SEES_RESTRICTED, WITH_CASES
from hearth.access.viewer import Viewer


def may_assess(viewer: Viewer) -> bool:
    return viewer.role in WITH_CASES


def may_sign(viewer: Viewer) -> bool:
    """Whoever supervises the work. Nobody signs what they wrote themselves: that is the action's to say."""
    return viewer.role in SEES_RESTRICTED
