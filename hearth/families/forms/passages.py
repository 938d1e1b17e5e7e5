"""A death, and an adoption."""

from hearth.families.forms.asked import past_day, version
from hearth.ui.fields import Words
from hearth.ui.forms import QuestionForm


class DeathForm(QuestionForm):
    version = version()
    died = past_day("When did they die?")


class SealForm(QuestionForm):
    version = version()
    order_made = past_day("When was the adoption order made?")
    why = Words("Which order is it, and who has seen it?", max_length=2_000)
