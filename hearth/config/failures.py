"""What the house answers when a form's token is missing or old."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Usually a page left open overnight: going back and sending again works, and the browser keeps the words."""
    return render(request, "403_csrf.html", status=403)
