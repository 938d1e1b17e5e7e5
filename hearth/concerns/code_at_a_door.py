"""A code asked for behind a link: one form and one way of letting in, whichever stage the page belongs to."""

from collections.abc import Callable
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from hearth.concerns.floods.marks import source_mark
from hearth.concerns.guessing import must_wait, note_wrong
from hearth.ui.fields import ShortText
from hearth.ui.forms import QuestionForm
from hearth.ui.questions import Wording

WAIT = _("That did not fit several times. Try again in a quarter of an hour.")
Found = TypeVar("Found")


class EnterCode(QuestionForm):
    """A browser must not offer the code to whoever has the telephone next."""

    code = ShortText(
        _("Your code"),
        hint=_("Eight letters and numbers. You were told them."),
        missing=_("Enter your code"),
        width=20,
        autocomplete="off",
    )

    @property
    def status(self) -> int:
        """Of the page that asks again."""
        return 429 if self.has_error("code", "wait") else 200


def let_in_by_code(
    request: HttpRequest, link: str, form: EnterCode, *, wrong: Wording, let_in: Callable[[str, str], Found | None]
) -> Found | None:
    """What lies behind the link, once its code was sent; else nothing, and the form says why where it was sent."""
    if request.method != "POST" or not form.is_valid():
        return None
    source = source_mark(request)
    if must_wait(source=source, reference=link):
        form.add_error("code", ValidationError(WAIT, code="wait"))
        return None
    found = let_in(link, form.cleaned_data["code"])
    if found is None:
        note_wrong(source=source, reference=link)
        form.add_error("code", ValidationError(wrong, code="wrong"))
    return found
