"""Going back to a family after the work has ended: tried several ways, reached once, and once not reached."""

from datetime import timedelta

from playwright.sync_api import Page, expect

from hearth.ui import days
from tests.journeys import JOURNEY, PHONE
from tests.journeys.conftest import Somebody
from tests.journeys.looking import then_it_suits_everybody
from tests.journeys.pages import (
    be,
    choose,
    follow,
    give_day,
    press,
    then_it_complains,
    then_it_says,
    then_the_page_is,
    write,
)

pytestmark = JOURNEY
REFERRED, BEGAN, ENDED = timedelta(days=260), timedelta(days=250), timedelta(days=200)
NOBODY_TRIES_ANY_MORE = "No, and nobody tries any more"


def test_a_family_is_gone_back_to(somebody: Somebody) -> None:
    kemi = be(somebody(width=PHONE), "Kemi Brand")
    when_work_of_last_spring_is_written_down(kemi)
    at_work = kemi.url
    when_nobody_answers_the_telephone(kemi)
    when_she_finds_them_at_home(kemi)
    kemi.goto(at_work)
    when_they_are_not_reached_the_second_time(kemi)
    then_it_says(kemi, "Reached", "Not reached")
    then_it_suits_everybody(kemi)


def when_work_of_last_spring_is_written_down(page: Page) -> None:
    """With a family of the demonstration: begun and ended so long ago that somebody should have gone back twice."""
    page.goto("/work/")
    follow(page, "Amory")
    follow(page, "Amory")
    follow(page, "Open a programme")
    then_the_page_is(page, "Which programme is for this family?")
    press(page, "Begin Family Partners")
    give_day(page, "When were they referred?", days.today() - REFERRED)
    give_day(page, "When did the work begin?", days.today() - BEGAN)
    choose(page, "Who is the key worker?", "Kemi Brand")
    press(page, "Begin the work")
    then_the_page_is(page, "At referral")
    press(page, "Save")
    then_the_page_is(page, "Family Partners")
    follow(page, "End the work")
    give_day(page, "When did the work end?", days.today() - ENDED)
    choose(page, "Why does it end now?", "The family does not want to go on")
    write(page, "What is different now, and what is not?", "Shan manages with her mother.")
    press(page, "End the work")
    then_it_says(page, "The work has ended.", "3 months after", "6 months after")


def when_nobody_answers_the_telephone(page: Page) -> None:
    """Not yet reached: it is asked for again on another day, and a day that has passed is refused."""
    follow(page, "3 months after")
    then_it_suits_everybody(page)
    choose(page, "How did you try?", "A call")
    choose(page, "Did you reach the family?", "Not yet: I will try again")
    give_day(page, "When will you try again?", days.today() - timedelta(days=1))
    write(page, "How are they, or what happened?", "It rang out twice.")
    press(page, "Save")
    then_it_complains(page, "The day must be today or in the future")
    give_day(page, "When will you try again?", days.today() + timedelta(days=3))
    press(page, "Save")
    then_it_says(page, "The follow-up is written down.")


def when_she_finds_them_at_home(page: Page) -> None:
    """The attempt before is on the page; and reached, she is asked what was asked at referral."""
    follow(page, "3 months after")
    then_it_says(page, "Tried so far", "a call: not reached, Kemi Brand. It rang out twice.")
    choose(page, "How did you try?", "A visit at home")
    choose(page, "Did you reach the family?", "Yes")
    write(page, "How are they, or what happened?", "Still managing. The chart is on the fridge.")
    press(page, "Save")
    then_the_page_is(page, "3 months after closure")
    then_it_suits_everybody(page)
    press(page, "Save")


def when_they_are_not_reached_the_second_time(page: Page) -> None:
    follow(page, "6 months after")
    choose(page, "How did you try?", "A letter")
    choose(page, "Did you reach the family?", NOBODY_TRIES_ANY_MORE)
    press(page, "Save")
    then_it_says(page, "The follow-up is written down.")
    expect(page.get_by_text("A letter")).to_be_visible()
