"""Something sudden is seen at a visit: the supervisor is told, and the assessment and the plan are open again."""

from playwright.sync_api import Page, expect

from tests.journeys import JOURNEY, PHONE
from tests.journeys.conftest import Somebody
from tests.journeys.looking import then_it_suits_everybody
from tests.journeys.pages import a_new_surname, be, follow, press, then_it_says, then_the_page_is, tick, write
from tests.journeys.working import (
    GOAL,
    a_family_at_work,
    when_she_begins_to_write_up_a_visit,
    when_the_plan_is_agreed,
    when_they_write_a_goal,
)

pytestmark = JOURNEY
RISK = "The back door is gone, and Arlo slept in his coat."
DONE = "The council boards it up tonight. They sleep at Wren’s sister’s."
STILL_HOLDS = "Supper together matters as much at her sister’s."


def test_what_cannot_wait_reopens_the_assessment_and_the_plan(somebody: Somebody) -> None:
    surname = a_new_surname()
    hana = a_family_at_work(somebody, surname)
    at_work = hana.url
    when_they_write_a_goal(hana)
    when_the_plan_is_agreed(hana)
    hana.goto(at_work)
    when_she_sees_something_that_cannot_wait(hana, surname)
    then_both_are_open_again(hana)
    when_her_supervisor_hears_of_it(be(somebody(width=PHONE), "Hugo Lind"), surname)
    hana.goto(at_work)
    expect(hana.get_by_text("Something was seen that cannot wait.")).to_have_count(0)
    then_both_are_open_again(hana)
    when_she_says_why_the_plan_still_holds(hana)
    when_she_begins_to_assess_again(hana)
    hana.goto(at_work)
    then_it_says(hana, "Look at the assessment again")  # begun is not done
    expect(hana.get_by_text("Look at the plan again")).to_have_count(0)


def when_she_sees_something_that_cannot_wait(page: Page, surname: str) -> None:
    when_she_begins_to_write_up_a_visit(page)
    tick(page, "Who was seen?", f"Wren {surname}", f"Arlo {surname}")
    write(page, "What happened?", "It was cold in every room.")
    write(page, "Did you see something that cannot wait?", RISK)
    press(page, "Save the visit")
    then_it_says(page, "Something was seen that cannot wait.")


def then_both_are_open_again(page: Page) -> None:
    then_it_says(page, "Look at the assessment again", "Look at the plan again")
    then_it_suits_everybody(page)


def when_her_supervisor_hears_of_it(page: Page, surname: str) -> None:
    page.goto("/today/")
    follow(page, f"{surname} family: Hana Quist saw something that cannot wait")
    then_it_says(page, RISK, "Do the assessment and the plan still hold?")
    then_it_suits_everybody(page)
    write(page, "What was done about it?", DONE)
    press(page, "Save")
    then_it_says(page, "What was done is written down.")


def when_she_says_why_the_plan_still_holds(page: Page) -> None:
    page.get_by_role("link", name="Look at the plan again").first.click()
    then_the_page_is(page, "The plan: look again")
    then_it_says(page, RISK)
    then_it_suits_everybody(page)
    write(page, "Why does it still hold?", STILL_HOLDS)
    press(page, "It still holds")
    then_it_says(page, "Noted that it still holds.", GOAL)


def when_she_begins_to_assess_again(page: Page) -> None:
    """Nobody has assessed before, so she chooses with what."""
    page.get_by_role("link", name="Look at the assessment again").first.click()
    then_the_page_is(page, "The assessment: look again")
    then_it_suits_everybody(page)
    press(page, "Assess again with the parents")
    then_the_page_is(page, "Which assessment?")
