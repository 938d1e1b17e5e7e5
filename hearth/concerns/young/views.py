"""Words and choices for children and young people. Nothing here is a form."""

from django.http import Http404, HttpRequest, HttpResponse

from hearth.access.pages import READ, public_page
from hearth.access.render import public
from hearth.concerns.young.adults import ADULTS, BY_ID


@public_page(methods=READ)
def words(request: HttpRequest, page: str) -> HttpResponse:
    """A page of plain words."""
    return public(request, f"concerns/young/{page}.html", {})


@public_page(methods=READ)
def grown_ups(request: HttpRequest) -> HttpResponse:
    """Whom to choose."""
    return public(request, "concerns/young/grown_ups.html", {"adults": ADULTS})


@public_page(methods=READ)
def grown_up(request: HttpRequest, adult: str) -> HttpResponse:
    """How to begin with the one they chose."""
    if adult not in BY_ID:
        raise Http404
    return public(request, "concerns/young/grown_up.html", {"adult": BY_ID[adult]})
