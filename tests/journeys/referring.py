"""People whose work is with children tell a council, a section at a time; staff write down a call."""

import re

from playwright.sync_api import Page

from tests.journeys.pages import choose, follow, press, write

GO_ON = "Save and go on"


def when_she_begins_a_referral(page: Page) -> None:
    page.goto("/refer")
    press(page, "Begin a referral")


def when_she_describes_a_worry(page: Page, surname: str) -> None:
    follow(page, "Where the child lives, and is now")
    write(page, "Postcode where the child lives", "NX2 1BB")
    press(page, GO_ON)
    choose(page, "Who is this?", "A child the worry is about")
    write(page, "First name, or what they are called", "Arlo")
    write(page, "Family name", surname)
    press(page, GO_ON)
    press(page, "Go on")
    write(
        page, "Who else lives there, or looks after the child?", "His mother, and a baby brother. They speak Kurdish."
    )
    press(page, GO_ON)
    write(page, "What have you seen, heard or been told?", "He falls asleep in lessons and asks what is for dinner.")


def when_she_finishes_the_worry(page: Page) -> None:
    choose(page, "Must somebody look at this today?", "No")
    write(page, "What has the child said?", "“There is nothing in the cupboard.”")
    press(page, GO_ON)


def when_she_says_how_serious_it_is(page: Page) -> None:
    press(page, GO_ON)  # no sign is ticked
    choose(page, "Which level is nearest?", "2. Early help")
    press(page, GO_ON)


def when_she_says_the_rest(page: Page, job: str) -> None:
    write(page, "What can you do next, or go on doing?", "See him each morning at breakfast club.")
    press(page, GO_ON)
    choose(page, "Does the family know that you are telling the council, and do they agree?", "They know, and agree")
    press(page, GO_ON)
    choose(page, "Why may you share this?", "It is our public task to keep children safe")
    press(page, GO_ON)
    write(page, "Your job", job)


def when_she_sends_it(page: Page) -> str:
    press(page, "Send it to Northmoor Council")
    return page.locator(".govuk-panel strong").inner_text()


def when_she_follows_the_link_in_the_letter(page: Page, address: str) -> None:
    page.goto("/refer")
    write(page, "Your email address at work", address)
    press(page, "Send me a link")
    page.goto("/demo/outbox")
    found = re.search(r"/refer/open/[\w-]+", page.content())
    assert found
    page.goto(found[0])
    press(page, "Open my referrals")


def a_call_is_logged(page: Page, surname: str) -> str:
    """By whoever has the telephone today; the reference."""
    page.goto("/log-a-call")
    choose(page, "How did it come?", "A telephone call")
    write(page, "What were you told?", "Nan says Arlo sleeps on the floor. قال إنه جائع")
    choose(page, "Must somebody act today?", "No")
    write(page, "Postcode where the child lives", "NX1 2DD")
    write(page, "First name, or what they are called", "Arlo")
    write(page, "Family name", surname)
    write(page, "Who told us?", "His grandmother")
    press(page, "Put it in the queue")
    return page.locator(".govuk-panel strong").inner_text()
