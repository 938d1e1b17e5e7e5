"""What the house answers when a request is turned away before any page of it is asked."""

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from hearth.access.api.problems import Problem
from hearth.access.sessions import kept
from hearth.access.sessions.middleware import session_ended


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Usually a page from before its writer signed in again. What somebody was sending is kept, and shown to them."""
    user_id = session_ended(request) or request.user.pk
    of_staff = request.resolver_match and getattr(request.resolver_match.func, "access_rule", "public") != "public"
    if user_id and of_staff and kept.keep(request, user_id):
        return redirect_to_login(reverse("writing")) if request.user.is_anonymous else redirect("writing")
    return render(request, "403_csrf.html", status=403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A name that this Hearth does not answer to, say."""
    if request.path.startswith("/api/"):
        return Problem("bad-request", "Check the address, its host name and its headers.").answer()
    return render(request, "400.html", status=400)
