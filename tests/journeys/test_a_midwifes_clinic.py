"""A midwife's clinic, on a telephone and at a desk: who is before 20 weeks, what happened before; and what it costs."""

import pytest

from tests.journeys import DESK, JOURNEY, PHONE
from tests.journeys.conftest import Somebody
from tests.journeys.looking import then_it_is_accessible_and_fits
from tests.journeys.pages import be, follow, then_it_says

pytestmark = JOURNEY


WIDTHS = pytest.mark.parametrize("width", [PHONE, DESK])


@WIDTHS
def test_a_midwifes_clinic(somebody: Somebody, width: int) -> None:
    clinic = be(somebody(width=width), "Kemi Brand")
    clinic.goto("/followed/early/")
    then_it_says(clinic, "Gwen Tarbet", "14 weeks and 0 days", "from a scan", "An earlier child was removed.")
    then_it_is_accessible_and_fits(clinic)
    clinic.get_by_role("link", name="A scan, a birth or a loss").first.click()
    pregnancy = clinic.url
    for what, says in (
        ("due", "How many babies are expected?"),
        ("birth", "Given names"),
        ("end", "nothing more is sent"),
    ):
        clinic.goto(f"{pregnancy}{what}/")
        then_it_says(clinic, says)
        then_it_is_accessible_and_fits(clinic)
    clinic.goto("/followed/early/")
    follow(clinic, "Everybody who is followed")
    then_it_says(clinic, "The baby of Gwen Tarbet", "Orla Whitlow", "Two years after a removal")
    then_it_is_accessible_and_fits(clinic)
    follow(clinic, "Orla Whitlow")
    then_it_says(clinic, "Court to court:", "Special guardianship", "2 babies")
    then_it_is_accessible_and_fits(clinic)


@WIDTHS
def test_a_child_who_was_followed_until_school(somebody: Somebody, width: int) -> None:
    sol = be(somebody(width=width), "Sol Winters")
    sol.goto("/followed/cohort/")
    sol.get_by_text("Each child, for the team’s own eyes").click()
    then_it_is_accessible_and_fits(sol)
    follow(sol, "Edie Hollin")
    then_it_says(sol, "Withdrawn, and counted nowhere", "from Mr Adeyemi, reception teacher")
    then_it_is_accessible_and_fits(sol)
    sol.get_by_role("link", name="That is wrong").first.click()
    then_it_says(sol, "Why is it wrong?")
    then_it_is_accessible_and_fits(sol)


@WIDTHS
def test_what_it_costs(somebody: Somebody, width: int) -> None:
    mara = be(somebody(width=width), "Mara Kelso")
    mara.goto("/costs/")
    then_it_says(mara, "Cost per family and day", "family-days", "Nothing is guessed for them.")
    then_it_is_accessible_and_fits(mara)
    mara.goto("/followed/cohort/")
    then_it_is_accessible_and_fits(mara)
