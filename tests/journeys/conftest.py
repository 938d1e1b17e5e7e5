"""A running Hearth, a browser, and people to sit before it."""

from collections.abc import Callable, Iterator
from random import randrange

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from tests.journeys import hearth_at_home
from tests.journeys.hands import WITHOUT_A_POINTER

CHROMIUM = "/usr/bin/chromium"
QUIETLY = [
    "--no-sandbox",
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # nothing leaves this machine
]
PATIENCE = 30_000  # milliseconds, on a busy machine

Somebody = Callable[..., Page]


@pytest.fixture(scope="package")
def hearth() -> Iterator[str]:
    """The address of a demonstration, which takes its database with it when it goes."""
    with hearth_at_home.running() as address:
        yield address
    assert not hearth_at_home.database_is_running()


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=QUIETLY)
        yield browser
        browser.close()


@pytest.fixture
def somebody(hearth: str, chromium: Browser) -> Iterator[Somebody]:
    """Sits somebody down before a page of their own. Whatever a browser complains about fails the journey."""
    opened: list[BrowserContext] = []
    complaints: list[str] = []

    def sit_down(*, width: int = 1280, scripts: bool = True, pointer: bool = True) -> Page:
        context = chromium.new_context(
            base_url=hearth,
            viewport={"width": width, "height": 800},
            java_script_enabled=scripts,
            locale="en-GB",
            extra_http_headers={"X-Forwarded-For": _a_connection()},
        )
        context.set_default_timeout(PATIENCE)
        if not pointer:
            WITHOUT_A_POINTER.add(context)
        context.on("console", lambda said: complaints.extend(_complaint(said)))
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        opened.append(context)
        return context.new_page()

    yield sit_down
    for context in opened:
        context.close()
    assert complaints == []


def _a_connection() -> str:
    """Everybody's own: a whole hour of journeys over one would look like a flood of reports."""
    return f"198.51.{randrange(256)}.{randrange(256)}"


CUT_OFF = "ERR_INTERNET_DISCONNECTED"  # which a journey does on purpose


def _complaint(said: ConsoleMessage) -> list[str]:
    return [said.text] if said.type == "error" and CUT_OFF not in said.text else []
