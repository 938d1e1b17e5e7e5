from hearth.assessments.actions.beginning import Beginning, begin
from hearth.assessments.actions.changing import ChangedMeanwhile
from hearth.assessments.actions.completing import complete
from hearth.assessments.actions.four_questions import analyse
from hearth.assessments.actions.grading import Saved, grade
from hearth.assessments.actions.hearing import hear_child
from hearth.assessments.actions.sharing import PlainWords, share_summary, write_summary

__all__ = [
    "Beginning",
    "ChangedMeanwhile",
    "PlainWords",
    "Saved",
    "analyse",
    "begin",
    "complete",
    "grade",
    "hear_child",
    "share_summary",
    "write_summary",
]
