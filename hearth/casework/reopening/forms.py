from hearth.ui.fields import Words
from hearth.ui.forms import QuestionForm


class StillHolds(QuestionForm):
    why = Words("Why does it still hold?", rows=4, max_length=2_000, missing="Say why it still holds")
