"""Another directory, as they really are, read by a council's keeper: what is wrong with it stands on the page."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from hearth.directory.tests.feed_servers import FakeFeed, serving
from tests.journeys import DESK, JOURNEY, PHONE
from tests.journeys.conftest import Somebody
from tests.journeys.looking import then_axe_finds_nothing
from tests.journeys.pages import a_new_surname, be, follow, press, then_it_complains, then_it_says, write

pytestmark = JOURNEY
LOOKS = 60  # at the page, until a worker has read the feed


def a_service(name: str, **said: Any) -> dict[str, Any]:
    given = {
        "id": str(uuid4()),
        "name": name,
        "status": "active",
        "description": "<p>Play and <b>talk</b>.</p><script>alert(1)</script>",
        "organization": {"id": str(uuid4()), "name": "Vale Trust (invented)", "description": "Invented."},
        "minimum_age": 0,
        "maximum_age": 4,
        "assured_date": "2026-05-01T10:00:00",  # no zone, as most say it
        "service_areas": [{"name": "Northmoor Council"}],
    }
    return given | said


@pytest.fixture
def county() -> Iterator[FakeFeed]:
    """Eight services, of which one has no organisation, one no name, one is never given, and two nobody's ages."""
    surname = a_new_surname()
    said: list[dict[str, Any]] = [{}, {"minimum_age": -1}, {"maximum_age": -1}, {"organization": None}, {"name": ""}]
    records = [a_service(f"{surname} group {number}") | more for number, more in enumerate([*said, {}, {}, {}])]
    with serving(FakeFeed(records)) as feed:
        feed.broken = {records[7]["id"]}
        yield feed


def test_a_council_reads_another_directory_and_what_was_wrong(somebody: Somebody, county: FakeFeed) -> None:
    name = next(iter(county.records.values()))["name"]
    kit = be(somebody(width=DESK), "Kit Farrow")
    when_she_adds_it(kit, county.url, name)
    when_it_has_been_read(kit, 1)
    then_it_says(kit, "8 records; 0 added", "1 of its records could not be read", "It names no organisation")
    then_it_says(kit, "It has no name", "Nobody has written down on which terms")
    then_nobody_finds(somebody(width=PHONE), name)
    write(kit, "On which terms may it be republished?", "OGL 3.0, on their own page (invented)")
    press(kit, "Note the terms")
    then_it_says(kit, "Noted. What is complete is shown now.", "Shown, with something left out")
    expect(kit.get_by_text("Nobody has written down on which terms")).to_have_count(0)
    then_axe_finds_nothing(kit)
    anybody = somebody(width=PHONE)
    anybody.goto(f"/services/search?words={name}")
    follow(anybody, name)
    then_it_says(anybody, "Play and talk.")
    expect(anybody.get_by_text("alert(1)")).to_have_count(0)
    expect(anybody.get_by_text("-1")).to_have_count(0)
    when_its_pages_never_end(kit, county)
    anybody.reload()
    then_it_says(anybody, "Play and talk.")  # a feed that fails takes nothing down


def when_she_adds_it(page: Page, url: str, name: str) -> None:
    page.goto("/services/keeping")
    press(page, "Add another directory")
    press(page, "Add it")
    then_it_complains(page, "Write whose directory it is")
    write(page, "Whose directory is it?", f"County directory {name}")
    write(page, "Address of its Open Referral feed", f"{url}/services")
    press(page, "Add it")
    then_it_says(page, "It has not been read yet.")
    then_axe_finds_nothing(page)
    press(page, "Read it now")


def when_it_has_been_read(page: Page, times: int) -> None:
    """A worker reads it; whoever waits looks again."""
    done = page.get_by_role("listitem").filter(has_text="unchanged,").filter(has_not_text="(not ended)")
    for _ in range(LOOKS):
        if done.count() == times:
            break
        page.wait_for_timeout(500)
        page.reload()
    expect(done).to_have_count(times)


def then_nobody_finds(page: Page, name: str) -> None:
    page.goto(f"/services/search?words={name}")
    expect(page.get_by_role("link", name=name, exact=True)).to_have_count(0)


def when_its_pages_never_end(page: Page, county: FakeFeed) -> None:
    county.endless = True
    press(page, "Read it now")
    when_it_has_been_read(page, 2)
    then_it_says(page, "repeats an earlier one, so it never ends")
