"""A family support worker at a kitchen table: a phone, a mother beside her, and a connection that comes and goes."""

from playwright.sync_api import Locator, Page, expect

from hearth.ui import days
from tests.journeys import JOURNEY, PHONE
from tests.journeys.conftest import Somebody
from tests.journeys.looking import then_it_is_accessible_and_fits
from tests.journeys.pages import (
    a_new_surname,
    be,
    choose,
    follow,
    give_day,
    press,
    then_it_says,
    then_the_page_is,
    tick,
    write,
)
from tests.journeys.working import a_family_at_work

pytestmark = JOURNEY
GOAL, SECOND = "That we eat together on Sundays", "That Dad rings when he says"
SAID = "i like it when mum does pancakes"


def test_nothing_is_lost_at_the_kitchen_table(somebody: Somebody) -> None:
    surname = a_new_surname()
    hana = a_family_at_work(somebody, surname)
    when_she_begins_goals_with_the_child(hana, surname)
    when_the_connection_is_lost_while_she_writes(hana)
    then_it_is_all_there_when_it_is_back(hana)
    when_the_answers_lead_to_more_questions(hana)
    when_the_child_speaks(hana, surname)
    when_it_is_completed(hana)
    hugo = be(somebody(width=PHONE), "Hugo Lind")
    when_her_supervisor_signs_it(hugo, surname)


def box(page: Page, label: str) -> Locator:
    return page.get_by_role("textbox", name=label)


def when_she_begins_goals_with_the_child(page: Page, surname: str) -> None:
    follow(page, f"{surname} family")
    follow(page, "Begin an assessment")
    then_the_page_is(page, "Which assessment?")
    then_it_is_accessible_and_fits(page)
    follow(page, "Goal rating, 0 to 10")
    then_it_is_accessible_and_fits(page)
    tick(page, "Which children?", f"Arlo {surname}")
    choose(page, "Who answers?", "The child or young person")
    choose(page, "Which assessment is this?", "First")
    choose(page, "Are you doing it together with a parent?", "Yes")
    give_day(page, "When did you begin?", days.today())
    press(page, "Begin")
    then_the_page_is(page, "Goal rating")
    then_it_is_accessible_and_fits(page)
    follow(page, "Goals")
    then_it_is_accessible_and_fits(page)


def when_the_connection_is_lost_while_she_writes(page: Page) -> None:
    page.context.set_offline(True)
    box(page, "What should be different?").fill(GOAL)
    then_it_says(page, "Not saved: no connection. Your words are kept on this page.")
    # Nobody can say which questions are asked now, so all of them are.
    expect(box(page, "And a third thing?")).to_be_visible()
    press(page, "Save and go on")
    then_the_page_is(page, "Goals")  # and not the browser's own page about the connection
    then_it_says(page, "There is no connection, so this was not sent.")


def then_it_is_all_there_when_it_is_back(page: Page) -> None:
    expect(box(page, "What should be different?")).to_have_value(GOAL)
    page.context.set_offline(False)
    expect(page.get_by_text("Saved at")).to_be_visible()
    page.goto(page.url)  # the telephone was put away, and taken out again
    then_it_says(page, "Here is what you had typed and not saved.")
    expect(box(page, "What should be different?")).to_have_value(GOAL)


def when_the_answers_lead_to_more_questions(page: Page) -> None:
    page.get_by_role("combobox", name="How near is it today?").first.select_option(label="4")
    box(page, "What should be different?").press("End")
    expect(box(page, "Anything else?")).to_be_visible()
    box(page, "Anything else?").fill(SECOND)
    page.get_by_role("combobox", name="How near is it today?").nth(1).select_option(label="2")
    then_it_is_accessible_and_fits(page)
    with page.expect_navigation():
        press(page, "Save and go on")
    if page.get_by_role("heading", level=1, name="Goals").count():  # the third is offered, and left out
        press(page, "Save and go back to the list")
    then_the_page_is(page, "Goal rating")


def when_the_child_speaks(page: Page, surname: str) -> None:
    follow(page, f"Arlo {surname}")
    write(page, "say, wish and feel?", SAID)
    choose(page, "Was Arlo seen alone?", "Yes")
    write(page, "How did you find out, and when?", "At the table, drawing.")
    then_it_is_accessible_and_fits(page)
    press(page, "Save")


def when_it_is_completed(page: Page) -> None:
    follow(page, "What our records say, and what it means")
    then_it_is_accessible_and_fits(page)
    page.go_back()
    press(page, "Check and complete")
    then_it_is_accessible_and_fits(page)
    press(page, "Complete the assessment")
    then_it_says(page, "Not signed yet", SAID, GOAL)
    then_it_is_accessible_and_fits(page)


def when_her_supervisor_signs_it(page: Page, surname: str) -> None:
    page.goto("/today/")
    follow(page, f"Read and sign: assessment of “{surname} family” by Hana Quist")
    then_it_says(page, SAID)
    then_it_is_accessible_and_fits(page)
    write(page, "Your comments", "His own words, and clear. Thank you.")
    press(page, "Sign it")
    then_it_says(page, "Hugo Lind", "His own words, and clear. Thank you.")
    then_it_is_accessible_and_fits(page)
