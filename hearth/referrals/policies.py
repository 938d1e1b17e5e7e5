"""Who may refer, answer and look. Whether it may happen now is for rules.py."""

from hearth.access.rules import AT_TRIAGE, AT_WORK_WITH_FAMILIES, WITH_CASES
from hearth.access.viewer import Viewer
from hearth.referrals.models import ServiceReferral


def may_look(viewer: Viewer) -> bool:
    return viewer.role in WITH_CASES


def may_receive(viewer: Viewer) -> bool:
    return viewer.role in AT_WORK_WITH_FAMILIES


def may_withdraw(viewer: Viewer) -> bool:
    return viewer.role in AT_TRIAGE


def may_answer_this(viewer: Viewer, referral: ServiceReferral) -> bool:
    return may_receive(viewer) and viewer.team_id == referral.to_team_id


def may_withdraw_this(viewer: Viewer, referral: ServiceReferral) -> bool:
    return may_withdraw(viewer) and viewer.holder_id == referral.holder_id
