"""What a family and its key worker agree is what was on the page, and who signed it."""

from tests.journeys import JOURNEY, PHONE
from tests.journeys.agreeing import when_his_mother_signs, when_she_agrees_what_a_colleague_has_changed
from tests.journeys.conftest import Somebody
from tests.journeys.deciding import a_family_is_referred
from tests.journeys.pages import a_new_surname, be
from tests.journeys.working import when_she_accepts_the_referral, when_she_begins_the_work, when_they_write_a_goal

pytestmark = JOURNEY


def test_a_plan_is_agreed_as_it_was_read_and_signed(somebody: Somebody) -> None:
    surname = a_new_surname()
    a_family_is_referred(somebody, surname)
    hana = be(somebody(width=PHONE), "Hana Quist")
    when_she_accepts_the_referral(hana, surname)
    when_she_begins_the_work(hana, surname)
    when_they_write_a_goal(hana)
    when_she_agrees_what_a_colleague_has_changed(hana, be(somebody(), "Hugo Lind"))
    when_his_mother_signs(hana, surname)
