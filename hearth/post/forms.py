from hearth.ui.fields import Words
from hearth.ui.forms import QuestionForm


class DealtWith(QuestionForm):
    how = Words(
        "How did they get to know?",
        hint="For example: rang the duty team at ten past four.",
        missing="Say how they got to know",
        max_length=1_000,
        rows=3,
    )
