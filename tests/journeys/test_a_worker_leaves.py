"""A worker leaves: all their families are given on at once, and none is without somebody for a day."""

import re

from playwright.sync_api import Locator, Page, expect

from hearth.ui import days
from tests.journeys import JOURNEY
from tests.journeys.conftest import Somebody
from tests.journeys.looking import then_it_suits_everybody
from tests.journeys.pages import a_new_surname, be, follow, pick, press, then_it_says, then_the_page_is, tick, write
from tests.journeys.working import SEEN, a_family_at_work, when_she_begins_to_write_up_a_visit

pytestmark = JOURNEY
GIVE_ON = "Give on Milo Tarrant’s families"


def test_what_was_visited_is_counted_and_the_families_of_a_worker_who_leaves_are_given_on(somebody: Somebody) -> None:
    surname = a_new_surname()
    hana = a_family_at_work(somebody, surname, key_worker="Milo Tarrant")
    at_work = hana.url
    hugo, milo = be(somebody(), "Hugo Lind"), be(somebody(), "Milo Tarrant")
    before = visits_done(hugo, "Milo Tarrant")
    milo.goto(at_work)
    when_he_visits_once_and_once_nobody_opens(milo, surname)
    then_both_are_counted_apart(hugo, before)
    when_his_families_are_given_on(hugo)
    then_nobody_is_his(hugo)
    then_there_was_no_gap(hana, at_work)
    then_what_is_to_be_done_is_hers(hana, surname)


def row(page: Page, name: str) -> Locator:
    return page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=name, exact=True))


def visits_done(page: Page, worker: str) -> list[int]:
    """Families, visits done, and tried in vain: as the page of visits due and done counts them."""
    page.goto("/work/team/")
    follow(page, "Visits due and done")
    then_the_page_is(page, "Visits due and done")
    then_it_says(page, "By programme and phase", "By key worker", "Hard to reach")
    families, done_of_due, in_vain = row(page, worker).get_by_role("cell").all_inner_texts()
    return [int(families), int(done_of_due.split(" of ")[0]), int(in_vain)]


def when_he_visits_once_and_once_nobody_opens(page: Page, surname: str) -> None:
    when_she_begins_to_write_up_a_visit(page)
    tick(page, "Who was seen?", f"Wren {surname}")
    write(page, "What happened?", SEEN)
    press(page, "Save the visit")
    then_it_says(page, "The visit is written up.")
    when_she_begins_to_write_up_a_visit(page)
    follow(page, "It did not happen")
    page.get_by_role("radio", name="I came, and could not see them").check()
    write(page, "Why?", "Knocked twice.")
    press(page, "Save")
    then_it_says(page, "Noted that the visit did not happen.")


def then_both_are_counted_apart(page: Page, before: list[int]) -> None:
    """What was tried in vain is said, and does not count as done."""
    families, done, in_vain = visits_done(page, "Milo Tarrant")
    assert [families, done, in_vain] == [before[0], before[1] + 1, before[2] + 1]
    then_it_suits_everybody(page)


def when_his_families_are_given_on(page: Page) -> None:
    page.goto("/work/team/")
    follow(page, GIVE_ON)
    then_it_suits_everybody(page)
    if page.get_by_role("combobox").count() > 1:
        pick(page, "Who takes them all over?", "Hana Quist")
    else:
        page.get_by_role("combobox").select_option(label="Hana Quist")
    press(page, "Hand over")
    then_it_says(page, "handed over.")


def then_nobody_is_his(page: Page) -> None:
    then_the_page_is(page, "My team")
    expect(row(page, "Milo Tarrant").get_by_role("cell").first).to_have_text(re.compile(r"^0"))
    expect(page.get_by_role("link", name=GIVE_ON)).to_have_count(0)


def then_there_was_no_gap(page: Page, at_work: str) -> None:
    """He had the family until today, and she has it since today."""
    page.goto(at_work)
    follow(page, "The team around the family, and who takes part")
    then_it_says(page, f"Hana Quist, since {days.day(days.today())}")
    page.get_by_text("Who was in the team before").click()
    today = days.short_day(days.today())
    then_it_says(page, f"Key worker: Milo Tarrant, {today} to {today}")
    then_it_suits_everybody(page)


def then_what_is_to_be_done_is_hers(page: Page, surname: str) -> None:
    page.goto("/today/")
    expect(page.get_by_role("link", name=f"Review the work with {surname} family")).to_be_visible()
    page.goto("/work/")
    expect(page.get_by_role("link", name=f"{surname} family")).to_be_visible()
