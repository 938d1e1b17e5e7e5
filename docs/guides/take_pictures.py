"""Take the guides' pictures anew, from a running demonstration:

make demo PORT=8017            # in one terminal
.venv/bin/python docs/guides/take_pictures.py http://127.0.0.1:8017
"""

import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

PICTURES = Path(__file__).parent / "pictures"
DUTY_MANAGER, PRACTICE_LEAD = "Dev Malhotra", "Lea Coombe"
ADMINISTRATOR, TEACHER = "Ada Merrow", "Pia Marsh"
KEY_WORKER, SUPERVISOR = "Hana Quist", "Hugo Lind"
TELEPHONE, DESK = {"width": 320, "height": 640}, {"width": 1280, "height": 900}


def main(address: str) -> None:
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        phone = browser.new_page(viewport=TELEPHONE, device_scale_factor=1.5)
        _public(phone, address)
        _professional(browser.new_page(viewport=DESK), address)
        _staff(browser.new_page(viewport=DESK), address)
        _library(browser.new_page(viewport=DESK), address)
        _work(browser.new_page(viewport=TELEPHONE, device_scale_factor=1.5), browser.new_page(viewport=DESK), address)
        browser.close()


def _public(page: Page, address: str) -> None:
    page.goto(address)
    _take(page, "start")
    page.goto(f"{address}/worried/danger")
    _take(page, "question")
    page.goto(f"{address}/demo/")
    row = page.locator("dl div", has_text="A neighbour without a name")
    reference, secret = row.locator("dd").inner_text().split()
    page.goto(f"{address}/my-report")
    page.get_by_label("Reference").fill(reference)
    page.get_by_label("Secret").fill(secret)
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("heading", name="What was written").scroll_into_view_if_needed()
    _take(page, "way-back")


def _professional(page: Page, address: str) -> None:
    """A teacher's sections; thrown away again, so that taking pictures leaves nothing behind."""
    page.goto(f"{address}/demo/")
    page.get_by_role("button", name=f"Be {TEACHER}").click()
    page.goto(f"{address}/refer/mine")
    page.get_by_role("button", name="Begin a referral").click()
    _take(page, "referral")
    page.get_by_role("link", name="Discard this referral").click()
    page.get_by_role("button", name="Discard it").click()


def _staff(page: Page, address: str) -> None:
    page.goto(f"{address}/demo/")
    page.get_by_role("button", name=f"Be {DUTY_MANAGER}").click()
    page.goto(f"{address}/triage/")
    _take(page, "queue")
    page.locator("tbody a").first.click()
    _take(page, "concern")
    page.goto(f"{address}/demo/")
    page.get_by_role("button", name=f"Be {ADMINISTRATOR}").click()
    page.goto(f"{address}/our-pages")
    _take(page, "our-pages")


def _library(page: Page, address: str) -> None:
    """A practice lead changes a word of an instrument, and looks at what would change; nothing is put to use."""
    page.goto(f"{address}/demo/")
    page.get_by_role("button", name=f"Be {PRACTICE_LEAD}").click()
    page.goto(f"{address}/library/")
    _take(page, "library")
    page.goto(f"{address}/library/instrument/family_functioning")
    _take(page, "library-file")
    page.goto(f"{address}/library/instrument/home_walk_through/change")
    _take(page, "library-change")
    text = page.locator("textarea").input_value()
    page.locator("textarea").fill(text.replace("order: best_first", "order: sideways"))
    page.get_by_role("button", name="Check it").click()
    _take(page, "library-mistake")
    page.locator("textarea").fill(text.replace("Needs attention", "To be mended"))
    page.get_by_role("button", name="Check it").click()
    _take(page, "library-proposal")
    page.get_by_role("button", name="Leave it").click()
    page.goto(f"{address}/training/")
    _take(page, "training")


def _work(phone: Page, desk: Page, address: str) -> None:
    """A key worker's week on a telephone; at a desk a plan and a review, and her supervisor's team."""
    for page in (phone, desk):
        page.goto(f"{address}/demo/")
        page.get_by_role("button", name=f"Be {KEY_WORKER}").click()
    phone.goto(f"{address}/work/week/")
    _take(phone, "week")
    desk.goto(f"{address}/work/")
    desk.locator("tbody tr", has_text=", week ").locator("a").first.click()  # among those whose work has ended
    at_work = desk.url
    desk.get_by_role("button", name="The plan").click()
    _take(desk, "plan")
    desk.goto(f"{at_work}review/")
    _take(desk, "review")
    desk.goto(f"{address}/demo/")
    desk.get_by_role("button", name=f"Be {SUPERVISOR}").click()
    desk.goto(f"{address}/work/team/")
    _take(desk, "team")


def _take(page: Page, name: str) -> None:
    page.screenshot(path=PICTURES / f"{name}.png")


if __name__ == "__main__":
    main(sys.argv[1])
