"""What a family and its key worker agree, what a review makes of it, and what happens when nobody takes over."""

from tests.journeys import JOURNEY, PHONE
from tests.journeys.conftest import Somebody
from tests.journeys.deciding import a_family_is_referred
from tests.journeys.pages import a_new_surname, be
from tests.journeys.reviewing import (
    then_it_is_still_to_be_done,
    when_his_mother_signs,
    when_she_agrees_what_a_colleague_has_changed,
    when_she_asks_his_teacher,
    when_the_review_decides_to_step_up,
    when_they_decline_what_she_asks,
)
from tests.journeys.working import when_she_accepts_the_referral, when_she_begins_the_work, when_they_write_a_goal

pytestmark = JOURNEY


def test_a_plan_is_agreed_signed_reviewed_and_followed(somebody: Somebody) -> None:
    surname = a_new_surname()
    a_family_is_referred(somebody, surname)
    hana = be(somebody(width=PHONE), "Hana Quist")
    when_she_accepts_the_referral(hana, surname)
    when_she_begins_the_work(hana, surname)
    at_work = hana.url
    when_they_write_a_goal(hana)
    when_she_agrees_what_a_colleague_has_changed(hana, be(somebody(), "Hugo Lind"))
    when_his_mother_signs(hana, surname)
    hana.goto(at_work)
    when_she_asks_his_teacher(hana)
    when_the_review_decides_to_step_up(hana, at_work)
    when_they_decline_what_she_asks(hana)
    then_it_is_still_to_be_done(hana, surname, at_work)
