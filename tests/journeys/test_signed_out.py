"""A session ends in the middle of a sentence. It is there again after signing in, with scripts and without."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from hearth.demo.personas import PASSWORD, PERSONAS, code_now
from tests.journeys import JOURNEY
from tests.journeys.conftest import Somebody
from tests.journeys.pages import be, follow, press, then_it_says, then_the_page_is, write

pytestmark = JOURNEY
WORDS = "Great-uncle Barnaby, who is “only staying for a week”"


@pytest.mark.parametrize(
    ("scripts", "who"),  # two people: a code opens one door once
    [(False, "Tess Okafor"), (True, "Dev Malhotra")],
    ids=["without scripts", "with scripts"],
)
def test_nothing_that_was_being_written_is_lost(somebody: Somebody, scripts: bool, who: str) -> None:
    tess = be(somebody(scripts=scripts), who)
    when_she_adds_somebody_to_a_family(tess)
    page = tess.url
    write(tess, "Who they are in this family", WORDS)
    when_support_signs_out_everywhere(somebody, who)
    press(tess, "Save")
    then_the_page_is(tess, "Sign in")
    when_they_sign_in_with_both_steps(tess, who)
    expect(tess).to_have_url(page)
    then_it_says(tess, "You were signed out while you were writing.")
    expect(tess.get_by_label("Who they are in this family")).to_have_value(WORDS)


def test_she_is_warned_and_stays(somebody: Somebody) -> None:
    """An hour passes on the page's own clock; the server is said to have counted two minutes short of it."""
    tess = somebody()
    tess.clock.install()
    be(tess, "Tess Okafor")
    then_the_page_is(tess, "What needs doing")
    tess.route("**/sign-in/left/", lambda route: route.fulfill(json={"seconds": 100}))
    tess.clock.fast_forward("58:30")
    warned = tess.get_by_role("dialog", name="Are you still there?")
    expect(warned).to_contain_text("You will be signed out in about two minutes")
    with tess.expect_response("**/sign-in/stay/") as stayed:
        warned.get_by_role("button", name="Stay signed in").click()
    assert stayed.value.json() == {"seconds": 3600}
    expect(warned).to_be_hidden()


def when_she_adds_somebody_to_a_family(tess: Page) -> None:
    tess.goto("/families/")
    write(tess, "Family name", "Ashdown")
    press(tess, "Find")
    tess.locator(".hearth-listed a").first.click()
    follow(tess, "Add somebody")


def when_support_signs_out_everywhere(somebody: Callable[..., Page], who: str) -> None:
    sue = be(somebody(), "Sue Castell")
    follow(sue, who)
    press(sue, "Sign them out everywhere")
    then_it_says(sue, f"{who} is signed out everywhere.")


def when_they_sign_in_with_both_steps(tess: Page, who: str) -> None:
    """As everybody does who is not invented; the code is what an app would show."""
    email = next(each.email for each in PERSONAS if each.name == who)
    write(tess, "Email address", email)
    write(tess, "Password", PASSWORD)
    press(tess, "Sign in")
    then_the_page_is(tess, "Enter your code")
    write(tess, "Code", code_now(email))
    press(tess, "Continue")
