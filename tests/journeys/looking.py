"""Whether a page suits everybody: no accessibility rule is broken, and nothing sticks out."""

from collections.abc import Callable

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.journeys import DESK, PHONE, Way


def then_axe_finds_nothing(page: Page) -> None:
    """On a page with scripts: axe is one, and without them it would be waited for without end."""
    found = Axe().run(page)
    assert not found.violations_count, f"{page.url}\n{found.generate_report()}"


def then_it_fits(page: Page) -> None:
    """At the width at which it is looked at, nothing sticks out."""
    there, room = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert there <= room, f"{page.url} sticks out at {room} pixels"


def then_it_is_accessible_and_fits(page: Page) -> None:
    """At the width at which somebody sits before it."""
    then_axe_finds_nothing(page)
    then_it_fits(page)


def then_it_suits_everybody(page: Page) -> None:
    """On a small phone and at a desk; it is left as wide as it was found."""
    found = page.viewport_size
    for width in (PHONE, DESK):
        page.set_viewport_size({"width": width, "height": 800})
        then_it_is_accessible_and_fits(page)
    if found:
        page.set_viewport_size(found)


def looking(way: Way) -> Callable[[Page], None]:
    """Once is enough: where a journey is gone through without scripts, its pages have been looked at before."""
    return then_it_suits_everybody if way.get("scripts", True) else lambda page: None
