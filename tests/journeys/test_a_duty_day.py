"""A duty worker's day: fifteen worries wait, each is met for what it is, and nothing is decided by the system."""

import re

from playwright.sync_api import Page, expect

from tests.journeys import DESK, JOURNEY, PHONE
from tests.journeys.conftest import Somebody
from tests.journeys.duty import (
    HARM,
    LATE_CARE,
    LEFT_UNTREATED,
    OFTEN_HUNGRY,
    SCHOOL,
    fifteen_worries,
    then_it_is_not_there,
    then_the_record_says,
    when_she_decides,
    when_she_holds_the_child_herself,
    when_she_opens,
    when_she_says_it_is_a_new_family,
    when_she_says_who_it_is,
    when_she_takes_together,
    when_they_are_written_down,
)
from tests.journeys.looking import then_it_suits_everybody
from tests.journeys.pages import a_new_surname, be, follow, pick, press, then_it_says, tick, write

pytestmark = JOURNEY
THREE = "If these are the same child, this is the third worry, from three separate people."
RING = "Ring the duty manager before you decide."
NOT_BORNE_OUT = "School and doctor see both children weekly; an unannounced visit found them warm and fed."


def test_a_duty_workers_day(somebody: Somebody) -> None:
    surname, tess = a_new_surname(), be(somebody(), "Tess Okafor")
    told = when_they_are_written_down(tess, fifteen_worries(surname))
    tess.goto("/triage/")
    then_it_suits_everybody(tess)
    three_about_one_child_look_like_three(tess, surname, told)
    the_urgent_one_goes_to_a_strategy_discussion(tess, surname, told["urgent"])
    one_of_twins_is_herself(tess, told["twin"])
    another_councils_child_is_passed_on(tess, be(somebody(), "Ravi Teller"), told["another council"])
    dev = be(somebody(), "Dev Malhotra")
    a_restricted_record_is_told_of_and_not_shown(tess, dev, told["restricted"])
    a_former_partners_worry_is_kept_beside_a_managers_finding(tess, dev, told["former partner"])
    the_three_come_to_one_assessment(tess, surname, told)
    a_child_not_yet_born_has_a_record_and_an_assessment(tess, surname, told["unborn"])
    an_allegation_leaves_her_list(tess, told["coach"])
    what_was_nothing_is_closed_with_reasons(tess, [told[f"other {number}"] for number in range(1, 6)])
    nothing_is_left_undecided(tess, dev, told)


def three_about_one_child_look_like_three(tess: Page, surname: str, told: dict[str, str]) -> None:
    """While she decides on any of them, the other two stand beside it."""
    when_she_opens(tess, told["third"])
    then_it_says(tess, THREE, told["first"], told["second"], "The first name sounds the same")
    then_it_suits_everybody(tess)
    press(tess, "Take this")
    press(tess, "Decide")
    then_it_says(tess, THREE, told["first"], told["second"])
    then_it_suits_everybody(tess)
    when_she_opens(tess, told["first"])
    press(tess, "Take this")
    when_she_says_it_is_a_new_family(tess, f"Kacey {surname}", f"{surname} family")
    when_she_opens(tess, told["second"])
    when_she_says_who_it_is(tess, f"Kasey {surname}e", f"{surname} family", f"Kacey {surname}")
    then_it_says(tess, "this is the third worry, from three separate people.")


def the_urgent_one_goes_to_a_strategy_discussion(tess: Page, surname: str, reference: str) -> None:
    when_she_opens(tess, reference)
    press(tess, "Take this")
    when_she_says_it_is_a_new_family(tess, f"Rui {surname}son", f"{surname}son family")
    when_she_decides(tess, "4. Statutory", "Strategy discussion", "He is starving, and it is today.", HARM)
    press(tess, "Decide")
    when_she_opens_the_step(tess, reference)
    write(tess, "Who took part", "Police, health, school")
    write(tess, "What was agreed, who does what, and by when", "Enquiries begin today; he stays with his aunt tonight.")
    then_it_suits_everybody(tess)
    press(tess, "Write down")
    then_the_record_says(tess, "Enquiries begin today; he stays with his aunt tonight.")


def when_she_opens_the_step(tess: Page, reference: str) -> None:
    tess.goto("/triage/?show=decided")
    follow(tess, reference)
    follow(tess, "Strategy discussion")


def one_of_twins_is_herself(tess: Page, reference: str) -> None:
    """Isla is proposed; Ivy, born on the same day into the same family, is not taken for her."""
    when_she_opens(tess, reference)
    then_it_says(tess, "Who may already be known", "Isla Penrose")
    then_it_is_not_there(tess, "Ivy Penrose")
    press(tess, "Take this")
    when_she_says_who_it_is(tess, "Isla Penrose", "Penrose", "Isla Penrose")
    then_it_says(tess, "Confirmed by Tess Okafor")
    advice = "Advice to whoever told us"
    when_she_decides(tess, "2. Early help", advice, "Her aunt cooks for both; a scale at school.", OFTEN_HUNGRY)
    when_she_holds_the_child_herself(tess, "Ring her aunt and her school each Friday.")
    press(tess, "Decide")
    then_it_says(tess, f"{reference} is decided.")


def another_councils_child_is_passed_on(tess: Page, ravi: Page, reference: str) -> None:
    """It stands in the other council's queue, and their receipt stands beside the decision."""
    when_she_opens(tess, reference)
    press(tess, "Take this")
    when_she_decides(tess, "1. Universal", "Another council's", "They live in Eastvale now.")
    pick(tess, "Where does the child live?", "Eastvale County Council")
    press(tess, "Decide")
    tess.goto("/triage/?show=decided")
    follow(tess, reference)
    then_it_says(tess, "Eastvale County Council’s queue, by Hearth")
    receipt = re.search(r"Receipt (HTH-\w{4}-\w{4}(?:-\d)?)", tess.locator("main").inner_text())
    assert receipt
    when_she_opens(ravi, receipt[1])
    then_it_says(ravi, "They sleep on the floor at their aunt’s in Eastvale.")


def a_restricted_record_is_told_of_and_not_shown(tess: Page, dev: Page, reference: str) -> None:
    """She is told whom to ring, and nothing of whom; he finds it on his list, and the family with it."""
    when_she_opens(tess, reference)
    then_it_says(tess, RING, "Nobody whose record you may open is like the children described.")
    then_it_suits_everybody(tess)
    dev.goto("/today/")
    follow(dev, f"{reference} may be about a family whose record is restricted")
    then_it_says(dev, "People on record who may be these children", "Noor Ashmere")
    press(dev, "Take this")
    when_she_says_who_it_is(dev, "Noor Ashmere", "Ashmere", "Noor Ashmere")
    when_she_decides(dev, "1. Universal", "Already open", "Her worker is told today.")
    press(dev, "Decide")
    then_it_says(dev, f"{reference} is decided.")


def a_former_partners_worry_is_kept_beside_a_managers_finding(tess: Page, dev: Page, reference: str) -> None:
    when_she_opens(tess, reference)
    then_it_says(tess, "found to be unsubstantiated, and not counted.")
    press(tess, "Take this")
    when_she_says_who_it_is(tess, "Mia Garrick", "Garrick", "Mia Garrick")
    when_she_decides(tess, "1. Universal", "No further action", "Looked into again; nothing bears it out.")
    press(tess, "Decide")
    tess.goto("/triage/?show=decided")
    follow(tess, reference)
    then_it_is_not_there(tess, "make a finding")  # a manager's, not hers
    dev.goto(tess.url)
    follow(dev, "Nothing bears this worry out: make a finding")
    write(dev, "Why is this worry unsubstantiated?", NOT_BORNE_OUT)
    then_it_suits_everybody(dev)
    press(dev, "Save")
    then_it_says(dev, "Found to be unsubstantiated", NOT_BORNE_OUT, "She has men round.")


def the_three_come_to_one_assessment(tess: Page, surname: str, told: dict[str, str]) -> None:
    """The doctor's decides; the other two join what is then known, and the chronology has all three."""
    when_she_opens(tess, told["third"])
    when_she_says_who_it_is(tess, f"Casey {surname}ee", f"{surname} family", f"Kacey {surname}")
    reasons = "Three people who do not know each other, in one day."
    when_she_decides(tess, "3. Targeted or intensive help", "Statutory assessment", reasons, LEFT_UNTREATED)
    press(tess, "Decide")
    for name in ("first", "second"):
        when_she_opens(tess, told[name])
        when_she_decides(tess, "3. Targeted or intensive help", "Already open", "With the doctor’s: one assessment.")
        press(tess, "Decide")
    tess.goto("/triage/?show=decided")
    follow(tess, told["third"])
    then_the_record_says(tess, "No lunch and no coat, three days running.", "Always out alone, always hungry.")


def a_child_not_yet_born_has_a_record_and_an_assessment(tess: Page, surname: str, reference: str) -> None:
    when_she_opens(tess, reference)
    press(tess, "Take this")
    then_it_says(tess, f"Baby {surname}ham", "not born yet")
    when_she_says_it_is_a_new_family(tess, f"Baby {surname}ham", f"{surname}ham family")
    when_she_decides(tess, "3. Targeted or intensive help", "Statutory assessment", "A plan before the birth.")
    tick(tess, "Signs at level 2", LATE_CARE)
    press(tess, "Decide")
    then_it_says(tess, f"{reference} is decided.")


def an_allegation_leaves_her_list(tess: Page, reference: str) -> None:
    when_she_opens(tess, reference)
    press(tess, "Take this")
    allegation = "Allegation against somebody who works with children"
    when_she_decides(tess, "1. Universal", allegation, "It goes to the designated officer.")
    pick(tess, "If somebody who works with children is accused: in which agency do they work?", SCHOOL)
    press(tess, "Decide")
    then_it_says(tess, f"{reference} is decided. From now on only managers see it.")


def what_was_nothing_is_closed_with_reasons(tess: Page, references: list[str]) -> None:
    when_she_takes_together(tess, references)
    then_it_says(tess, "Done with 5 of 5.")
    for reference in references:
        when_she_opens(tess, reference)
        when_she_decides(tess, "1. Universal", "No further action", "A night worker sleeps there by day.")
        press(tess, "Decide")


def nothing_is_left_undecided(tess: Page, dev: Page, told: dict[str, str]) -> None:
    """Fifteen came, fifteen have an outcome; what she may not see, her manager does."""
    tess.goto("/triage/?show=mine")
    for reference in told.values():
        then_it_is_not_there(tess, reference)
    dev.goto("/triage/?show=decided")
    for reference in told.values():
        expect(dev.get_by_role("link", name=reference, exact=True)).to_be_visible()


def test_the_duty_managers_pages_suit_everybody(somebody: Somebody) -> None:
    """The board, what may be on record twice, what each likeness says, a join, and a challenge to answer."""
    dev = be(somebody(width=PHONE), "Dev Malhotra")
    for address in ("board/", "same/weights/", "two-people/", "held/", "crowds/"):
        dev.goto(f"/triage/{address}")
        then_it_suits_everybody(dev)
    dev.goto("/training/")
    then_it_suits_everybody(dev)
    dev.goto("/triage/same/")
    then_it_says(dev, "Freya Lindale and Freyja Lindale")
    then_it_suits_everybody(dev)
    follow(dev, "Freya Lindale and Freyja Lindale")
    then_it_suits_everybody(dev)
    dev.goto("/triage/same/")
    follow(dev, "Teo Marchant, read as Theo Marchant")
    then_it_suits_everybody(dev)
    dev.goto("/today/")
    dev.get_by_role("link", name=re.compile("A professional disagrees with the decision")).first.click()
    then_it_says(dev, "I asked for early help.")
    then_it_suits_everybody(dev)


def test_the_menu_opens_without_scripts(somebody: Somebody) -> None:
    """What is done every day stands in the bar, the rest under “More”, on a phone too."""
    for width in (PHONE, DESK):
        dev = be(somebody(width=width, scripts=False), "Dev Malhotra")
        menu = dev.get_by_role("navigation", name="Menu")
        expect(menu.get_by_role("link", name="Outcomes")).to_be_hidden()
        menu.get_by_text("More", exact=True).click()
        menu.get_by_role("link", name="Outcomes").click()
        expect(dev).to_have_url(re.compile("/outcomes/"))
        assert dev.evaluate("document.documentElement.scrollWidth") <= width
