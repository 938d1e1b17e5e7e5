"""Triage: a worry is taken from the queue, the family is confirmed, and a decision is made with reasons."""

from datetime import timedelta

from playwright.sync_api import Page

from hearth.ui import days
from tests.journeys.conftest import Somebody
from tests.journeys.pages import (
    be,
    choose,
    follow,
    give_day,
    pick,
    press,
    then_it_says,
    then_the_page_is,
    tick,
    write,
)
from tests.journeys.telling import WayBack, a_worry_is_told

OFTEN_HUNGRY = "The child is often hungry, or meals have no pattern."
REASONS = "Hungry and out late, more than once. Mum is on her own and tired. Help at home, now, is in proportion."


def when_she_takes_it_from_the_queue(page: Page, reference: str) -> None:
    page.goto("/triage/")
    follow(page, reference)
    then_it_says(page, "What we were told, word for word", "قال إنه جائع")
    press(page, "Take this")


def when_she_confirms_a_new_family(page: Page, surname: str) -> None:
    press(page, "Who is this about?")
    choose(page, "Which family is this?", "A family we do not know")
    write(page, "What is the family called?", f"{surname} family")
    choose(page, f"Who is Arlo {surname}?", "Nobody we know: add them to the family")
    press(page, "Confirm")


def when_she_adds_his_mother(page: Page, surname: str) -> None:
    follow(page, f"{surname} family")
    follow(page, "Add somebody")
    write(page, "Given names", "Wren")
    write(page, "Family name", surname)
    choose(page, "Sex", "Female")
    write(page, "Who they are in this family", "mother")
    choose(page, "Is this a child whose welfare the work is about?", "No")
    choose(page, "Do they need an interpreter?", "No")
    press(page, "Save")
    then_it_says(page, f"Wren {surname}")


def when_she_asks_family_partners(page: Page) -> None:
    """The level and its signs, the reasons, who holds the child until then, and what is asked of whom."""
    press(page, "Decide")
    tick(page, "Signs at level 2", OFTEN_HUNGRY)
    choose(page, "Which level of need?", "2. Early help")
    choose(page, "What happens next?", "Early-help programme")
    write(page, "Your reasons", REASONS)
    choose(page, "Who holds the child?", "I do: Tess Okafor")
    write(page, "What will they do?", "Ring mum on Mondays until her worker has met her.")
    give_day(page, "Until when?", days.today() + timedelta(days=30))
    choose(page, "Has the family been told who holds the child?", "Yes")
    choose(page, "Which programme?", "Family Partners")
    tick(page, "Reasons", "First signs of neglect")
    pick(page, "Which service do you ask?", "Family Partners Northmoor, Harbour Families")
    write(page, "What do you ask of the service?", "Meals, evenings and the mornings before school.")
    choose(page, "Why may you share this?", "It is our public task to keep children safe")
    choose(page, "Does the family know of the referral?", "Yes")
    press(page, "Decide")


def when_she_tells_whoever_told_us(page: Page) -> None:
    """The draft stands there; she reads it and sends it."""
    then_it_says(page, "Tell whoever told us", "This is a draft from the decision.")
    press(page, "Send")
    then_it_says(page, "They can read it now.", "What was decided", REASONS)


def a_family_is_referred(somebody: Somebody, surname: str) -> WayBack:
    way_back = a_worry_is_told(somebody(), surname)
    tess = be(somebody(), "Tess Okafor")
    when_she_takes_it_from_the_queue(tess, way_back.reference)
    when_she_confirms_a_new_family(tess, surname)
    when_she_adds_his_mother(tess, surname)
    tess.goto("/triage/?show=mine")
    follow(tess, way_back.reference)
    when_she_asks_family_partners(tess)
    when_she_tells_whoever_told_us(tess)
    return way_back


def then_the_council_has_decided(page: Page) -> None:
    then_the_page_is(page, "The council has decided")
    then_it_says(page, "Somebody at Northmoor Council has read what you wrote and has decided what to do.")
