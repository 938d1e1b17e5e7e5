"""The council decides, with reasons; and whoever told it hears that it has."""

from playwright.sync_api import Page, expect

from tests.journeys import JOURNEY, PHONE
from tests.journeys.conftest import Somebody
from tests.journeys.deciding import (
    OFTEN_HUNGRY,
    a_family_is_referred,
    then_the_council_has_decided,
    when_she_confirms_a_new_family,
    when_she_takes_it_from_the_queue,
)
from tests.journeys.pages import a_new_surname, be, press, then_it_complains, then_it_says, write
from tests.journeys.referring import a_call_is_logged
from tests.journeys.telling import when_she_comes_back

pytestmark = JOURNEY


def test_a_worry_becomes_a_decision_with_reasons(somebody: Somebody) -> None:
    surname = a_new_surname()
    way_back = a_family_is_referred(somebody, surname)
    then_their_page_says_what_matters(be(somebody(width=PHONE), "Tess Okafor"), surname)
    neighbour = somebody(width=PHONE)
    when_she_comes_back(neighbour, way_back)
    then_the_council_has_decided(neighbour)
    assert surname not in neighbour.content()
    then_the_charitys_other_team_sees_nothing(be(somebody(), "Jo Tamblyn"), surname)


def then_their_page_says_what_matters(tess: Page, surname: str) -> None:
    tess.goto("/families/")
    write(tess, "Family name", surname)
    press(tess, "Find")
    tess.get_by_role("link", name=f"Wren {surname}").click()
    then_it_says(tess, f"Arlo {surname}", "Family Partners", "Tess Okafor")


def then_the_charitys_other_team_sees_nothing(jo: Page, surname: str) -> None:
    jo.goto("/referrals/")
    expect(jo.get_by_text(surname)).to_have_count(0)


def test_a_decision_without_reasons_is_none(somebody: Somebody) -> None:
    surname, tess = a_new_surname(), be(somebody(), "Tess Okafor")
    when_she_takes_it_from_the_queue(tess, a_call_is_logged(tess, surname))
    when_she_confirms_a_new_family(tess, surname)
    press(tess, "Decide")
    tess.get_by_role("checkbox", name=OFTEN_HUNGRY).check()
    press(tess, "Decide")
    then_it_complains(tess, "Choose a level of need")
    then_it_complains(tess, "Give your reasons")
    expect(tess.get_by_role("checkbox", name=OFTEN_HUNGRY)).to_be_checked()


def test_the_council_next_door_sees_nothing(somebody: Somebody) -> None:
    """It is told what it would be told of a worry that never was."""
    tess, ravi = be(somebody(), "Tess Okafor"), be(somebody(), "Ravi Teller")
    reference = a_call_is_logged(tess, a_new_surname())
    when_she_takes_it_from_the_queue(tess, reference)
    ravi.goto("/triage/")
    expect(ravi.get_by_text(reference)).to_have_count(0)
    assert ravi.request.get(tess.url).status == 404
