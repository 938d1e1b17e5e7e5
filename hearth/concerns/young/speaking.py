"""In Welsh a child's and a friend's pages say "ti", where every other page says "chi".

A shared page that finds out only later to whom it speaks calls `say_ti`: the way back, of a report that was a child's.

Most of their sentences are their own. Those they share with other voices, the errors above all, stand a second time in
`ti.po`, which is asked first; whatever is not there is said as everywhere.
"""

from collections.abc import Callable
from functools import cache
from gettext import GNUTranslations
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, trans_real

from hearth.ui.catalogues import WELSH_TO_A_CHILD

YOUNG = ("concerns:young_", "concerns:friend_")
View = Callable[..., HttpResponse]


class Ti(GNUTranslations):
    """Welsh as it is said to a child."""

    def to_language(self) -> str:
        return "cy"


@cache
def _welsh_to_a_child() -> Ti:
    with WELSH_TO_A_CHILD.with_suffix(".mo").open("rb") as file:
        ti = Ti(file)
    ti.add_fallback(trans_real.translation("cy"))
    return ti


def say_ti() -> None:
    """From here on this page, where it is in Welsh, speaks to a child."""
    if get_language() == "cy":
        trans_real._active.value = _welsh_to_a_child()  # type: ignore[attr-defined]  # what `activate` does, with this catalogue


class SayTi:
    """After the language of a page is known: the young are spoken to as the young."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: View, args: Any, kwargs: Any) -> None:
        match = request.resolver_match
        if match and match.view_name.startswith(YOUNG):
            say_ti()
