"""A page for whoever writes the system that sends: how, with examples to copy."""

from django.http import HttpRequest, HttpResponse

from hearth.access.api.problems import KINDS
from hearth.access.pages import public_page
from hearth.access.render import public
from hearth.concerns.api.examples import THEN, examples
from hearth.ui.languages import translated


@public_page(methods=("GET", "HEAD"))
def developers(request: HttpRequest) -> HttpResponse:
    kinds = [
        {"id": kind, "status": status, "title": translated(title), "then": THEN[kind]}
        for kind, (status, title) in KINDS.items()
    ]
    here = request.build_absolute_uri("/").rstrip("/")
    return public(request, "developers/api.html", {"kinds": kinds, "examples": examples(here)})
