"""Did it help? Whoever runs the service sees all of it; whoever only pays for it sees nobody's family."""

from playwright.sync_api import Page, expect

from tests.journeys import JOURNEY, PHONE
from tests.journeys.conftest import Somebody
from tests.journeys.pages import be, pick, press, then_it_says, then_the_page_is

pytestmark = JOURNEY


def test_a_supervisor_sees_figures_with_their_denominators(somebody: Somebody) -> None:
    hugo = be(somebody(), "Hugo Lind")
    hugo.goto("/outcomes/")
    then_the_page_is(hugo, "Did it help?")
    row = hugo.get_by_role("row").filter(has_text="Neglect addressed and concern reduced").first
    expect(row.get_by_role("cell").first).to_contain_text(" children")
    expect(row.get_by_role("cell").first).to_contain_text(" of ")
    then_every_chart_has_its_table(hugo)


def test_an_evaluator_sees_that_small_numbers_are_hidden(somebody: Somebody) -> None:
    eve = be(somebody(width=PHONE), "Eve Stanton")
    then_the_page_is(eve, "Did it help?")
    then_it_says(eve, "Small numbers are hidden, so that nobody can be recognised.", "too few to show")
    assert eve.request.get("/families/").status == 404
    assert eve.request.get("/triage/").status == 404


def test_a_supervisor_looks_at_one_programme(somebody: Somebody) -> None:
    hugo = be(somebody(), "Hugo Lind")
    hugo.goto("/outcomes/")
    hugo.get_by_text("Choose a programme or a period").click()
    pick(hugo, "Programme", "Family Partners")
    press(hugo, "Show")
    expect(hugo.get_by_role("heading", name="Family Partners: 6 months after closure")).to_be_visible()
    expect(hugo.get_by_role("heading", name="Intensive Family Support")).to_have_count(0)


def then_every_chart_has_its_table(page: Page) -> None:
    chart = page.get_by_role("img", name="the table below says the same in numbers")
    sections = page.locator("section").filter(has=chart)
    assert sections.count() >= 3
    for section in sections.all():
        expect(section.get_by_role("row").nth(1)).to_be_visible()
