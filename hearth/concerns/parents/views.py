"""What help there is and what happens when a parent asks for it, before anything is asked of them."""

from django.http import HttpRequest, HttpResponse

from hearth.access.pages import READ, public_page
from hearth.access.render import public
from hearth.practice.library import library


@public_page(methods=READ)
def start(request: HttpRequest) -> HttpResponse:
    return public(request, "concerns/parents/start.html", {})


@public_page(methods=READ)
def help_there_is(request: HttpRequest) -> HttpResponse:
    """Each level and each service in the words that are meant for families."""
    services = [programme for programme in library().programmes() if programme.for_families]
    levels = library().thresholds("england").levels
    return public(request, "concerns/parents/help_there_is.html", {"levels": levels, "services": services})


@public_page(methods=READ)
def asking(request: HttpRequest) -> HttpResponse:
    return public(request, "concerns/parents/asking.html", {})
