"""A practice lead changes an instrument without a programmer, and whoever works by it reads the new words."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.journeys import DESK, JOURNEY, PHONE
from tests.journeys.conftest import Somebody
from tests.journeys.hands import activate
from tests.journeys.looking import then_axe_finds_nothing
from tests.journeys.pages import a_new_surname, be, follow, press, then_it_says, then_the_page_is

pytestmark = JOURNEY
WALK, OLD = "Walk through the home", "Needs attention"
BACK = "Work by the shipped version again"


def test_an_instrument_is_changed_without_a_programmer(somebody: Somebody) -> None:
    new = f"For {a_new_surname()} to mend"
    lea = be(somebody(width=DESK), "Lea Coombe")
    when_she_takes_a_copy(lea)
    text = file_on(lea).input_value()
    when_she_makes_a_mistake(lea, text)
    when_it_is_right(lea, text.replace(OLD, new), new)
    then_a_worker_reads_the_new_words(be(somebody(width=PHONE), "Kemi Brand"), new)
    press(lea, BACK)
    then_it_says(lea, "We work by the shipped version again.")


def file_on(page: Page) -> Locator:
    return page.get_by_role("textbox", name="The instrument")


def when_she_takes_a_copy(page: Page) -> None:
    page.goto("/library/")
    follow(page, WALK)
    if page.get_by_role("button", name=BACK).count():  # a run before this one broke off
        press(page, BACK)
    press(page, "Change it")
    if page.get_by_role("button", name="Forget it and begin again").count():
        press(page, "Forget it and begin again")
    then_the_page_is(page, f"Change “{WALK}”")
    expect(file_on(page)).to_have_value(re.compile(OLD))
    then_axe_finds_nothing(page)


def when_she_makes_a_mistake(page: Page, text: str) -> None:
    file_on(page).fill(text.replace("order: best_first", "order: sideways", 1))
    press(page, "Check it")
    then_it_says(page, "“order” should be one of")
    expect(page.get_by_role("alert")).to_contain_text(re.compile(r"Line \d+:"))
    expect(file_on(page)).to_have_value(re.compile("sideways"))
    then_axe_finds_nothing(page)


def when_it_is_right(page: Page, text: str, new: str) -> None:
    file_on(page).fill(text)
    press(page, "Check it")
    then_it_says(page, "It is not in use yet.", OLD, new)
    then_axe_finds_nothing(page)
    press(page, "Put it to use")
    then_it_says(page, "is in use from now on")
    then_axe_finds_nothing(page)


def then_a_worker_reads_the_new_words(page: Page, new: str) -> None:
    page.goto("/library/")
    follow(page, WALK)
    then_it_says(page, "our own")
    expect(page.get_by_role("button", name="Change it")).to_have_count(0)
    then_axe_finds_nothing(page)
    activate(page.get_by_role("link", name=re.compile("^What differs from the shipped")).last)
    then_it_says(page, OLD, new)
    then_axe_finds_nothing(page)
