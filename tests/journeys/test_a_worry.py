"""A neighbour is worried about a child, late, on a small phone."""

from playwright.sync_api import Page, expect

from tests.journeys import BOTH_WAYS, JOURNEY, PHONE, Way
from tests.journeys.conftest import Somebody
from tests.journeys.pages import a_new_surname, be, choose, press, then_it_complains, then_it_says, write
from tests.journeys.telling import (
    ACCOUNT,
    MANCHESTERS_POSTCODE,
    given_she_begins,
    her_way_back,
    when_she_comes_back,
    when_she_describes_the_child,
    when_she_has_answered_everything,
    when_she_says_nobody_is_in_danger_now,
    when_she_says_where,
    when_she_sends_it,
    when_she_writes_what_she_saw,
)

pytestmark = JOURNEY


@BOTH_WAYS
def test_a_neighbour_tells_a_council(somebody: Somebody, way: Way) -> None:
    neighbour = somebody(width=PHONE, **way)
    when_she_has_answered_everything(neighbour, a_new_surname())
    then_it_says(neighbour, "Northmoor Council", "Nothing has been sent yet", "قال إنه جائع", "😟", "about six")
    way_back = when_she_sends_it(neighbour)
    neighbour = somebody(width=PHONE, **way)  # the next evening, on another telephone
    when_she_comes_back(neighbour, way_back)
    then_it_says(neighbour, way_back.reference, "The council has it")
    write(neighbour, "Write to the council", "He was at the bus stop again tonight.")
    press(neighbour, "Send")
    then_it_says(neighbour, "He was at the bus stop again tonight.")


def test_danger_comes_first(somebody: Somebody) -> None:
    neighbour = somebody(width=PHONE)
    given_she_begins(neighbour)
    choose(neighbour, "Is a child in danger right now?", "Yes, right now")
    press(neighbour, "Continue")
    then_it_says(neighbour, "Ring 999 now")


def test_sending_it_twice_is_one_report(somebody: Somebody) -> None:
    """Impatient, and in two tabs."""
    neighbour, surname = somebody(width=PHONE), a_new_surname()
    when_she_has_answered_everything(neighbour, surname)
    second_tab = neighbour.context.new_page()
    second_tab.goto(neighbour.url)
    way_back = when_she_sends_it(neighbour)
    press(second_tab, "Send it now")
    assert her_way_back(second_tab) == way_back
    then_the_queue_has_it_once(be(somebody(), "Tess Okafor"), surname)


def then_the_queue_has_it_once(tess: Page, surname: str) -> None:
    tess.goto("/triage/")
    expect(tess.get_by_role("row").filter(has_text=surname)).to_have_count(1)


def test_exit_this_page_forgets_everything(somebody: Somebody) -> None:
    neighbour = somebody(width=PHONE)
    given_she_begins(neighbour)
    when_she_says_nobody_is_in_danger_now(neighbour)
    when_she_says_where(neighbour)
    with neighbour.expect_request("https://www.bbc.co.uk/weather"):
        neighbour.get_by_role("button", name="Exit this page").click(no_wait_after=True)
    again = neighbour.context.new_page()
    again.goto("/worried/where")
    expect(again.get_by_label("I know the postcode")).not_to_be_checked()
    assert "NX1" not in again.content()


def test_a_council_that_does_not_use_hearth(somebody: Somebody) -> None:
    """She is told whom to ring, and nothing is kept."""
    neighbour = somebody(width=PHONE)
    given_she_begins(neighbour)
    when_she_says_nobody_is_in_danger_now(neighbour)
    when_she_says_where(neighbour, MANCHESTERS_POSTCODE)
    then_it_says(neighbour, "does not take reports through this site", "We have not kept anything that you typed")
    neighbour.goto("/worried/danger")
    expect(neighbour.get_by_role("radio", checked=True)).to_have_count(0)


def test_a_slip_is_told_kindly_and_loses_nothing(somebody: Somebody) -> None:
    neighbour = somebody(width=PHONE, scripts=False)
    given_she_begins(neighbour)
    press(neighbour, "Continue")
    then_it_complains(neighbour, "Choose whether a child is in danger right now")
    when_she_says_nobody_is_in_danger_now(neighbour)
    when_she_says_where(neighbour, "the red house")
    expect(neighbour.get_by_label("What is the postcode?")).to_have_value("the red house")
    when_she_says_where(neighbour)
    when_she_describes_the_child(neighbour, a_new_surname())
    when_she_writes_what_she_saw(neighbour, too_long := ACCOUNT * 100)
    then_it_complains(neighbour, "Shorten it to 10,000 or fewer")
    assert neighbour.get_by_label("What have you seen or heard?").input_value() == too_long
