"""Under /api/ there are no pages: what is not there is a problem in JSON too."""

from django.http import HttpRequest, HttpResponse

from hearth.access.api.pages import api_page
from hearth.access.api.problems import Problem

EVERY_METHOD = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


@api_page(methods=EVERY_METHOD)
def nothing_here(request: HttpRequest) -> HttpResponse:
    raise Problem("not-found", "The API is described at /api/v1/openapi.json.")
