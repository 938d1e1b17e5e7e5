"""A child, a friend and a parent, each in their own words, on a small phone: by keyboard alone, and without scripts."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import BOTH_WAYS, JOURNEY, PHONE, Way
from tests.journeys.conftest import Somebody
from tests.journeys.hands import activate
from tests.journeys.looking import then_it_suits_everybody
from tests.journeys.pages import a_new_surname, be, choose, press, then_it_says, then_the_page_is, tick, write
from tests.journeys.telling import MANCHESTERS_POSTCODE, NORTHMOORS_POSTCODE, WayBack, her_way_back, when_she_comes_back

pytestmark = JOURNEY

CHILDS_WORDS = "theres never any food an i look after my bruther 😢\nplease dont tell my stepdad"
Look = Callable[[Page], None]


def at_a_glance(page: Page) -> None:
    """No rule of accessibility is broken, nothing sticks out, and the way out is there."""
    then_it_suits_everybody(page)
    page.set_viewport_size({"width": PHONE, "height": 800})
    assert page.locator("a[href$='/exit']").count()


def goes_in(page: Page, *doors: str) -> None:
    for door in doors:
        main = page.get_by_role("main")
        activate(main.get_by_role("link", name=door).or_(main.get_by_role("button", name=door)).first)


def goes_on(page: Page, look: Look) -> None:
    look(page)
    press(page, "Continue")


def a_child_reads_first(page: Page, look: Look) -> None:
    page.goto("/")
    look(page)
    goes_in(page, "I am a child or young person")
    look(page)
    goes_in(page, "It is about me")
    look(page)
    goes_in(page, "Is this neglect?")
    look(page)
    goes_in(page, "Who can I talk to?")
    look(page)
    goes_in(page, "A teacher")
    look(page)
    then_it_says(page, "Something at home is not right")
    page.go_back()
    page.goto("/young/who-will-know")
    look(page)
    then_it_says(page, "We cannot promise to keep it secret")
    goes_in(page, "I want to tell you")


def a_child_answers(page: Page, surname: str, look: Look) -> None:
    choose(page, "Are you hurt or in danger right now?", "No, it is something that goes on and on")
    goes_on(page, look)
    choose(page, "What do you know?", "My postcode")
    write(page, "Your postcode", NORTHMOORS_POSTCODE)
    goes_on(page, look)
    write(page, "What is happening?", CHILDS_WORDS)
    goes_on(page, look)
    write(page, "First name, or what you like to be called", "Kit")
    write(page, "Family name", surname)
    write(page, "How old are you?", "11")
    goes_on(page, look)
    choose(page, "Do you want a grown-up you trust to be with you?", "Yes")
    write(page, "Who is it?", "Miss Hall")
    goes_on(page, look)
    choose(page, "How can we talk to you?", "At school")
    write(page, "When is it safe?", "at lunch")
    goes_on(page, look)
    write(page, "What would you like to happen?", "someone to help mum")
    goes_on(page, look)


@BOTH_WAYS
def test_a_child_tells_of_themselves(somebody: Somebody, way: Way) -> None:
    child, surname = somebody(width=PHONE, **way), a_new_surname()
    look = at_a_glance if way.get("scripts", True) else lambda page: None
    a_child_reads_first(child, look)
    a_child_answers(child, surname, look)
    then_the_page_is(child, "Check what you have told us")
    then_it_says(child, "Miss Hall", "someone to help mum")
    look(child)
    press(child, "Send it now")
    then_it_says(child, "You have told somebody", "Hide it where nobody looks")
    look(child)
    way_back = her_way_back(child)
    press(child, "Done. Forget this page")
    a_child_comes_back(child, way_back, look)
    then_staff_read_the_childs_own_words(be(somebody(), "Tess Okafor"), way_back)


def a_child_comes_back(page: Page, way_back: WayBack, look: Look) -> None:
    page.goto("/young")
    goes_in(page, "I told you before. What happened?")
    look(page)
    write(page, "Your number", way_back.reference)
    write(page, "Your secret", way_back.secret)
    press(page, "Continue")
    then_it_says(page, way_back.reference)
    look(page)


def then_staff_read_the_childs_own_words(tess: Page, way_back: WayBack) -> None:
    tess.goto("/triage/")
    tess.get_by_role("link", name=way_back.reference).click()
    assert tess.locator(".hearth-told blockquote").first.inner_text() == CHILDS_WORDS
    then_it_says(tess, "The child’s own words", "Miss Hall", "At school. at lunch")


def test_a_child_leaves_and_nothing_typed_is_left(somebody: Somebody) -> None:
    child = somebody(width=PHONE)
    child.goto("/young/tell/danger")
    a_child_answers_as_far_as_the_words(child)
    with child.expect_request("https://www.bbc.co.uk/weather"):
        child.get_by_role("button", name="Exit this page").click(no_wait_after=True)
    again = child.context.new_page()
    again.goto("/young/tell/happening")
    expect(again.get_by_label("What is happening?")).to_have_value("")
    again.goto("/young/tell/where")
    expect(again.get_by_role("radio", checked=True)).to_have_count(0)


def a_child_answers_as_far_as_the_words(page: Page) -> None:
    choose(page, "Are you hurt or in danger right now?", "No, it is something that goes on and on")
    press(page, "Continue")
    choose(page, "What do you know?", "My postcode")
    write(page, "Your postcode", NORTHMOORS_POSTCODE)
    press(page, "Continue")
    write(page, "What is happening?", CHILDS_WORDS)
    press(page, "Continue")
    page.go_back()
    expect(page.get_by_label("What is happening?")).to_have_value(CHILDS_WORDS)


@BOTH_WAYS
def test_a_friend_tells_and_comes_back(somebody: Somebody, way: Way) -> None:
    friend = somebody(width=PHONE, **way)
    friend.goto("/young")
    goes_in(friend, "It is about a friend")
    then_it_says(friend, "It is not telling tales")
    press(friend, "Tell us about my friend")
    choose(friend, "Is your friend hurt or in danger right now?", "No, it is something that goes on and on")
    press(friend, "Continue")
    choose(friend, "What do you know?", "The name of their school")
    write(friend, "Their school, and the town it is in", "Hillside School, Northmoor")
    press(friend, "Continue")
    write(friend, "Their first name, or what they are called", "Bea")
    press(friend, "Continue")
    write(friend, "What is happening to your friend?", "She sleeps at mine becuase its freezing at hers")
    press(friend, "Continue")
    press(friend, "Continue")  # nobody has to say who they are
    choose(friend, "How can we talk to you?", "Not at all")
    press(friend, "Continue")
    press(friend, "Send it now")
    way_back = her_way_back(friend)
    when_she_comes_back(friend, way_back)
    then_it_says(friend, way_back.reference)


def a_parent_reads_first(page: Page, look: Look) -> None:
    page.goto("/")
    goes_in(page, "I am a parent and want help for my family")
    look(page)
    press(page, "See what help there is")
    look(page)
    then_it_says(page, "Family Partners", "Help comes in four sizes")
    press(page, "Go on: what happens when you ask")
    look(page)
    then_it_says(page, "Children are not taken away because a parent asks for help")
    press(page, "Ask for help")


@BOTH_WAYS
def test_a_parent_asks_for_help(somebody: Somebody, way: Way) -> None:
    parent, surname = somebody(width=PHONE, **way), a_new_surname()
    look = at_a_glance if way.get("scripts", True) else lambda page: None
    a_parent_reads_first(parent, look)
    choose(parent, "Is anybody in your family in danger right now?", "No")
    goes_on(parent, look)
    choose(parent, "What do you want to tell us?", "Our postcode")
    write(parent, "Your postcode", NORTHMOORS_POSTCODE)
    goes_on(parent, look)
    write(parent, "What would help your family?", "A hand with the mornings")
    tick(parent, "Is it about any of these?", "Bedtimes, mealtimes, getting to school")
    goes_on(parent, look)
    write(parent, "First name", "Sami")
    write(parent, "Family name", surname)
    goes_on(parent, look)
    write(parent, "Which language is easiest for you?", "Polish")
    goes_on(parent, look)
    choose(parent, "How may we reach you?", "Ring me")
    write(parent, "Your telephone number", "0113 496 0123")
    tick(parent, "When suits you?", "Evenings", "Weekends")
    goes_on(parent, look)
    then_it_says(parent, "A hand with the mornings", "Evenings")
    look(parent)
    press(parent, "Send it now")
    then_it_says(parent, "Thank you for asking")
    look(parent)
    way_back = her_way_back(parent)
    then_triage_sees_a_parent_who_asks(be(somebody(), "Tess Okafor"), way_back)


def then_triage_sees_a_parent_who_asks(tess: Page, way_back: WayBack) -> None:
    tess.goto("/triage/")
    row = tess.get_by_role("row").filter(has_text=way_back.reference)
    expect(row).to_contain_text("A parent asks for help")
    row.get_by_role("link").click()
    then_it_says(tess, "Bedtimes, mealtimes, getting to school", "Evenings, Weekends", "Polish")
    at_a_glance_for_staff(tess)


def at_a_glance_for_staff(page: Page) -> None:
    then_it_suits_everybody(page)


@pytest.mark.parametrize("voice", ["/young/tell", "/young/friend/tell", "/help-for-my-family/ask"])
def test_danger_and_what_cannot_wait(somebody: Somebody, voice: str) -> None:
    page = somebody(width=PHONE)
    for answer, link in ((1, "a[href='tel:999']"), (2, "a[href^='tel:']")):
        page.goto(f"{voice}/danger")
        page.get_by_role("radio").nth(answer - 1).check()
        press(page, "Continue")
        expect(page.get_by_role("main").locator(link).first).to_be_visible()
        at_a_glance(page)
    page.goto(f"{voice}/where")
    page.get_by_role("radio").first.check()
    page.locator("input[name=postcode]").fill(MANCHESTERS_POSTCODE)
    press(page, "Continue")
    then_it_says(page, "We have not sent anything to anybody")
    at_a_glance(page)
