"""A plan that is agreed as it was read."""

from playwright.sync_api import Page

from tests.journeys.pages import press, then_it_says, then_the_page_is
from tests.journeys.working import GOAL, when_they_write_a_goal

SECOND_GOAL = "Arlo is at school by nine."


def when_she_agrees_what_a_colleague_has_changed(page: Page, colleague: Page) -> None:
    """What she agrees is what she read: she is shown what he added meanwhile, and agrees that."""
    at_work = page.url
    press(page, "The plan")
    colleague.goto(at_work)
    when_they_write_a_goal(colleague, SECOND_GOAL)
    press(page, "Agree this plan")
    then_it_says(page, f"New in it: “{SECOND_GOAL}”.")
    press(page, "Agree this plan")
    then_the_page_is(page, "Our plan")
    then_it_says(page, GOAL, SECOND_GOAL)
