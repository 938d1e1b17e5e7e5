"""How somebody works a page: with a pointer, or with a keyboard and nothing else.

Without a pointer a control is reached as people reach it: Tab by Tab from where they are, seen on the way. Radio
buttons are one stop, and arrows go from one to the next.
"""

from weakref import WeakSet

from playwright.sync_api import BrowserContext, Locator, Page

WITHOUT_A_POINTER: "WeakSet[BrowserContext]" = WeakSet()
MOST_STOPS = 400  # on one page, once around it
HAS_THE_FOCUS = "control => control === document.activeElement"
ITS_GROUP_HAS_THE_FOCUS = """control => {
  const at = document.activeElement
  return at.type === 'radio' && at.name === control.name && at.form === control.form
}"""
CAN_BE_SEEN = """control => {
  const seen = control.closest('.govuk-radios__item, .govuk-checkboxes__item') || control
  const { top, bottom, width, height } = seen.getBoundingClientRect()
  return width > 1 && height > 1 && bottom > 0 && top < innerHeight
}"""


def activate(control: Locator) -> None:
    """A link or a button that leads to another page."""
    if _by_keyboard(control):
        reach(control)
        with control.page.expect_navigation():
            control.page.keyboard.press("Enter")
    else:
        control.click()


def check_radio(radio: Locator) -> None:
    if not _by_keyboard(radio):
        radio.check()
        return
    reach(radio, arrived=ITS_GROUP_HAS_THE_FOCUS)
    for _ in range(MOST_STOPS):
        if radio.evaluate(HAS_THE_FOCUS):
            break
        radio.page.keyboard.press("ArrowDown")
    if not radio.is_checked():
        radio.page.keyboard.press("Space")
    assert radio.is_checked(), f"{radio} cannot be chosen with a keyboard"


def check_box(box: Locator) -> None:
    if not _by_keyboard(box):
        box.check()
        return
    reach(box)
    if not box.is_checked():
        box.page.keyboard.press("Space")
    assert box.is_checked(), f"{box} cannot be ticked with a keyboard"


def fill(field: Locator, words: str) -> None:
    if not _by_keyboard(field):
        field.fill(words)
        return
    reach(field)
    field.page.keyboard.press("Control+A")
    field.page.keyboard.insert_text(words)


def reach(control: Locator, arrived: str = HAS_THE_FOCUS) -> None:
    """Tab on until it has the focus, and look whether it can be seen then."""
    control.wait_for(state="attached")
    page: Page = control.page
    for _ in range(MOST_STOPS):
        if control.evaluate(arrived):
            assert page.locator(":focus").evaluate(CAN_BE_SEEN), f"{control} has the focus and cannot be seen"
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{control} cannot be reached with a keyboard on {page.url}")


def _by_keyboard(control: Locator) -> bool:
    return control.page.context in WITHOUT_A_POINTER
