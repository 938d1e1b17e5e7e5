"""Coming back to a report."""

from hearth.concerns.rules import LONGEST_WORDS
from hearth.ui.fields import ShortText, Words
from hearth.ui.forms import QuestionForm


class WayBackIn(QuestionForm):
    reference = ShortText("Reference", hint="It looks like HTH-7K3M-Q2XW.", missing="Enter the reference", width=20)
    secret = ShortText(
        "Secret",
        hint="The four groups of letters and numbers that were under the reference.",
        missing="Enter the secret",
        width=20,
    )


class WriteBack(QuestionForm):
    words = Words("Write to the council", missing="Write what you want to say", max_length=LONGEST_WORDS)
