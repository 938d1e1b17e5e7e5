"""A mother opens her own page on her telephone, asks something, and leaves at a touch; her worker answers."""

from hearth.demo.own_pages import HERS
from tests.journeys import JOURNEY
from tests.journeys.conftest import Somebody
from tests.journeys.looking import then_it_is_accessible_and_fits
from tests.journeys.pages import be, follow, press, then_it_says, write

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
