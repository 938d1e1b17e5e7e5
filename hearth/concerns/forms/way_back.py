"""Coming back to a report."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hearth.concerns.forms.sent_once import Keyed
from hearth.concerns.rules import LONGEST_WORDS
from hearth.files.fields import FilesField
from hearth.ui.fields import OneFromList, ShortText, Words
from hearth.ui.forms import QuestionForm
from hearth.ui.questions import Wording


class WayBackIn(QuestionForm):
    no_such: Wording = _("We have no report with this reference and this secret. Check both, letter by letter.")
    reference = ShortText(
        _("Reference"), hint=_("It looks like HTH-7K3M-Q2XW."), missing=_("Enter the reference"), width=20
    )
    secret = ShortText(
        _("Secret"),
        hint=_("The four groups of letters and numbers that were under the reference."),
        missing=_("Enter the secret"),
        width=20,
    )

    def problem(self, sentence: Wording, code: str) -> ValidationError:
        """What is wrong with both together: never which of them."""
        return ValidationError(sentence, code=code)


class YoungWayBackIn(WayBackIn):
    """In the words in which a child was given them."""

    no_such = _("We have nothing with this number and this secret. Check both, letter by letter.")
    reference = ShortText(
        _("Your number"), hint=_("It looks like HTH-7K3M-Q2XW."), missing=_("Enter your number"), width=20
    )
    secret = ShortText(
        _("Your secret"),
        hint=_("The four groups of letters and numbers that we showed you."),
        missing=_("Enter your secret"),
        width=20,
    )


class WriteBack(Keyed):
    words = Words(_("Write to the council"), missing=_("Write what you want to say"), max_length=LONGEST_WORDS)


class WriteBackWithFiles(WriteBack):
    """For whoever told us: a photo of what has happened since, say."""

    attached = FilesField()


class Lost(QuestionForm):
    council = OneFromList(_("Which council had your report?"), missing=_("Choose a council from the list"))

    def __init__(self, *args: Any, councils: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["council"].options = [("", _("Choose a council")), *councils]  # type: ignore[attr-defined]
