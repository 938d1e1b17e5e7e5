"""After a death or a loss nothing goes on by itself: visits, places, reminders, referrals and notes stop at once."""

from datetime import date, timedelta
from typing import Any

import pytest

from hearth.casework.actions import plan_visit
from hearth.casework.actions.closing import Closing, close_episode
from hearth.casework.actions.courses import Planned, book, plan_course
from hearth.casework.models import Booking, Episode, FollowUp, Visit
from hearth.casework.tests.conftest import ago, at, begin, children_of
from hearth.families.actions import begin_unborn, end_pregnancy, expect_child, record_death, seal_person
from hearth.families.models import Family, Person
from hearth.ui import days
from hearth.worklist.models import Item


def tomorrow() -> date:
    return days.today() + timedelta(days=1)


@pytest.fixture
def planned(episode: Episode, hana_at_work: Any) -> Visit:
    return plan_visit(episode=episode, planned_for=at(tomorrow()), purpose="Play with both", by=hana_at_work)


def to_do(kind: str) -> list[str]:
    return list(Item.objects.filter(kind=kind, done_at=None).values_list("title", flat=True))


def dies(person: Person, by: Any) -> None:
    record_death(person=person, died=ago(days=1), version=person.version, by=by)


def test_at_a_death_visits_are_called_off_and_the_worker_decides(
    episode: Episode, planned: Visit, hana_at_work: Any
) -> None:
    leo = children_of(episode).leo
    dies(leo, hana_at_work)
    planned.refresh_from_db()
    assert (planned.state, planned.reason) == ("cancelled", "There has been a death in the family.")
    assert to_do("visit") == []
    assert len(to_do("after-a-death-or-loss")) == 1
    assert episode.participants.get(person=leo).ends == ago(days=1)


def test_a_place_on_a_course_goes_to_whoever_waits(episode: Episode, hana_at_work: Any) -> None:
    course = plan_course(
        planned=Planned("strengthening_families", "pregnancy_and_parenting", "The hall", at(tomorrow()), 1),
        by=hana_at_work,
    )
    mother = episode.participants.get(person__given_names="Dawn").person
    mia = children_of(episode).mia
    for person in (mother, mia):
        book(course=course, episode=episode, person=person, by=hana_at_work)
    dies(mother, hana_at_work)
    assert {each.person_id: each.state for each in Booking.objects.all()} == {mother.pk: "left", mia.pk: "place"}


def test_after_closure_nobody_is_reminded_to_go_back(through: Episode, hana_at_work: Any) -> None:
    close_episode(episode=through, closing=Closing(days.today(), "done", "Said", "School"), by=hana_at_work)
    before = to_do("follow-up")
    assert before
    assert all(title.startswith("Go back to") for title in before)
    dies(children_of(through).mia, hana_at_work)
    after = to_do("follow-up")
    assert len(after) == FollowUp.objects.filter(state="due").count()
    assert all("do not go back before you have decided" in title for title in after)


def loses(family: Family, by: Any, *, unborn: bool) -> None:
    mother = family.members.get(role="mother").person
    pregnancy = expect_child(
        family=family, mother=mother, due=days.today() + timedelta(days=90), known_on=ago(days=60), by=by
    )
    if unborn:
        begin_unborn(pregnancy=pregnancy, by=by)
    pregnancy.refresh_from_db()
    end_pregnancy(pregnancy=pregnancy, outcome="lost", ended=ago(days=1), version=pregnancy.version, by=by)


@pytest.mark.parametrize("unborn", [False, True])
def test_after_a_loss_the_worker_decides_and_visits_to_the_other_children_stand(
    family: Family, episode: Episode, planned: Visit, hana_at_work: Any, unborn: bool
) -> None:
    loses(family, hana_at_work, unborn=unborn)
    planned.refresh_from_db()
    assert planned.state == "planned"
    assert "pregnancy" in to_do("after-a-death-or-loss")[0]


def test_after_a_loss_the_worker_is_told_of_a_place_on_a_course(
    family: Family, episode: Episode, hana_at_work: Any
) -> None:
    planned = Planned("strengthening_families", "pregnancy_and_parenting", "The hall", at(tomorrow()), 1)
    course = plan_course(planned=planned, by=hana_at_work)
    mother = episode.participants.get(person__given_names="Dawn").person
    book(course=course, episode=episode, person=mother, by=hana_at_work)
    loses(family, hana_at_work, unborn=False)
    assert f"about the place on “{course.title}”" in to_do("after-a-death-or-loss")[0]


def test_after_a_loss_work_that_was_for_that_child_alone_stops(family: Family, hana_at_work: Any) -> None:
    family.members.filter(is_child=True).update(ends=ago(weeks=20))
    episode = begin(family, hana_at_work)
    visit = plan_visit(episode=episode, planned_for=at(tomorrow()), by=hana_at_work)
    loses(family, hana_at_work, unborn=True)
    visit.refresh_from_db()
    assert (visit.state, visit.reason) == ("cancelled", "The pregnancy has ended.")


def test_whoever_was_adopted_takes_part_no_more(episode: Episode, planned: Visit, hana_at_work: Any, cast: Any) -> None:
    leo = children_of(episode).leo
    seal_person(person=leo, order_made=ago(days=3), why="Order seen by two", version=leo.version, by=cast.hugo)
    assert episode.participants.get(person=leo).ends == days.today()
    planned.refresh_from_db()
    assert planned.state == "planned"  # the other child is visited as before
