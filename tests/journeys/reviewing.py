"""Before a review: who is asked what they see, by a link, on their own list, or by telephone."""

import re
from datetime import timedelta

from playwright.sync_api import Page, expect

from hearth.ui import days
from tests.journeys.looking import then_it_suits_everybody
from tests.journeys.pages import choose, follow, give_day, pick, press, then_it_says, then_the_page_is, write

MARSH, SCHOOL = "Ms Marsh", "Beck Lane Primary School"
HER_WORDS = "He is on time  most days.\nOn Mondays he sleeps on the carpet."
HIS_WORDS = "I met them in the shop. Arlo chose the apples himself."


def when_she_asks_school(page: Page) -> None:
    follow(page, "Ask somebody what they see")
    write(page, "Or whom do you ask?", MARSH)
    write(page, "Where are they from?", SCHOOL)
    give_day(page, "By when?", days.today() + timedelta(days=7))
    then_it_suits_everybody(page)
    press(page, "Ask")
    then_it_says(page, "They are asked.", f"{MARSH}, {SCHOOL}, asked on")


def when_she_asks_a_colleague(page: Page, name: str) -> None:
    follow(page, "Ask somebody what they see")
    pick(page, "Somebody of the family’s own team?", name)
    give_day(page, "By when?", days.today() + timedelta(days=7))
    press(page, "Ask")
    then_it_says(page, "They are asked.", f"{name}, ")


def when_she_gives_school_a_link(page: Page, child: str) -> tuple[str, str]:
    """The link and the code, which are on her screen once."""
    page.get_by_role("link", name=re.compile(f"^Write down what they say.*{MARSH}")).click()
    follow(page, f"let {MARSH} write it themselves, by a link")
    choose(page, "Which child do you ask about?", child)
    then_it_suits_everybody(page)
    press(page, "Give a link and a code")
    then_the_page_is(page, f"A link and a code for {MARSH}")
    then_it_suits_everybody(page)
    return _told(page, "The link"), _told(page, "The code")


def _told(page: Page, what: str) -> str:
    return page.locator(".govuk-summary-list__row", has_text=what).locator("dd").first.inner_text().strip()


def when_school_writes(page: Page, link: str, code: str, child: str) -> None:
    """A teacher without an account, on a telephone: one question, and nothing of the record."""
    page.goto(link)
    then_it_suits_everybody(page)
    follow(page, "Cymraeg")
    then_the_page_is(page, "Cyn adolygiad")
    then_it_suits_everybody(page)
    write(page, "Eich cod", code.lower())
    press(page, "Agor y dudalen")
    then_the_page_is(page, f"Beth rydych chi’n ei weld o {child}?")
    then_it_suits_everybody(page)
    follow(page, "English")
    then_the_page_is(page, f"What do you see of {child}?")
    write(page, "What do you see?", HER_WORDS)
    press(page, "Send")
    then_the_page_is(page, "Thank you. We have it.")


def then_the_link_opens_nothing_any_more(page: Page, link: str, code: str) -> None:
    page.goto(link)
    write(page, "Your code", code)
    press(page, "Open the page")
    then_it_says(page, "That code does not open this page.")
    expect(page.get_by_text("carpet")).to_have_count(0)


def when_a_colleague_says_what_he_sees(page: Page, surname: str) -> None:
    """On his own list, because he works here."""
    page.goto("/today/")
    follow(page, f"{surname} family, before the review: say what you see")
    write(page, "What do they say?", HIS_WORDS)
    press(page, "Save")
    then_it_says(page, "It is kept, and stands beside the review.")
