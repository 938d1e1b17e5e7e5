"""A form that may be sent once: its key is made with it, so that pressing the button twice sends one thing."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import CharField, HiddenInput
from django.utils.translation import gettext_lazy as _

from hearth.concerns.forms.children import WithChildren
from hearth.concerns.rules import LONGEST_LINE
from hearth.concerns.telling import KeyUsedTwice
from hearth.concerns.way_back import new_key
from hearth.ui.forms import QuestionForm
from hearth.ui.questions import Wording

OTHER_WORDS_SENT = _("Other words were already sent from here. To send these as well, press the button again.")


class Keyed(QuestionForm):
    """Whoever sends it without a key is given one: nobody is turned away for it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"] = CharField(widget=HiddenInput, initial=new_key, max_length=LONGEST_LINE, required=False)

    def clean_key(self) -> str:
        return self.cleaned_data["key"] or new_key()

    def once_more(self, sentence: Wording) -> None:
        """An old page with new words, from the Back button: asked once more, now under a key of its own."""
        self.add_error(None, ValidationError(sentence, code="sent_before"))
        typed = self.data.copy()  # type: ignore[attr-defined]
        typed["key"] = new_key()
        self.data = typed


class SentOnce(Keyed, WithChildren):
    def was_sent_before(self, problem: KeyUsedTwice) -> None:
        self.once_more(f"{problem} To send this as another report, press the button again.")
