"""Who may refer, answer and look. Whether it may happen now is for rules.py."""

from hearth.access.rules import AT_TRIAGE, AT_WORK_WITH_FAMILIES, WITH_CASES
from hearth.access.viewer import Viewer
from hearth.referrals.models import ServiceReferral


def may_look(viewer: Viewer) -> bool:
    return viewer.role in WITH_CASES


def may_refer(viewer: Viewer) -> bool:
    """Triage, and whoever works with the family. Which families, `families.queries.families_for` says."""
    return viewer.role in WITH_CASES


def may_receive(viewer: Viewer) -> bool:
    return viewer.role in AT_WORK_WITH_FAMILIES


def may_answer_this(viewer: Viewer, referral: ServiceReferral) -> bool:
    """The team that was asked, or whoever answers for every team of its agency; not whoever asked."""
    theirs = viewer.team_id == referral.to_team_id
    for_their_agency = viewer.sees_every_team and viewer.holder_id == referral.to_holder_id
    return may_receive(viewer) and (theirs or for_their_agency)


def may_follow_this(viewer: Viewer, referral: ServiceReferral) -> bool:
    """Inform, withdraw, look again: the asker's side. All of triage for its council, else the team that asked."""
    if viewer.holder_id != referral.holder_id:
        return False
    return viewer.role in AT_TRIAGE or viewer.team_id == referral.from_team_id
