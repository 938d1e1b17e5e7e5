"""Every page that anybody may read, as a visitor who walks each journey finds it: asked, answered wrongly, checked."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, reverse

from hearth.concerns.easy_read import SHEETS
from hearth.concerns.portal.journeys import JOURNEYS
from hearth.concerns.tests import voices, walking
from hearth.concerns.tests.test_professional import SECTIONS
from tests.whole.routes import PUBLIC, ROWS

PLACE = {"how": "council", "council": "Northmoor"}  # needs no list of postcodes
ANSWERS: dict[str, dict[str, dict[str, Any]]] = voices.ANSWERS | {"worry": walking.ANSWERS}

BY_LINK = {"reporter_name": "Mercy Okoye", "reporter_agency_name": "Northmoor Hospital"}
PROFESSIONAL = SECTIONS | {"where": {"council": "northmoor"}, "you": SECTIONS["you"] | BY_LINK}

# Answered to machines, or in English only and for staff, or for who tries the demonstration.
NOT_PAGES = ("api:", "openreferral:", "places:", "health:", "demo:", "drafts:", "join")


def public_pages(client: Client) -> Iterator[tuple[str, HttpResponse]]:
    """The name of each page, and the page, in the language that is on."""
    yield from _opened(client)
    for voice in JOURNEYS:
        yield from _walked(client, voice)


def professionals_pages(client: Client, home: str) -> Iterator[tuple[str, HttpResponse]]:
    """Every page on which somebody at work refers a child; `client` is signed in, or came by a link."""
    yield from _page("refer", client.get(home))
    referral = str(client.post(f"{home}/new").url)
    wrong = {"where": {"lives_postcode": "nowhere"}, "child-1": {"due_day": "40"}, "seen": {"account": "x" * 20_000}}
    yield from _page("refer tasks", client.get(referral))
    yield from _page("refer check, empty", client.post(f"{referral}/check"))
    for step, answers in PROFESSIONAL.items():
        page = f"{referral}/{step}"
        yield from _page(f"refer {step}", client.get(page))
        yield from _page(f"refer {step}, wrong", client.post(page, wrong.get(step, {})))
        yield from _page(f"refer {step}, problems", client.get(f"{page}?show=problems"))
        assert client.post(page, answers).status_code == 302, step
    for page in ("/children", "/child-2", "/help", "/seen", "/check", "/copy", "/discard", ""):
        yield from _page(f"refer {page}", client.get(f"{referral}{page}"))
    yield from _page("refer sent", client.post(f"{referral}/check", follow=True))
    yield from _page("refer copy of what was sent", client.get(f"{referral}/copy"))
    yield from _page("refer thrown away", client.post(f"{client.post(f'{home}/new').url}/discard", follow=True))
    client.post(f"{home}/new")
    yield from _page("refer mine", client.get(f"{home}/mine"))


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
