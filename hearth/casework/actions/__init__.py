from hearth.casework.actions.checking_in import come_back, leave
from hearth.casework.actions.closing import Closing, close_episode
from hearth.casework.actions.following_up import Reached, Tried, record_follow_up, try_follow_up
from hearth.casework.actions.handing_over import hand_over
from hearth.casework.actions.locking import AlreadyClosed, ChangedElsewhere
from hearth.casework.actions.noting_readiness import note_readiness
from hearth.casework.actions.observing import Answer, observe
from hearth.casework.actions.opening import Opening, open_episode
from hearth.casework.actions.planning import (
    Agreed,
    Wanted,
    agree_action,
    drop_goal,
    finish_action,
    rate_goal,
    set_goal,
)
from hearth.casework.actions.receiving import receive_referral
from hearth.casework.actions.reviewing import GoalStands, Reviewed, hold_review, move_phase
from hearth.casework.actions.supervising import Point, Reflected, finish_point, supervise
from hearth.casework.actions.taking_part import take_part
from hearth.casework.actions.visiting import Visited, answer_risk, cancel_visit, miss_visit, plan_visit, record_visit
from hearth.casework.actions.withdrawing_readiness import withdraw_readiness

__all__ = [
    "Agreed",
    "AlreadyClosed",
    "Answer",
    "ChangedElsewhere",
    "Closing",
    "GoalStands",
    "Opening",
    "Point",
    "Reached",
    "Reflected",
    "Reviewed",
    "Tried",
    "Visited",
    "Wanted",
    "agree_action",
    "answer_risk",
    "cancel_visit",
    "close_episode",
    "come_back",
    "drop_goal",
    "finish_action",
    "finish_point",
    "hand_over",
    "hold_review",
    "leave",
    "miss_visit",
    "move_phase",
    "note_readiness",
    "observe",
    "open_episode",
    "plan_visit",
    "rate_goal",
    "receive_referral",
    "record_follow_up",
    "record_visit",
    "set_goal",
    "supervise",
    "take_part",
    "try_follow_up",
    "withdraw_readiness",
]
