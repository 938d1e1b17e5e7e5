"""A review is prepared from what happened, others say what they see, it is held, and what it decides is asked for."""

from playwright.sync_api import Page, expect

from tests.journeys import JOURNEY, PHONE
from tests.journeys.conftest import Somebody
from tests.journeys.looking import then_it_suits_everybody
from tests.journeys.pages import a_new_surname, be, follow, then_it_says, write
from tests.journeys.reviewing import (
    HIS_WORDS,
    then_the_link_opens_nothing_any_more,
    when_a_colleague_says_what_he_sees,
    when_school_writes,
    when_she_asks_a_colleague,
    when_she_asks_school,
    when_she_gives_school_a_link,
)
from tests.journeys.working import (
    a_family_at_work,
    when_a_review_is_held,
    when_she_has_visited,
    when_she_writes_down_the_review,
    when_they_write_a_goal,
)

pytestmark = JOURNEY


def test_a_review_is_prepared_and_held(somebody: Somebody) -> None:
    surname = a_new_surname()
    hana = a_family_at_work(somebody, surname)
    when_they_write_a_goal(hana)
    when_she_has_visited(hana, surname)
    follow(hana, "Review")
    at_review = hana.url
    when_she_asks_school(hana)
    when_she_asks_a_colleague(hana, "Milo Tarrant")
    link, code = when_she_gives_school_a_link(hana, "Arlo")
    teacher = somebody(width=PHONE)
    when_school_writes(teacher, link, code, "Arlo")
    then_the_link_opens_nothing_any_more(teacher, link, code)
    when_a_colleague_says_what_he_sees(be(somebody(), "Milo Tarrant"), surname)
    hana.goto(at_review)
    then_it_is_prepared(hana)
    when_the_connection_is_lost_while_she_writes(hana)
    when_she_writes_down_the_review(hana, "Go on as agreed")
    then_it_says(hana, "Go on as agreed", "It is calmer.")


def then_it_is_prepared(page: Page) -> None:
    """What happened since stands there, word for word where somebody said it."""
    then_it_says(page, "1 visit done.", "It began at 2 and should get to 7.", HIS_WORDS)
    said = page.locator(".hearth-told blockquote", has_text="On Mondays he sleeps on the carpet.")
    expect(said).to_contain_text("He is on time  most days.", use_inner_text=True)
    expect(page.get_by_text("not answered yet")).to_have_count(0)
    then_it_suits_everybody(page)


def when_the_connection_is_lost_while_she_writes(page: Page) -> None:
    told = page.locator(".hearth-draft")
    page.context.set_offline(True)
    write(page, "What does the family think?", "Wren: it is too soon to say.")
    expect(told).to_contain_text("no connection")
    page.context.set_offline(False)
    expect(told).to_contain_text("Saved at")
    page.reload()
    expect(page.get_by_label("What does the family think?")).to_have_value("Wren: it is too soon to say.")


DECIDES = {
    "Go on, with a changed plan": "The review decided to change the plan.",
    "Step up: this is not enough to keep the child safe and well": "The review decided to step up.",
    "Step down: the family needs less": "The review decided to step down.",
    "The work can end": "The review decided that the work can end.",
}


def test_what_a_review_decides_is_asked_for(somebody: Somebody) -> None:
    """Only what the last one decided: each new decision takes the place of the one before."""
    hana = a_family_at_work(somebody, a_new_surname())
    for outcome, asked in DECIDES.items():
        when_a_review_is_held(hana, outcome)
        then_it_says(hana, asked)
        expect(hana.get_by_text("The review decided")).to_have_count(1)
    when_a_review_is_held(hana, "Go on as agreed")
    expect(hana.get_by_text("The review decided")).to_have_count(0)
