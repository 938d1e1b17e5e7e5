"""A death, and an adoption."""

from hearth.families.forms.asked import SureForm, past_day, version
from hearth.ui.fields import Words


class DeathForm(SureForm):
    version = version()
    died = past_day("When did they die?")


class SealForm(SureForm):
    version = version()
    order_made = past_day("When was the adoption order made?")
    why = Words(
        "Which order is it, and who has seen it?",
        hint="For example: adoption order, Northmoor Family Court; the copy was seen by two of us.",
        missing="Say which order it is, and who has seen it",
        max_length=2_000,
    )
