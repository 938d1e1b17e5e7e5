"""What only a browser can show: the way out, drafts, and axe's rules on a phone and on a desk."""

import threading
from collections.abc import Iterator
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.handlers.wsgi import WSGIHandler
from django.test import override_settings
from playwright.sync_api import Browser, Dialog, Page, expect, sync_playwright

pytestmark = pytest.mark.journey

CHROMIUM = "/usr/bin/chromium"
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


class Quiet(WSGIRequestHandler):
    def log_message(self, *words: object) -> None:
        """Tests say what went wrong themselves."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The kitchen sink, served with the middleware that matters to a browser, and no database."""
    chosen = override_settings(
        ROOT_URLCONF="hearth.ui.tests.kitchen_sink",
        ALLOWED_HOSTS=["127.0.0.1"],
        MIDDLEWARE=["hearth.ui.middleware.SecurityHeaders", "django.middleware.csrf.CsrfViewMiddleware"],
    )
    with chosen:
        server = make_server("127.0.0.1", 0, WSGIHandler(), handler_class=Quiet)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(base_url=address)
    page = context.new_page()
    page.set_default_timeout(10_000)
    yield page
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("where", ["/question", "/form", "/check", "/staff", "/missing"])
def test_axe_finds_nothing_and_nothing_sticks_out(page: Page, where: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(where)
    found = Axe().run(page).response["violations"]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_form_with_every_error_passes_axe_too(page: Page) -> None:
    page.goto("/form")
    page.get_by_label("Somebody else").check()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert")).to_contain_text("Tell us who you are")
    assert Axe().run(page).response["violations"] == []


def test_the_revealed_question_comes_and_goes_with_its_answer(page: Page) -> None:
    page.goto("/form")
    expect(page.get_by_label("Who are you?")).to_be_hidden()
    page.get_by_label("Somebody else").check()
    expect(page.get_by_label("Who are you?")).to_be_visible()
    page.get_by_label("A neighbour").check()
    expect(page.get_by_label("Who are you?")).to_be_hidden()


def test_shift_three_times_leaves_even_with_words_unsaved(page: Page) -> None:
    page.goto("/question")
    page.route("**/draft", lambda route: route.abort())
    page.get_by_label("What have you seen or heard?").type("no coat")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("**/exit")


def test_the_way_out_is_a_plain_link_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/question")
    page.get_by_role("button", name="Exit this page").click()
    page.wait_for_url("**/exit")
    context.close()


def test_words_are_saved_while_they_are_typed_and_nowhere_in_the_browser(page: Page) -> None:
    page.goto("/question")
    with page.expect_request("**/draft") as sent:
        page.get_by_label("What have you seen or heard?").fill("no coat\n on")
    assert sent.value.post_data == "seen=no+coat%0A+on"
    assert sent.value.headers["x-csrftoken"]
    expect(page.get_by_text("Saved at")).to_be_visible()
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_words_that_could_not_be_saved_stay_on_the_page_and_leaving_asks_first(page: Page) -> None:
    page.goto("/question")
    page.route("**/draft", lambda route: route.abort())
    page.get_by_label("What have you seen or heard?").type("no coat")
    expect(page.get_by_text("Not saved: no connection. Your words are kept on this page.")).to_be_visible()
    asked: list[str] = []

    def agree(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", agree)
    page.get_by_role("link", name="Back").click()
    page.wait_for_url("**/x")
    assert asked == ["beforeunload"]


def test_no_font_or_anything_else_is_asked_of_another_site(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/staff", wait_until="networkidle")
    assert asked
    assert all(url.startswith(address) for url in asked)
    assert not any(".woff" in url for url in asked)
