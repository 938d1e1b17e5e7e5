"""People whose work is with children tell a council, on one page."""

from playwright.sync_api import Page

from tests.journeys.pages import choose, press, write


def when_she_describes_a_worry(page: Page, surname: str) -> None:
    page.goto("/refer")
    write(page, "Postcode where the child lives", "NX2 1BB")
    write(page, "First name, or what they are called", "Arlo")
    write(page, "Family name", surname)
    write(page, "What have you seen or been told?", "He falls asleep in lessons and asks what is for dinner.")


def when_she_finishes_and_sends_it(page: Page) -> None:
    choose(page, "Must somebody look at this today?", "No")
    choose(page, "Why you may share this", "It is our public task to keep children safe")
    choose(page, "Does the family know that you are telling us?", "Yes")
    press(page, "Send to the council")


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
