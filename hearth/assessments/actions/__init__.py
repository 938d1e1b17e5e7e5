from hearth.assessments.actions.beginning import Beginning, begin
from hearth.assessments.actions.changing import ChangedMeanwhile
from hearth.assessments.actions.completing import complete
from hearth.assessments.actions.drifting import answer_alarm
from hearth.assessments.actions.four_questions import analyse
from hearth.assessments.actions.grading import Saved, grade
from hearth.assessments.actions.hearing import hear_child
from hearth.assessments.actions.history import keep_history
from hearth.assessments.actions.reopening import look_again_at_running
from hearth.assessments.actions.sharing import PlainWords, share_summary, write_summary
from hearth.assessments.actions.signing import send_back, sign

__all__ = [
    "Beginning",
    "ChangedMeanwhile",
    "PlainWords",
    "Saved",
    "analyse",
    "answer_alarm",
    "begin",
    "complete",
    "grade",
    "hear_child",
    "keep_history",
    "look_again_at_running",
    "send_back",
    "share_summary",
    "sign",
    "write_summary",
]
