"""What anybody does with any page: read it, answer its questions, press its buttons."""

import re
from datetime import date
from random import choice

from playwright.sync_api import Locator, Page, expect

from tests.journeys.hands import activate, check_box, check_radio, fill


def be(page: Page, name: str) -> Page:
    """Sign in as one of the invented people."""
    page.goto("/demo/")
    press(page, f"Be {name}")
    return page


def press(page: Page, button: str) -> None:
    activate(page.get_by_role("button", name=button, exact=True))


def follow(page: Page, link: str) -> None:
    activate(page.get_by_role("link", name=link, exact=True).first)


def question(page: Page, asked: str) -> Locator:
    """The question with these words, whether or not it must be answered."""
    return page.get_by_role("group", name=re.compile(rf"^{re.escape(asked)}( \(optional\))?$"))


def choose(page: Page, asked: str, answer: str) -> None:
    check_radio(question(page, asked).get_by_role("radio", name=answer, exact=True))


def tick(page: Page, asked: str, *answers: str) -> None:
    for answer in answers:
        check_box(question(page, asked).get_by_role("checkbox", name=answer, exact=True))


def write(page: Page, label: str, words: str) -> None:
    fill(page.get_by_label(label).and_(page.locator("input, textarea")).first, words)


def pick(page: Page, label: str, option: str) -> None:
    page.get_by_label(label).select_option(label=option)


def give_day(page: Page, asked: str, day: date) -> None:
    boxes = question(page, asked)
    for name, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        boxes.get_by_label(name, exact=True).fill(str(value))


def then_it_says(page: Page, *sentences: str) -> None:
    for sentence in sentences:
        expect(page.get_by_text(sentence).first).to_be_visible()


def then_the_page_is(page: Page, heading: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text(heading)


def then_it_complains(page: Page, sentence: str) -> None:
    """At the top, and beside the question."""
    expect(page.get_by_role("alert").get_by_role("link", name=sentence)).to_be_visible()


def a_new_surname() -> str:
    """Nobody in the demonstration has it yet, nor anybody of an earlier run."""
    parts = ["ash beck cold dale elm fen glen holm"], ["ber dun fir gar kel lin mor nar"], ["by ford ley ton wick"]
    return "".join(choice(part[0].split()) for part in parts).title()
