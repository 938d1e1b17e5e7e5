"""Every page that anybody may read, as a visitor who walks each journey finds it: asked, answered wrongly, checked."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, reverse

from hearth.concerns.easy_read import SHEETS
from hearth.concerns.portal.journeys import JOURNEYS
from hearth.concerns.tests import voices, walking
from tests.whole.routes import PUBLIC, ROWS

PLACE = {"how": "council", "council": "Northmoor"}  # needs no list of postcodes
ANSWERS: dict[str, dict[str, dict[str, Any]]] = voices.ANSWERS | {"worry": walking.ANSWERS}

# Answered to machines, or in English only and for staff, or for who tries the demonstration.
NOT_PAGES = ("api:", "openreferral:", "places:", "health:", "demo:", "drafts:", "join")


def public_pages(client: Client) -> Iterator[tuple[str, HttpResponse]]:
    """The name of each page, and the page, in the language that is on."""
    yield from _opened(client)
    for voice in JOURNEYS:
        yield from _walked(client, voice)


def _opened(client: Client) -> Iterator[tuple[str, HttpResponse]]:
    """Those that one may open without having typed anything, and what each says to an empty answer."""
    for row in ROWS:
        if row.who != PUBLIC or row.route.startswith(NOT_PAGES):
            continue
        try:
            address = reverse(row.route, kwargs=dict(row.args))
        except NoReverseMatch:
            continue  # about a record
        if "GET" in row.methods:
            yield from _page(row.route, client.get(address))
        if "POST" in row.methods:
            yield from _page(f"{row.route} unanswered", client.post(address))
    for sheet in SHEETS:
        yield from _page(f"easy read {sheet}", client.get(reverse("concerns:easy_read_sheet", args=[sheet])))


def _walked(client: Client, voice: str) -> Iterator[tuple[str, HttpResponse]]:
    journey, answers = JOURNEYS[voice], ANSWERS[voice] | {"where": PLACE}
    for step in answers:
        address = journey.address(step)
        yield from _page(f"{voice} {step}", client.get(address))
        yield from _page(f"{voice} {step} unanswered", client.post(address))
        assert client.post(address, answers[step]).status_code == 302, (voice, step)
    check = journey.address("check")
    yield from _page(f"{voice} check", client.get(check))
    yield from _page(f"{voice} sent", client.post(check, follow=True))


def _page(name: str, answer: Any) -> Iterator[tuple[str, HttpResponse]]:
    if answer.headers["Content-Type"].startswith("text/html") and answer.content and answer.status_code != 404:
        yield name, answer
