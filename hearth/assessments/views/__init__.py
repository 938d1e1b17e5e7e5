from hearth.assessments.views.answering import asked, grade
from hearth.assessments.views.assessment import assessment, complete
from hearth.assessments.views.beginning import begin
from hearth.assessments.views.change import change
from hearth.assessments.views.four_questions import four_questions
from hearth.assessments.views.history import history
from hearth.assessments.views.parents import parent, write
from hearth.assessments.views.signing import alarm, sign
from hearth.assessments.views.voice import voice

__all__ = [
    "alarm",
    "asked",
    "assessment",
    "begin",
    "change",
    "complete",
    "four_questions",
    "grade",
    "history",
    "parent",
]
__all__ += ["sign", "voice", "write"]
