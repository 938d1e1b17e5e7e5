"""Every page that anybody may open, in English and in Welsh, on a small phone: no accessibility rule is broken."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import NoReverseMatch, reverse
from django.utils import translation

from hearth.concerns.easy_read import SHEETS
from tests.journeys import JOURNEY, PHONE
from tests.journeys.conftest import Somebody
from tests.whole.public_pages import NOT_PAGES
from tests.whole.routes import PUBLIC, ROWS

pytestmark = JOURNEY
LEAVES = ("concerns:exit", "ownview:out", "asked:out")  # for another site
OF_A_RECORD = ("directory:shared_list",)  # somebody made a list first
ELSEWHERE = {"contact": {"body_id": "leeds"}, "concerns:contact": {"body_id": "leeds"}}


def addresses() -> list[str]:
    """Of every public page that needs nothing to have been typed or sent before it is opened."""
    found = [reverse("concerns:easy_read_sheet", args=[sheet]) for sheet in SHEETS]
    for row in ROWS:
        if row.who != PUBLIC or "GET" not in row.methods or row.route.startswith((*NOT_PAGES, *LEAVES, *OF_A_RECORD)):
            continue
        try:
            found.append(reverse(row.route, kwargs=dict(row.args) | ELSEWHERE.get(row.route.rpartition("_")[2], {})))
        except NoReverseMatch:
            continue  # about a record
    return found


@pytest.mark.parametrize("language", ["en-gb", "cy"])
def test_every_public_page_suits_everybody(somebody: Somebody, language: str) -> None:
    page, axe, broken = somebody(width=PHONE), Axe(), []
    with translation.override(language):
        every = addresses()
    assert len(every) > 40
    for address in every:
        answer = page.goto(address)
        if answer is None or answer.status != 200:
            broken.append(f"{address} is not there")
        found = axe.run(page)
        if found.violations_count:
            broken.append(f"{address}: {found.generate_report()}")
        if page.evaluate("document.documentElement.scrollWidth") > PHONE:
            broken.append(f"{address} sticks out")
    assert broken == []
