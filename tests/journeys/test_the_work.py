"""Twenty-two weeks of a family and its key worker, in one long afternoon."""

from tests.journeys import JOURNEY
from tests.journeys.conftest import Somebody
from tests.journeys.pages import a_new_surname, follow, then_it_says
from tests.journeys.working import (
    GOAL,
    SEEN,
    a_family_at_work,
    then_she_is_to_go_back,
    when_a_review_is_held,
    when_she_answers_the_four_questions,
    when_she_begins_an_assessment,
    when_she_completes_it,
    when_she_grades_every_area,
    when_she_has_visited,
    when_she_plans_the_next_visit,
    when_she_writes_a_page_for_his_mother,
    when_the_child_is_heard,
    when_the_work_ends,
    when_they_write_a_goal,
)

pytestmark = JOURNEY


def test_a_family_and_its_key_worker(somebody: Somebody) -> None:
    surname = a_new_surname()
    hana = a_family_at_work(somebody, surname)
    at_work = hana.url
    when_they_write_a_goal(hana)
    when_she_has_visited(hana, surname)
    then_it_says(hana, GOAL, f"Arlo {surname}")
    when_she_plans_the_next_visit(hana)
    when_she_begins_an_assessment(hana, surname)
    when_she_grades_every_area(hana)
    when_she_answers_the_four_questions(hana)
    when_the_child_is_heard(hana, surname)
    when_she_completes_it(hana)
    when_she_writes_a_page_for_his_mother(hana, surname)
    hana.goto(at_work)
    when_a_review_is_held(hana)
    when_the_work_ends(hana)
    then_she_is_to_go_back(hana, surname, months=(3, 6))
    hana.goto(at_work)
    follow(hana, f"{surname} family")
    then_it_says(hana, SEEN, "Family Partners ended: the family has moved away")
