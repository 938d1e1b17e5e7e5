"""A midwife's clinic on a telephone: who is before 20 weeks, what happened before; and what it costs, for a manager."""

from tests.journeys import JOURNEY
from tests.journeys.conftest import Somebody
from tests.journeys.pages import be, follow, then_it_says
from tests.journeys.test_a_parents_evening import SMALL, then_it_is_accessible_and_fits

pytestmark = JOURNEY


def test_a_midwifes_clinic(somebody: Somebody) -> None:
    clinic = be(somebody(width=SMALL), "Kemi Brand")
    clinic.goto("/followed/early/")
    then_it_says(clinic, "Gwen Tarbet", "14 weeks and 0 days", "from a scan", "An earlier child was removed.")
    then_it_is_accessible_and_fits(clinic)
    follow(clinic, "Everybody who is followed")
    then_it_says(clinic, "The baby of Gwen Tarbet", "Orla Whitlow", "Two years after a removal")
    then_it_is_accessible_and_fits(clinic)
    follow(clinic, "Orla Whitlow")
    then_it_says(clinic, "Court to court:", "Special guardianship", "2 babies")
    then_it_is_accessible_and_fits(clinic)


def test_what_it_costs(somebody: Somebody) -> None:
    mara = be(somebody(width=SMALL), "Mara Kelso")
    mara.goto("/costs/")
    then_it_says(mara, "Cost per family and day", "family-days", "Nothing is guessed for them.")
    then_it_is_accessible_and_fits(mara)
    mara.goto("/followed/cohort/")
    then_it_is_accessible_and_fits(mara)
