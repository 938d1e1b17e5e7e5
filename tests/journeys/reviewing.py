"""A plan that is agreed and signed, what others see before its review, and what the review decides."""

from datetime import timedelta

from playwright.sync_api import Page, expect

from hearth.ui import days
from tests.journeys.pages import choose, follow, give_day, press, then_it_says, then_the_page_is, write
from tests.journeys.working import GOAL

SECOND_GOAL = "Arlo is at school by nine."
SAID = "Arlo comes without breakfast on Mondays."
DECIDED = "The review decided to step up. Hand the family over."


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


def when_she_asks_his_teacher(page: Page) -> None:
    follow(page, "Review")
    follow(page, "Ask somebody what they see")
    write(page, "Or whom do you ask?", "Ms Marsh")
    write(page, "Where are they from?", "Beck Lane Primary School")
    give_day(page, "By when?", days.today() + timedelta(days=5))
    press(page, "Ask")
    follow(page, "Write down what they say: Ms Marsh, Beck Lane Primary School")
    write(page, "What do they say?", SAID)
    press(page, "Save")
    then_it_says(page, SAID)


def when_the_review_decides_to_step_up(page: Page, at_work: str) -> None:
    give_day(page, "When was the review?", days.today())
    write(page, "Who else was there?", "Wren, Ms Marsh, Hana")
    write(page, "What does the family think?", "It is too much.")
    write(page, "What has changed, and what has not?", "Supper most days. Mornings are no better.")
    choose(page, "What follows?", "Step up: this is not enough to keep the child safe and well")
    choose(page, "Which phase is the family in from now on?", "Engagement")
    press(page, "Save")
    page.goto(at_work)
    then_it_says(page, DECIDED)


def when_they_decline_what_she_asks(page: Page) -> None:
    follow(page, DECIDED)
    choose(page, "Who is to take over?", "Somebody who is not in Hearth")
    write(page, "Which agency?", "Northmoor children’s services")
    write(page, "Whom did you ask there?", "Ann Holt")
    write(page, "Why, and what has been tried?", "Two months, and the mornings are no better.")
    if page.get_by_role("group", name="Who leads when they have accepted?").count():
        choose(page, "Who leads when they have accepted?", "They lead")
    choose(page, "Does the family know?", "Yes")
    press(page, "Ask them")
    choose(page, "Do they take the family over?", "No")
    write(page, "What will they do, or why not?", "Below our threshold.")
    write(page, "Who answered?", "Ann Holt")
    press(page, "Write it down")
    then_it_says(page, "Below our threshold.")


def then_it_is_still_to_be_done(page: Page, surname: str, at_work: str) -> None:
    page.goto(at_work)
    then_it_says(page, DECIDED)
    page.goto("/today/")
    expect(page.get_by_role("link", name=f"{surname} family: step up").first).to_be_visible()
