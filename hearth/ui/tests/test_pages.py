"""The pages as HTML; what a browser makes of them is in test_in_a_browser.py."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse
from django.template import engines
from django.test import RequestFactory
from jinja2 import UndefinedError

from hearth.ui.middleware import SecurityHeaders
from hearth.ui.tests import kitchen_sink

pytestmark = pytest.mark.urls("hearth.ui.tests.kitchen_sink")

ERROR_PAGES = ["400.html", "403_csrf.html", "404.html", "500.html"]


def page(view: Callable[..., HttpResponse], **typed: Any) -> str:
    factory = RequestFactory()
    return view(factory.post("/", typed) if typed else factory.get("/")).content.decode()


def test_a_lone_question_is_the_heading_of_its_page() -> None:
    shown = page(kitchen_sink.question)
    assert shown.count("<h1") == 1
    assert '<label class="govuk-label govuk-label--l" for="id_seen">What have you seen or heard?</label></h1>' in shown


def test_an_error_is_in_the_title_the_summary_and_beside_the_question() -> None:
    shown = page(kitchen_sink.question, seen=" ")
    assert "<title>Error: What have you seen or heard?" in shown
    assert '<a href="#id_seen">Tell us what worries you</a>' in shown
    assert 'aria-describedby="id_seen-error id_seen-info"' in shown


@pytest.mark.parametrize("words", ["\n\n  first\r\nsecond  ", "</textarea><script>alert(1)</script>"])
def test_words_come_back_exactly_as_typed(words: str) -> None:
    shown = page(kitchen_sink.question, seen=words + "x" * 500)
    typed = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", shown, re.DOTALL)
    assert typed
    expected = (words + "x" * 500).replace("<", "&lt;").replace(">", "&gt;")
    assert typed[1] == expected


def test_every_public_page_has_two_ways_out() -> None:
    shown = page(kitchen_sink.check)
    assert shown.count('href="/exit"') == 2
    assert shown.index("govuk-js-exit-this-page-skiplink") < shown.index("govuk-exit-this-page__button")


def test_staff_see_who_is_signed_in_and_sign_out_by_post() -> None:
    shown = page(kitchen_sink.staff)
    assert "Amira Khan" in shown
    assert '<form method="post" action="/sign-out">' in shown
    assert '<a class="govuk-service-navigation__link" href="/staff" aria-current="true">' in shown


def test_text_given_to_macros_is_escaped() -> None:
    assert page(kitchen_sink.staff).count("&lt;b&gt;First&lt;/b&gt;\n  second") == 3


@pytest.mark.parametrize("name", ERROR_PAGES)
def test_an_error_page_is_the_same_for_everybody(name: str) -> None:
    template = engines["jinja2"].get_template(name)
    first = template.render({"exception": "secret", "request_path": "/families/1"}, RequestFactory().get("/a"))
    assert first == template.render()
    assert "csrf" not in first


@pytest.mark.parametrize("view", ["question", "form", "check", "staff", "missing"])
def test_no_page_needs_what_the_security_policy_forbids(view: str) -> None:
    shown = page(getattr(kitchen_sink, view))
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script>", shown)


def test_a_missing_name_in_a_template_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        engines["jinja2"].from_string("{{ nobody }}").render({})


def test_dates_and_counts_have_filters() -> None:
    template = engines["jinja2"].from_string("{{ born|day }}, {{ 3|plural('visit') }}")
    assert template.render({"born": date(2026, 6, 3)}) == "3 June 2026, 3 visits"


def test_every_answer_says_what_the_browser_may_do() -> None:
    answer = SecurityHeaders(lambda request: HttpResponse())(RequestFactory().get("/"))
    assert answer["Content-Security-Policy"].startswith("default-src 'self';")
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]


def test_a_view_may_say_that_its_answer_can_be_kept() -> None:
    kept = HttpResponse(headers={"Cache-Control": "max-age=60"})
    assert SecurityHeaders(lambda request: kept)(RequestFactory().get("/"))["Cache-Control"] == "max-age=60"
