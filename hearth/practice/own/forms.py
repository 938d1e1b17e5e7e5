"""Sending a file in, and looking at it once more before it is put to use."""

from hearth.practice.reading import LARGEST_FILE
from hearth.ui.fields import ShortText, Words
from hearth.ui.forms import QuestionForm


class SendForm(QuestionForm):
    text = Words(
        "The instrument",
        hint="Paste the whole file here, or choose it above. Begin with a copy of one that ships.",
        missing="Paste the file, or choose it",
        max_length=LARGEST_FILE,
        rows=18,
    )
    licence_evidence = ShortText(
        "If it belongs to somebody else: what shows your licence?",
        hint="For example the licence's number and until when it runs. Leave it empty for your own wording.",
        required=False,
        max_length=300,
    )
