from hearth.assessments.forms.answering import AnswerForm
from hearth.assessments.forms.beginning import BeginForm
from hearth.assessments.forms.comparing import CompareForm
from hearth.assessments.forms.four_questions import FourQuestionsForm
from hearth.assessments.forms.summary import SummaryForm
from hearth.assessments.forms.voice import VoiceForm

__all__ = ["AnswerForm", "BeginForm", "CompareForm", "FourQuestionsForm", "SummaryForm", "VoiceForm"]
