"""A teacher refers a child between two lessons, a midwife without an account; somebody rings the council."""

from playwright.sync_api import Page, expect

from tests.journeys import BOTH_WAYS, DESK, JOURNEY, PHONE, Way
from tests.journeys.conftest import Somebody
from tests.journeys.looking import looking, then_it_suits_everybody
from tests.journeys.pages import a_new_surname, be, choose, follow, press, then_it_says, write
from tests.journeys.referring import (
    GO_ON,
    a_call_is_logged,
    when_she_begins_a_referral,
    when_she_describes_a_worry,
    when_she_finishes_the_worry,
    when_she_follows_the_link_in_the_letter,
    when_she_says_how_serious_it_is,
    when_she_says_the_rest,
    when_she_sends_it,
)

pytestmark = JOURNEY


def test_a_teacher_leaves_half_way_and_loses_nothing(somebody: Somebody) -> None:
    surname = a_new_surname()
    pia = be(somebody(width=DESK, pointer=False), "Pia Marsh")
    when_she_begins_a_referral(pia)
    when_she_describes_a_worry(pia, surname)
    then_it_says(pia, "Saved at")
    pia = be(somebody(width=PHONE, pointer=False), "Pia Marsh")  # at home, on her own telephone
    pia.goto("/refer")
    follow(pia, f"Arlo {surname}")
    follow(pia, "What you have seen, and what the child says")
    expect(pia.get_by_label("What have you seen, heard or been told?")).to_have_value(
        "He falls asleep in lessons and asks what is for dinner."
    )
    then_it_suits_everybody(pia)
    when_she_finishes_the_worry(pia)
    when_she_says_how_serious_it_is(pia)
    then_it_says(pia, "At the level you chose: 2. Early help", "Start a whole-family assessment")
    then_it_suits_everybody(pia)
    then_what_is_missing_is_said_at_the_end(pia, surname)
    when_she_says_the_rest(pia, "Class teacher")
    press(pia, GO_ON)
    then_it_says(pia, "It goes to Northmoor Council", "There is nothing in the cupboard")
    then_it_suits_everybody(pia)
    reference = when_she_sends_it(pia)
    then_it_suits_everybody(pia)
    follow(pia, "A copy to print or save")
    then_it_says(pia, reference, "See him each morning at breakfast club.")
    pia.goto("/refer/mine")
    then_it_says(pia, reference, "The council has it. Somebody will look at it and decide by")


def test_a_teacher_refers_without_scripts(somebody: Somebody) -> None:
    pia = be(somebody(width=PHONE, scripts=False), "Pia Marsh")
    when_she_begins_a_referral(pia)
    when_she_describes_a_worry(pia, a_new_surname())
    when_she_finishes_the_worry(pia)
    when_she_says_how_serious_it_is(pia)
    when_she_says_the_rest(pia, "Class teacher")
    press(pia, GO_ON)
    reference = when_she_sends_it(pia)
    pia.goto("/refer/mine")
    then_it_says(pia, reference)


def then_what_is_missing_is_said_at_the_end(page: Page, surname: str) -> None:
    follow(page, "Back to all sections")
    then_it_suits_everybody(page)
    press(page, "Check it and send it")
    then_it_says(page, "Before it can be sent", "Choose why you may share this")
    then_it_suits_everybody(page)
    follow(page, "Back")
    follow(page, "What has been done, and what you can do")


@BOTH_WAYS
def test_a_midwife_refers_by_a_link_to_her_work_address(somebody: Somebody, way: Way) -> None:
    surname, look = a_new_surname(), looking(way)
    address = f"mercy.{surname.lower()}@northmoorhospital.nhs.uk"
    mercy = somebody(width=PHONE, **way)
    mercy.goto("/refer")
    look(mercy)
    when_she_follows_the_link_in_the_letter(mercy, address)
    then_it_says(mercy, address)
    when_she_begins_a_referral(mercy)
    when_she_describes_a_worry(mercy, surname)
    when_she_finishes_the_worry(mercy)
    look(mercy)
    when_she_says_how_serious_it_is(mercy)
    when_she_says_the_rest(mercy, "Community midwife")
    write(mercy, "Your name", "Mercy Okoye")
    write(mercy, "Where you work", "Northmoor Hospital")
    press(mercy, GO_ON)
    reference = when_she_sends_it(mercy)
    press(mercy, "Leave")
    mercy = somebody(width=PHONE, **way)  # a week later
    when_she_follows_the_link_in_the_letter(mercy, address)
    then_it_says(mercy, reference, "The council has it. Somebody will look at it and decide by")
    tess = be(somebody(), "Tess Okafor")
    tess.goto("/triage/")
    follow(tess, reference)
    then_it_says(tess, "Mercy Okoye", "Yes: they opened a link sent to this address", "2. Early help (england 1.1)")


def test_a_baby_not_born_yet(somebody: Somebody) -> None:
    nia = be(somebody(width=PHONE), "Nia Prosser")
    when_she_begins_a_referral(nia)
    follow(nia, "The children")
    choose(nia, "Who is this?", "A baby not born yet")
    then_it_says(nia, "When is the baby due?")
    then_it_suits_everybody(nia)
    press(nia, GO_ON)
    then_it_says(nia, "A baby not born yet", "Due date not known")


def test_somebody_rings_the_council(somebody: Somebody) -> None:
    tess = be(somebody(), "Tess Okafor")
    reference = a_call_is_logged(tess, a_new_surname())
    follow(tess, "Go to the queue")
    follow(tess, reference)
    then_it_says(tess, "Nan says Arlo sleeps on the floor.", "His grandmother")
