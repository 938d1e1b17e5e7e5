"""Every kind of page that somebody's work leads to, on a small phone and at a desk: no accessibility rule is broken."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.journeys import JOURNEY, PHONE
from tests.journeys.conftest import Somebody
from tests.journeys.looking import then_it_suits_everybody
from tests.journeys.pages import be

pytestmark = JOURNEY

PUBLIC = [
    "/",
    "/worried",
    "/worried/danger",
    "/worried/where",
    "/worried/today",
    "/signs",
    "/what-happens",
    "/my-report",
    "/refer",
    "/refer/link",
    "/refer/link/sent",
    "/demo/",
    "/sign-in/",
]
WHERE_THEY_BEGIN = {
    "Tess Okafor": ["/today/", "/triage/", "/triage/?show=decided"],
    "Hana Quist": ["/today/", "/work/", "/referrals/"],
    "Hugo Lind": ["/outcomes/", "/work/?whose=team"],
    "Pia Marsh": ["/refer", "/refer/mine"],
    "Eve Stanton": ["/outcomes/"],
}
# What few people open: the duty manager's own pages, records that are closed, who looked, the auditor's log.
ONLY_FEW = [
    "/triage/board/",
    "/triage/two-people/",
    "/triage/same/",
    "/triage/?show=unheld",
    "/restricted-records/opened/",
    "/restricted-records/open/",
    "/sealed-records/",
    "/sealed-records/opened/",
]
OF_THE_FEW = re.compile(
    r"/(triage/(board|two-people|same|challenges)|restricted-records|sealed-records)/"
    r"|/(families|chronology)/[0-9a-f-]{36}/(looked/|seen-by/[0-9a-f-]{36}/)?$"
)
PRINTED = ("/print/", "/pdf/")  # a file to keep, not a page
ONE_OF_MANY = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")


def test_the_public_pages_suit_everybody(somebody: Somebody) -> None:
    page = somebody(width=PHONE)
    for address in PUBLIC:
        page.goto(address)
        then_it_suits_everybody(page)


@pytest.mark.parametrize("name", WHERE_THEY_BEGIN)
def test_the_pages_of_somebodys_work_suit_everybody(somebody: Somebody, name: str) -> None:
    page = be(somebody(width=PHONE), name)
    for _ in every_kind_of_page(page, WHERE_THEY_BEGIN[name]):
        then_it_suits_everybody(page)


def test_the_pages_that_few_people_open_suit_everybody(somebody: Somebody) -> None:
    page = be(somebody(width=PHONE), "Dev Malhotra")
    for _ in every_kind_of_page(page, ONLY_FEW, leading_to=OF_THE_FEW):
        then_it_suits_everybody(page)
    page = be(somebody(width=PHONE), "Abe Stroud")
    page.goto("/log/")
    then_it_suits_everybody(page)


def every_kind_of_page(
    page: Page, beginnings: list[str], leading_to: re.Pattern[str] = re.compile("")
) -> Iterator[None]:
    """Opens each, and whatever they lead to, but of many families or visits only the first."""
    waiting, seen = list(beginnings), set()
    while waiting:
        address = waiting.pop(0)
        if (kind := kind_of(address)) in seen or address.endswith(PRINTED):
            continue
        seen.add(kind)
        page.goto(address)
        yield
        links = page.eval_on_selector_all("main a[href^='/']", "links => links.map(link => link.pathname)")
        waiting += [link for link in links if leading_to.match(link)]


def kind_of(address: str) -> str:
    return ONE_OF_MANY.sub("…", address)
