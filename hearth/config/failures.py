"""What the house answers when a request is turned away before any page of it is asked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hearth.access.api.problems import Problem


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Usually a page left open overnight: going back and sending again works, and the browser keeps the words."""
    return render(request, "403_csrf.html", status=403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A name that this Hearth does not answer to, say."""
    if request.path.startswith("/api/"):
        return Problem("bad-request", "Check the address, its host name and its headers.").answer()
    return render(request, "400.html", status=400)
