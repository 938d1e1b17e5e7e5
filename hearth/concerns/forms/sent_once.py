"""A form that may be sent once: its key is made with it, so that pressing the button twice is one report."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import CharField, HiddenInput

from hearth.concerns.forms.children import WithChildren
from hearth.concerns.rules import LONGEST_LINE
from hearth.concerns.telling import KeyUsedTwice
from hearth.concerns.way_back import new_key


class SentOnce(WithChildren):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"] = CharField(widget=HiddenInput, initial=new_key, max_length=LONGEST_LINE)

    def was_sent_before(self, problem: KeyUsedTwice) -> None:
        """An old page with new words, from the Back button: asked once more, now under a key of its own."""
        sentence = f"{problem} To send this as another report, press the button again."
        self.add_error(None, ValidationError(sentence, code="sent_before"))
        typed = self.data.copy()  # type: ignore[attr-defined]
        typed["key"] = new_key()
        self.data = typed
