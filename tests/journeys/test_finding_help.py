"""The directory in the hands of those who keep it up and those who look for help in it."""

from playwright.sync_api import expect

from tests.journeys import BOTH_WAYS, DESK, JOURNEY, PHONE, Way
from tests.journeys.conftest import Somebody
from tests.journeys.helping import (
    then_axe_finds_nothing,
    when_a_charity_adds_a_service,
    when_a_charity_changes_its_service,
    when_a_health_visitor_opens_the_sheet,
    when_a_worker_looks_for_help,
    when_the_council_approves_it,
    when_the_council_lets_it_in,
)
from tests.journeys.pages import a_new_surname, be, follow, then_it_says, then_the_page_is

pytestmark = JOURNEY


@BOTH_WAYS
def test_a_charity_changes_its_service_and_the_council_approves(somebody: Somebody, way: Way) -> None:
    pru = be(somebody(width=PHONE, **way), "Pru Sandal")
    notice = when_a_charity_changes_its_service(pru)
    kit = be(somebody(width=DESK, **way), "Kit Farrow")
    when_the_council_approves_it(kit, notice)
    anybody = somebody(width=PHONE)
    anybody.goto("/services/search?words=Big+Steps")
    follow(anybody, "Big Steps")
    then_it_says(anybody, notice, "Thursday", "Saturday")
    then_axe_finds_nothing(anybody)


@BOTH_WAYS
def test_a_charity_adds_a_service_and_then_anybody_finds_it(somebody: Somebody, way: Way) -> None:
    name = f"Night Lights of {a_new_surname()}"
    pru = be(somebody(width=PHONE, **way), "Pru Sandal")
    when_a_charity_adds_a_service(pru, name)
    anybody = somebody(width=PHONE)
    anybody.goto(f"/services/search?words={name}")
    expect(anybody.get_by_role("link", name=name)).to_have_count(0)
    when_the_council_lets_it_in(be(somebody(width=DESK, **way), "Kit Farrow"), name)
    anybody.reload()
    follow(anybody, name)
    then_it_says(anybody, "Somebody to ring at night")
    then_axe_finds_nothing(anybody)
    pru.goto("/services/mine")
    then_it_says(pru, name)
    expect(pru.get_by_text("Waiting for approval")).to_have_count(0)


def test_the_pages_of_a_change_are_for_everybody(somebody: Somebody) -> None:
    pru = be(somebody(width=PHONE), "Pru Sandal")
    pru.goto("/services/mine")
    then_axe_finds_nothing(pru)
    follow(pru, "Big Steps")
    then_axe_finds_nothing(pru)
    pru.goto("/services/mine/new")
    then_axe_finds_nothing(pru)
    kit = be(somebody(width=DESK), "Kit Farrow")
    kit.goto("/services/keeping")
    then_axe_finds_nothing(kit)


def test_a_health_visitors_sheet(somebody: Somebody) -> None:
    when_a_health_visitor_opens_the_sheet(somebody(width=PHONE))


def test_a_worker_finds_help_gives_a_list_and_refers(somebody: Somebody) -> None:
    page = be(somebody(width=PHONE), "Hana Quist")
    when_a_worker_looks_for_help(page)
    then_the_page_is(page, "Refer")
