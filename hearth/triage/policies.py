"""Who may triage. Whether it may happen now is for rules/."""

from hearth.access.rules import ADMINISTRATOR, AT_TRIAGE, TRIAGE_MANAGER, WITH_CASES
from hearth.access.viewer import Viewer


def may_triage(viewer: Viewer) -> bool:
    return viewer.role in AT_TRIAGE


def may_take_over(viewer: Viewer) -> bool:
    """From somebody who has gone home ill, say."""
    return viewer.role == TRIAGE_MANAGER


def may_give(viewer: Viewer) -> bool:
    """A worry to somebody else."""
    return viewer.role == TRIAGE_MANAGER


def may_see_board(viewer: Viewer) -> bool:
    """Who has what, and where it waits: of the whole team, so for whoever answers for it."""
    return viewer.role == TRIAGE_MANAGER


def may_find(viewer: Viewer) -> bool:
    """That nothing bears a worry out is a manager's finding, not a worker's."""
    return viewer.role == TRIAGE_MANAGER


def may_set_rules(viewer: Viewer) -> bool:
    """For which outcomes two people are wanted is a manager's to say."""
    return viewer.role == TRIAGE_MANAGER


def may_set_challenge_levels(viewer: Viewer) -> bool:
    """What the partnership agreed is written down by whoever looks after Hearth for a council."""
    return viewer.role == ADMINISTRATOR and viewer.body_id is not None


def may_hold(viewer: Viewer) -> bool:
    """Anybody who works with families may be asked to hold a child."""
    return viewer.role in WITH_CASES
