"""A family is handed to statutory services, or to lighter help; somebody has it at every moment, and it is said who."""

from playwright.sync_api import Page, expect

from tests.journeys import JOURNEY
from tests.journeys.conftest import Somebody
from tests.journeys.looking import then_it_suits_everybody
from tests.journeys.pages import (
    a_new_surname,
    be,
    choose,
    follow,
    press,
    then_it_complains,
    then_it_says,
    then_the_page_is,
    write,
)
from tests.journeys.working import SEEN, a_family_at_work, when_she_has_visited

pytestmark = JOURNEY
HUB, JO = "Mill Lane Family Hub", "Jo Reed at the hub"
A_MINUTE = 60_000  # milliseconds: the longest that somebody waits for a pack


def test_a_family_is_stepped_up_and_its_worker_goes_on_leading(somebody: Somebody) -> None:
    surname = a_new_surname()
    hana = a_family_at_work(somebody, surname)
    at_work = hana.url
    when_she_has_visited(hana, surname, goals=())
    when_she_reads_the_pack(hana)
    hana.goto(at_work)
    when_she_asks_the_council_to_take_over(hana)
    at_step = hana.url
    when_the_council_accepts(be(somebody(), "Tess Okafor"), surname)
    hana.goto(at_step)
    then_it_says(hana, "In Hearth: accepted by Tess Okafor, Northmoor Council.")
    press(hana, "Write it down")
    then_it_says(hana, "The answer is written down.", "You go on leading.")
    hana.goto(at_work)
    then_it_says(hana, "Step up: Front Door, Northmoor Council, accepted", "Hana Quist")
    expect(hana.get_by_role("button", name="Plan or write up a visit")).to_be_visible()


def when_she_reads_the_pack(page: Page) -> None:
    """On the page and as a PDF: what was tried, and what happened."""
    follow(page, "Step up: this is not enough")
    follow(page, "The pack")
    then_the_page_is(page, "Step-up pack")
    then_it_says(page, "Grades of care over time", "What the children say", "What was tried", "Chronology", SEEN)
    then_it_suits_everybody(page)
    address = page.get_by_role("button", name="Download as PDF").get_attribute("href") or ""
    answer = page.request.get(address, timeout=A_MINUTE)
    assert (answer.status, answer.body()[:5]) == (200, b"%PDF-")


def when_she_asks_the_council_to_take_over(page: Page) -> None:
    follow(page, "Step up: this is not enough")
    then_it_suits_everybody(page)
    choose(page, "Who is to take over?", "Front Door, Northmoor Council")
    write(page, "Why, and what has been tried?", "Arlo is alone at night. Supper holds; the nights do not.")
    choose(page, "Who leads when they have accepted?", "I go on leading")
    choose(page, "Does the family know?", "Yes")
    press(page, "Ask them")
    then_it_complains(page, "Write what they must know of what came before")
    write(page, "What must another agency know of what came before?", "Two worries, and eight weeks of work.")
    write(page, "On which lawful basis do you share it?", "Public task: to keep a child safe")
    press(page, "Ask them")
    then_it_says(page, "They are asked.", "Hana Quist has the family until somebody accepts it.", "Answer by")
    then_it_suits_everybody(page)


def when_the_council_accepts(page: Page, surname: str) -> None:
    page.goto("/referrals/handovers/")
    follow(page, f"{surname} family")
    then_it_says(page, "Arlo is alone at night.", "Two worries, and eight weeks of work.")
    then_it_suits_everybody(page)
    choose(page, "Will you hold this family from now on?", "Yes, we hold them")
    press(page, "Send the answer")
    then_it_says(page, "Harbour Families will be told.")


def test_a_family_is_stepped_down_and_somebody_they_know_stays_in_touch(somebody: Somebody) -> None:
    surname = a_new_surname()
    hana = a_family_at_work(somebody, surname)
    at_work = hana.url
    when_she_asks_the_hub(hana)
    hana.goto(at_work)
    then_it_says(hana, f"Step down: {HUB}, waits for an answer. Hana Quist has the family meanwhile")
    when_the_hub_says_yes_on_the_telephone(hana, surname)
    when_the_work_ends_with_somebody_in_touch(hana)


def when_she_asks_the_hub(page: Page) -> None:
    follow(page, "Step down: they need less")
    then_it_suits_everybody(page)
    choose(page, "Who is to take over?", "Somebody who is not in Hearth")
    write(page, "Which agency?", HUB)
    write(page, "Whom did you ask there?", "Jo Reed")
    write(page, "Why, and what has been tried?", "They manage. The Tuesday group is enough now.")
    choose(page, "Does the family know?", "Yes")
    press(page, "Ask them")
    then_it_complains(page, "Say who stays in touch with the family")
    write(page, "Who stays in touch with the family?", JO)
    press(page, "Ask them")
    then_it_says(page, "They are asked.", "Stays in touch", JO)


def when_the_hub_says_yes_on_the_telephone(page: Page, surname: str) -> None:
    page.goto("/today/")
    follow(page, f"{surname} family: hear from {HUB}")
    choose(page, "Do they take the family over?", "Yes")
    write(page, "What will they do, or why not?", "A place in the Tuesday group, from next week.")
    write(page, "Who answered?", "Jo Reed")
    press(page, "Write it down")
    then_it_says(page, "The answer is written down.", f"End the work. {JO} stays in touch.")


def when_the_work_ends_with_somebody_in_touch(page: Page) -> None:
    press(page, "End the work")
    choose(page, "Why does it end now?", "Another reason")
    write(page, "What is different now, and what is not?", "Supper is at the table.")
    expect(page.get_by_label("Who stays in touch with the family?")).to_have_value(JO)  # said once is enough
    then_it_suits_everybody(page)
    press(page, "End the work")
    then_it_says(page, "The work has ended.", f"Stays in touch: {JO}")
