"""Words that a supervisor, or whoever looks at an alarm, leaves beside an assessment."""

from hearth.assessments.forms.later import SeenForm
from hearth.ui.fields import Words
from hearth.ui.forms import QuestionForm


class SignForm(SeenForm):
    comments = Words(
        "Your comments",
        hint="What is good in it, what is to be put right, what to ask the family. The worker reads them.",
        rows=5,
        required=False,
    )


class AlarmForm(QuestionForm):
    answer = Words(
        "What do you think, and what do you do now?",
        hint="Perhaps it is a bad week, perhaps the help does not help. Your answer is kept beside this prompt.",
        rows=5,
        missing="Write what you think, and what you do now",
    )


class HistoryForm(SeenForm):
    words = Words(
        "What does this history mean for the children now?",
        hint="Patterns: what came back after help ended, what helped before. Say what is known and what is only told.",
        rows=8,
        required=False,
    )
