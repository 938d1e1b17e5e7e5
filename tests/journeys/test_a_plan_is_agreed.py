"""What a family and its key worker agree is what was on the page, and who signed it."""

from tests.journeys import JOURNEY
from tests.journeys.agreeing import when_she_agrees_what_a_colleague_has_changed
from tests.journeys.conftest import Somebody
from tests.journeys.pages import a_new_surname, be
from tests.journeys.working import a_family_at_work, when_somebody_signs, when_they_write_a_goal

pytestmark = JOURNEY


def test_a_plan_is_agreed_as_it_was_read_and_signed(somebody: Somebody) -> None:
    surname = a_new_surname()
    hana = a_family_at_work(somebody, surname)
    when_they_write_a_goal(hana)
    when_she_agrees_what_a_colleague_has_changed(hana, be(somebody(), "Hugo Lind"))
    when_somebody_signs(hana, f"Wren {surname}", says="Not too fast.")
