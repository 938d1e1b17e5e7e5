"""A neighbour tells a council about a child, one question a page."""

from dataclasses import dataclass

from playwright.sync_api import Page

from tests.journeys.hands import activate
from tests.journeys.pages import choose, follow, press, then_it_says, then_the_page_is, write

NORTHMOORS_POSTCODE, MANCHESTERS_POSTCODE = "NX1 1AA", "M2 5DB"
ACCOUNT = (
    "The boy at number nine is out in the rain till late, in a thin shirt. 😟\nHe asked me for bread. قال إنه جائع"
)


@dataclass(frozen=True)
class WayBack:
    reference: str
    secret: str


def given_she_begins(page: Page) -> None:
    page.goto("/")
    activate(page.get_by_role("main").get_by_role("link", name="I am worried about a child"))
    press(page, "I understand. Go on")


def when_she_says_nobody_is_in_danger_now(page: Page) -> None:
    choose(page, "Is a child in danger right now?", "No, it is a worry that has been growing")
    press(page, "Continue")


def when_she_says_where(page: Page, postcode: str = NORTHMOORS_POSTCODE) -> None:
    choose(page, "What do you know?", "I know the postcode")
    write(page, "What is the postcode?", postcode)
    press(page, "Continue")


def when_she_describes_the_child(page: Page, surname: str) -> None:
    choose(page, "Is the child there now?", "Yes")
    press(page, "Continue")
    write(page, "First name, or what they are called", "Arlo")
    write(page, "Family name", surname)
    write(page, "Or their age", "about six")
    press(page, "Continue")


def when_she_writes_what_she_saw(page: Page, account: str = ACCOUNT) -> None:
    write(page, "What have you seen or heard?", account)
    press(page, "Continue")


def when_she_says_who_she_is(page: Page) -> None:
    choose(page, "How do you know the child?", "I am a neighbour")
    press(page, "Continue")
    choose(page, "May we contact you?", "No, do not contact me")
    press(page, "Continue")
    then_the_page_is(page, "Check what you have told us")


def when_she_has_answered_everything(page: Page, surname: str) -> None:
    given_she_begins(page)
    when_she_says_nobody_is_in_danger_now(page)
    when_she_says_where(page)
    when_she_describes_the_child(page, surname)
    when_she_writes_what_she_saw(page)
    when_she_says_who_she_is(page)


def when_she_sends_it(page: Page) -> WayBack:
    press(page, "Send it now")
    then_it_says(page, "Thank you. Northmoor Council has it.")
    return her_way_back(page)


def her_way_back(page: Page) -> WayBack:
    reference = page.locator(".govuk-panel strong").inner_text()
    return WayBack(reference, page.locator(".govuk-body-l .hearth-reference").inner_text())


def when_she_comes_back(page: Page, way_back: WayBack) -> None:
    page.goto("/")
    follow(page, "See what happened to my report")
    write(page, "Reference", way_back.reference)
    write(page, "Secret", way_back.secret)
    press(page, "Continue")


def a_worry_is_told(page: Page, surname: str) -> WayBack:
    when_she_has_answered_everything(page, surname)
    way_back = when_she_sends_it(page)
    press(page, "I have written both down")
    return way_back
