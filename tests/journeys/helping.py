"""What providers, keepers, a health visitor and a family support worker do with the directory of help."""

import re
from random import randrange

from playwright.sync_api import Page, expect

from tests.journeys.hands import activate, check_box
from tests.journeys.looking import then_axe_finds_nothing
from tests.journeys.pages import (
    choose,
    follow,
    pick,
    press,
    then_it_complains,
    then_it_says,
    then_the_page_is,
    tick,
    write,
)

ADDED = "Add another time"


def when_a_charity_changes_its_service(page: Page) -> str:
    """A second time on a Saturday, and a notice; what is typed stays while another time is added."""
    notice = f"Moved to the hall, number {randrange(10_000)}."
    page.goto("/services/mine")
    follow(page, "Big Steps")
    if page.get_by_role("button", name="Forget it and begin again").count():
        press(page, "Forget it and begin again")
    write(page, "A notice for now", notice)
    times = page.locator("[id^=times-]").count()
    press(page, ADDED)
    expect(page.locator("[id^=times-]")).to_have_count(times + 1)
    new = page.get_by_role("group", name=f"Time {times + 1}")
    check_box(new.get_by_role("checkbox", name="Saturday", exact=True))
    new.get_by_label("From").fill("10am")
    new.get_by_label("Until").fill("9am")
    press(page, "Send for approval")
    expect(page.get_by_role("alert").get_by_role("link", name="It must close after it opens")).to_be_visible()
    new.get_by_label("Until").fill("12:00")
    press(page, "Send for approval")
    then_it_says(page, "Sent to Northmoor Council")
    return notice


def when_the_council_approves_it(page: Page, notice: str) -> None:
    page.goto("/services/keeping")
    follow(page, "Big Steps")
    then_it_says(page, notice, "Saturday")
    press(page, "Approve and publish")
    then_it_says(page, "“Big Steps” says this now.")


def when_a_charity_adds_a_service(page: Page, name: str) -> None:
    """What is wrong stands at its question; what is right goes to the council, and waits."""
    page.goto("/services/mine")
    press(page, "Add a service")
    if page.get_by_role("button", name="Forget it and begin again").count():
        press(page, "Forget it and begin again")
    pick(page, "Which council’s directory should it stand in?", "Northmoor Council")
    write(page, "What is it called?", name)
    write(page, "What do you do there?", "Somebody to ring at night, for parents of babies.")
    tick(page, "What kind of help is it?", "Baby and toddler group")
    write(page, "From which age of the child?", "3")
    write(page, "Up to which age?", "1")
    choose(page, "How do people come to it?", "People can come or ring themselves")
    press(page, "Send for approval")
    then_it_complains(page, "The highest age must not be under the lowest")
    write(page, "From which age of the child?", "0")
    press(page, "Send for approval")
    then_it_says(page, "Sent to Northmoor Council", "Not in the directory yet", name, "Waiting for approval")


def when_the_council_lets_it_in(page: Page, name: str) -> None:
    page.goto("/services/keeping")
    then_it_says(page, "A new entry")
    follow(page, name)
    then_it_says(page, "proposed a new entry", "Somebody to ring at night")
    press(page, "Approve and publish")
    then_it_says(page, f"“{name}” says this now.")


def when_a_health_visitor_opens_the_sheet(page: Page) -> None:
    """On a phone for one family, and printed in two languages."""
    page.goto("/services/")
    write(page, "Where do you live?", "NX1 1AA")
    press(page, "Find help")
    follow(page, "Help for parents here, on one page to print")
    then_the_page_is(page, "Help for parents in Northmoor Council")
    then_it_says(page, "Pregnancy and babies", "Being a parent")
    then_axe_finds_nothing(page)
    for language in ("English", "Cymraeg"):
        address = page.get_by_role("link", name=f"{language} (PDF)").get_attribute("href")
        answer = page.request.get(address or "")
        assert (answer.status, answer.body()[:5]) == (200, b"%PDF-")


def when_a_worker_looks_for_help(page: Page) -> None:
    page.goto("/work/")
    activate(page.get_by_role("main").get_by_role("link", name=re.compile(" family$")).first)
    activate(page.get_by_role("link", name=re.compile(" family$")).first)
    follow(page, "Find help that fits")
    at_help = page.url
    when_she_says_what_is_needed(page)
    then_it_says(page, "Why not:", "Evidence:", "Wait:")
    then_axe_finds_nothing(page)
    check_box(page.get_by_role("checkbox", name="On the family’s list").first)
    press(page, "Make a list to give or send")
    then_the_page_is(page, "A list of help")
    page.goto(at_help)
    when_she_says_what_is_needed(page)
    activate(page.get_by_text("Nothing fits? Have it counted"))
    tick(page, "For which of these is there nothing?", "Not fed")
    choose(page, "Why?", "There is one, and it is full or the wait is too long")
    press(page, "Count it")
    then_it_says(page, "Counted. Nothing of this family is kept with it.")
    press(page, "Refer the family")


def when_she_says_what_is_needed(page: Page) -> None:
    if page.locator("details", has_text="What is needed?").first.get_attribute("open") is None:
        activate(page.get_by_text("What is needed?").first)  # it stands open where nothing is known of the family
    tick(page, "What is needed?", "Not fed")
    press(page, "Look again")
