"""A page of everything, and the addresses it needs: for tests to render and for eyes to look at."""

from pathlib import Path
from types import SimpleNamespace

from django.contrib.staticfiles.views import serve
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import engines
from django.urls import path

from hearth.ui import charts
from hearth.ui.forms import sent
from hearth.ui.tests.forms_asked import AboutTheChild, WhatYouSaw

AREAS = [
    {"area": "Physical care: food", "before": 4, "after": 2},
    {"area": "Safety: supervision", "before": 3, "after": 3},
    {"area": "Love: attention", "before": 3, "after": None},
]

EVERYTHING = Path(__file__).with_name("everything.html")


def question(request: HttpRequest) -> HttpResponse:
    form = WhatYouSaw(sent(request))
    context = {"form": form, "title": "What have you seen or heard?", "back": "/x", "draft_url": "/draft"}
    return render(request, "ui/question.html", context)


def form(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/question.html", {"form": AboutTheChild(sent(request)), "title": "The child"})


def check(request: HttpRequest) -> HttpResponse:
    rows = [{"question": "What you saw", "answer": "At the bins.\n  No coat.", "change": "/question"}]
    context = {"title": "Check your answers", "sections": [{"title": "The worry", "rows": rows}]}
    return render(request, "ui/check_answers.html", context)


def staff(request: HttpRequest) -> HttpResponse:
    context = {
        "viewer": SimpleNamespace(name="Amira Khan", role_name="Key worker", agency_name="Northgate"),
        "navigation": {
            "everyday": [
                {"text": "Today", "href": "/x", "current": False},
                {"text": "Queue", "href": "/staff", "current": True},
            ],
            "inside": False,
            "more": [("Families", [{"text": "Shared with us", "href": "/y", "current": False}])],
        },
        "change": charts.change_by_area(AREAS, before="March", after="June"),
        "words_typed": "<b>First</b>\n  second",
    }
    return HttpResponse(engines["jinja2"].from_string(EVERYTHING.read_text()).render(context, request))


def missing(request: HttpRequest) -> HttpResponse:
    return render(request, "404.html", status=404)


def nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse("Nothing to see.")


def static_file(request: HttpRequest, path: str) -> HttpResponse:
    return serve(request, path, insecure=True)  # type: ignore[return-value]


urlpatterns = [
    path("question", question),
    path("form", form),
    path("check", check),
    path("staff", staff),
    path("missing", missing),
    path("draft", nothing),
    path("exit", nothing, name="exit"),
    path("sign-out", nothing, name="account_logout"),
    path("static/<path:path>", static_file),
]
