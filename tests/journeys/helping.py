"""What providers, keepers, a health visitor and a family support worker do with the directory of help."""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from random import randrange
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import NAMESPACE_URL, uuid5

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.journeys.hands import activate, check_box
from tests.journeys.pages import choose, follow, press, then_it_says, then_the_page_is, tick, write

ADDED = "Add another time"


def then_axe_finds_nothing(page: Page) -> None:
    found = Axe().run(page)
    assert not found.violations_count, found.generate_report()


def when_a_charity_changes_its_service(page: Page) -> str:
    """A second time on a Saturday, and a notice; what is typed stays while another time is added."""
    notice = f"Moved to the hall, number {randrange(10_000)}."
    page.goto("/services/mine")
    follow(page, "Big Steps")
    then_axe_finds_nothing(page)
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
    then_axe_finds_nothing(page)
    follow(page, "Big Steps")
    then_it_says(page, notice, "Saturday")
    press(page, "Approve and publish")
    then_it_says(page, "“Big Steps” says this now.")


RECORDS: list[dict[str, Any]] = [
    {"name": "Fed 1", "minimum_age": -1, "description": "<p>Play &amp; talk</p>"},
    {"name": "Fed 2", "last_modified": "2026-03-01T09:00:00", "schedules": [{"byday": "MOO"}]},
    {"name": "Fed 3", "organization": None},
    {"name": "", "minimum_age": 3},
]


@contextmanager
def another_directory() -> Iterator[str]:
    """Its records are as other people's are, one answers with an error, and its pages never end."""
    trust = {"id": str(uuid5(NAMESPACE_URL, "trust")), "name": "County Trust"}
    told = [
        {"id": str(uuid5(NAMESPACE_URL, f"fed {number}")), "status": "active", "organization": trust, **record}
        for number, record in enumerate(RECORDS)
    ]

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            if parts.path == "/services":
                page = int(parse_qs(parts.query).get("page", ["1"])[0])
                self._send(200, {"contents": [{"id": each["id"]} for each in told] if page < 9 else []})
                return
            found = [each for each in told if each["id"] == parts.path.rsplit("/", 1)[-1]]
            self._send(200 if found else 404, found[0] if found else {})

        def _send(self, status: int, said: Any) -> None:
            body = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def when_a_council_reads_another_directory(page: Page) -> None:
    page.goto("/services/keeping")
    press(page, "Add another directory")
    write(page, "Whose directory is it?", f"County {randrange(1_000_000)}")
    write(page, "Address of its Open Referral feed", "http://example.org")
    press(page, "Add it")
    expect(page.get_by_role("alert")).to_contain_text("https://")
    with another_directory() as address:
        write(page, "Address of its Open Referral feed", address)
        press(page, "Add it")
        press(page, "Read it now")
        expect(page.get_by_text("never ends").or_(page.get_by_text("It has not been read yet."))).to_be_visible()
        _wait_for(page, "never ends")
    then_it_says(page, "4 records", "4: Nobody has written down", "1: It names no organisation.", "1: It has no name.")
    then_axe_finds_nothing(page)
    write(page, "On which terms may it be republished?", "Open Government Licence 3.0, on its first page")
    press(page, "Note the terms")
    then_it_says(page, "Noted.", "minimum_age: -1 is no age, so it is taken as not said.", "markup was taken out")


def _wait_for(page: Page, words: str) -> None:
    """A worker of the demonstration reads it in a moment."""
    for _ in range(60):
        if page.get_by_text(words).count():
            return
        page.wait_for_timeout(500)
        page.reload()
    expect(page.get_by_text(words)).to_be_visible()


def when_a_health_visitor_opens_the_sheet(page: Page) -> None:
    """On a phone for one family, and printed in two languages."""
    page.goto("/services/")
    write(page, "Where do you live?", "NX1 1AA")
    press(page, "Find help")
    follow(page, "Help for parents here, on one page to print")
    then_the_page_is(page, "Help for parents in Northmoor Council")
    then_it_says(page, "Waiting for Baby")
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
    activate(page.get_by_text("What is needed?").first)
    tick(page, "What is needed?", "Not fed")
    press(page, "Look again")
    then_it_says(page, "Why not:", "Evidence:", "Wait:")
    then_axe_finds_nothing(page)
    at_help = page.url
    check_box(page.get_by_role("checkbox", name="On the family’s list").first)
    press(page, "Make a list to give or send")
    then_the_page_is(page, "A list of help")
    page.goto(at_help)
    activate(page.get_by_text("Nothing fits? Have it counted"))
    tick(page, "For which of these is there nothing?", "Not fed")
    choose(page, "Why?", "There is one, and it is full or the wait is too long")
    press(page, "Count it")
    then_it_says(page, "Counted. Nothing of this family is kept with it.")
    press(page, "Refer the family")
