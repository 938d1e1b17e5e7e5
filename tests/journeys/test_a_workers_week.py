"""A worker's week on a small phone, with the connection lost and back, and a supervisor's morning after it."""

from playwright.sync_api import Page, expect

from tests.journeys import JOURNEY, PHONE
from tests.journeys.conftest import Somebody
from tests.journeys.looking import then_it_suits_everybody
from tests.journeys.pages import be, choose, follow, press, then_it_says, then_the_page_is, tick, write
from tests.journeys.working import when_she_begins_to_write_up_a_visit

pytestmark = JOURNEY
SEEN = "Rosa made tea. The heating has been off since Friday, and she is cold at night."
RISK = "No heating, and the baby comes in spring."


def test_a_workers_week_and_a_supervisors_morning(somebody: Somebody) -> None:
    kemi = be(somebody(width=PHONE), "Kemi Brand")
    when_she_looks_at_her_week(kemi)
    when_she_writes_up_a_visit_and_the_connection_is_lost(kemi)
    when_the_plan_is_agreed_and_signed(kemi)
    sol = be(somebody(width=PHONE), "Sol Winters")
    then_her_supervisor_says_what_was_done(sol)
    then_he_sees_visits_due_and_done(sol)


def when_she_looks_at_her_week(page: Page) -> None:
    page.goto("/work/week/")
    then_it_suits_everybody(page)
    page.goto("/work/")
    follow(page, "Ashdown")
    then_the_page_is(page, "Strengthening Families")
    then_it_suits_everybody(page)


def when_she_writes_up_a_visit_and_the_connection_is_lost(page: Page) -> None:
    when_she_begins_to_write_up_a_visit(page)
    tick(page, "Who was seen?", "Rosa Ashdown")
    page.context.set_offline(True)
    write(page, "What happened?", SEEN)
    write(page, "Did you see something that cannot wait?", RISK)
    told = page.locator(".hearth-draft")
    expect(told).to_contain_text("no connection")
    page.context.set_offline(False)
    expect(told).to_contain_text("Saved at")
    page.reload()
    expect(page.get_by_label("What happened?")).to_have_value(SEEN)
    then_it_suits_everybody(page)
    press(page, "Save the visit")
    then_it_says(page, "The visit is written up.")


def when_the_plan_is_agreed_and_signed(page: Page) -> None:
    press(page, "The plan")
    then_it_suits_everybody(page)
    press(page, "Agree this plan")
    then_the_page_is(page, "Our plan")
    then_it_suits_everybody(page)
    press(page, "Somebody signs")
    choose(page, "Who signs?", "Rosa Ashdown")
    choose(page, "How?", "On the worker’s phone")
    write(page, "Type your name", "Rosa A")
    write(page, "What do they want to say about it?", "As long as it is before spring.")
    then_it_suits_everybody(page)
    press(page, "Save")
    then_it_says(page, "Rosa A", "As long as it is before spring.")


def then_her_supervisor_says_what_was_done(page: Page) -> None:
    page.goto("/today/")
    page.get_by_role("link", name="Kemi Brand saw something that cannot wait").first.click()
    then_it_says(page, RISK)
    then_it_suits_everybody(page)
    write(page, "What was done about it?", "The landlord mends it today. Kemi brings a heater at noon.")
    press(page, "Save")
    then_it_says(page, "What was done is written down.")


def then_he_sees_visits_due_and_done(page: Page) -> None:
    page.goto("/work/team/")
    then_it_suits_everybody(page)
    follow(page, "Visits due and done")
    then_the_page_is(page, "Visits due and done")
    then_it_suits_everybody(page)
