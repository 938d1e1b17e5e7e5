"""A mother opens her own page on her telephone, asks something, and leaves at a touch; her worker answers."""

from playwright.sync_api import Page, expect

from hearth.demo.own_pages import HERS
from tests.journeys import JOURNEY
from tests.journeys.conftest import Somebody
from tests.journeys.looking import then_it_is_accessible_and_fits, then_it_suits_everybody
from tests.journeys.pages import be, follow, press, then_it_says, then_the_page_is, write

pytestmark = JOURNEY
SMALL = 320


def test_a_parents_evening(somebody: Somebody) -> None:
    mother = somebody(width=SMALL)
    mother.goto(f"/my-page/{HERS.link}")
    then_it_is_accessible_and_fits(mother)
    write(mother, "Your code", HERS.code.lower())
    press(mother, "Open my page")
    then_it_says(mother, "Where we stand", "What was agreed", "Who is who", "What happens next", "What was shared")
    assert mother.title() == "My page"
    then_it_is_accessible_and_fits(mother)
    follow(mother, "Cymraeg")
    then_the_page_is(mother, "Helo Leila")
    then_it_is_accessible_and_fits(mother)
    follow(mother, "English")
    then_the_page_is(mother, "Hello Leila")
    follow(mother, "Easy Read, with pictures")
    then_it_is_accessible_and_fits(mother)
    follow(mother, "Ask a question")
    write(mother, "What do you want to ask?", "Can we meet at the library next time?")
    then_it_is_accessible_and_fits(mother)
    press(mother, "Send")
    then_it_says(mother, "Your worker answers within five days")
    kemi = be(somebody(), "Kemi Brand")
    kemi.get_by_role("link", name="asks something").last.click()
    then_it_is_accessible_and_fits(kemi)
    follow(kemi, "Back")
    then_it_says(kemi, "Who can come in")
    then_it_is_accessible_and_fits(kemi)
    follow(kemi, "On paper instead")
    then_it_lies_on_paper(kemi)


def then_it_lies_on_paper(page: Page) -> None:
    """Of a day, in each shape, in both languages; and what a browser prints above it says nothing of what it is."""
    for way in ("Easy Read", "Large print", "Usual"):
        follow(page, way)
        expect(page.locator("main strong[aria-current]", has_text=way)).to_be_visible()
        then_it_says(page, "Hello Leila", "This is how it was on")
        then_it_suits_everybody(page)
    assert page.title() == "My page"
    follow(page, "Cymraeg")
    then_it_says(page, "Helo Leila", "Fel hyn yr oedd pethau ar")
    then_it_suits_everybody(page)
