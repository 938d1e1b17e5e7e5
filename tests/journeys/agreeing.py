"""A plan that is agreed as it was read, and signed."""

from datetime import timedelta

from playwright.sync_api import Page

from hearth.ui import days
from tests.journeys.pages import choose, give_day, press, then_it_says, then_the_page_is, write
from tests.journeys.working import GOAL

SECOND_GOAL = "Arlo is at school by nine."


def when_she_agrees_what_a_colleague_has_changed(page: Page, colleague: Page) -> None:
    """What she agrees is what she read: she is shown what he added meanwhile, and agrees that."""
    press(page, "The plan")
    colleague.goto(page.url)
    press(colleague, "Write a goal")
    write(colleague, "What should be different?", SECOND_GOAL)
    choose(colleague, "Whose goal is it?", "The whole family's")
    write(colleague, "Where are they now, from 0 to 10?", "3")
    write(colleague, "Where should they get to, from 0 to 10?", "8")
    write(colleague, "Who will do something about it?", "Wren")
    give_day(colleague, "By when?", days.today() + timedelta(days=30))
    press(colleague, "Save")
    press(page, "Agree this plan")
    then_it_says(page, f"New in it: “{SECOND_GOAL}”.")
    press(page, "Agree this plan")
    then_the_page_is(page, "Our plan")
    then_it_says(page, GOAL, SECOND_GOAL)


def when_his_mother_signs(page: Page, surname: str) -> None:
    press(page, "Somebody signs")
    choose(page, "Who signs?", f"Wren {surname}")
    choose(page, "How?", "On the worker’s phone")
    write(page, "Type your name", f"Wren {surname}")
    write(page, "What do they want to say about it?", "Not too fast.")
    press(page, "Save")
    then_it_says(page, "Not too fast.")
