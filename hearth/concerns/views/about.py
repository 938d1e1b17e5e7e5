"""What stands behind these pages: what is kept of a visitor, who can use them, and whose facts they rest on."""

from django.http import HttpRequest, HttpResponse

from hearth.access.pages import READ, public_page
from hearth.access.render import public
from hearth.places.models import PostcodeRelease


@public_page(methods=READ)
def privacy(request: HttpRequest) -> HttpResponse:
    return public(request, "concerns/about/privacy.html", {})


@public_page(methods=READ)
def accessibility(request: HttpRequest) -> HttpResponse:
    return public(request, "concerns/about/accessibility.html", {})


@public_page(methods=READ)
def sources(request: HttpRequest) -> HttpResponse:
    release = PostcodeRelease.objects.filter(current=True).first()
    return public(request, "concerns/about/sources.html", {"release": release.name if release else ""})
