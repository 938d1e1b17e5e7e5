from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from hearth.casework.actions import (
    Agreed,
    Visited,
    Wanted,
    agree_action,
    cancel_visit,
    drop_goal,
    finish_action,
    miss_visit,
    plan_visit,
    rate_goal,
    record_visit,
    set_goal,
)
from hearth.casework.models import Goal, GoalRating, Visit
from hearth.casework.queries.episode import people_in
from hearth.casework.rules import NotPossible
from hearth.casework.tests.conftest import ago, at
from hearth.chronology.models import Entry
from hearth.ui import days
from hearth.worklist.models import Item

WANTED = Wanted("Everybody eats at the table", 2, 7, "Mum", ago(weeks=-6), indicator="neglect_concern")


def test_a_goal_has_a_baseline_a_target_and_the_need_it_is_about(episode: Any, hana_at_work: Any) -> None:
    goal = set_goal(episode=episode, wanted=WANTED, by=hana_at_work)
    rate_goal(goal=goal, value=4, on=ago(days=1), by=hana_at_work)
    rate_goal(goal=goal, value=5, on=ago(days=1), by=hana_at_work)
    assert goal.need == "neglect"
    assert [rating.value for rating in GoalRating.objects.all()] == [5]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"target": 2}, "higher than where it is now"),
        ({"target": 11}, "from 0 to 10"),
        ({"by_when": ago(days=1)}, "cannot be before"),
        ({"indicator": "happiness"}, "not observed"),
    ],
)
def test_a_goal_that_cannot_be_is_refused(episode: Any, hana_at_work: Any, changes: Any, sentence: str) -> None:
    with pytest.raises(NotPossible, match=sentence):
        set_goal(episode=episode, wanted=Wanted(**(vars(WANTED) | changes)), by=hana_at_work)
    assert not Goal.objects.exists()


def test_a_goal_is_left_aside_only_with_a_reason(episode: Any, hana_at_work: Any) -> None:
    goal = set_goal(episode=episode, wanted=WANTED, by=hana_at_work)
    with pytest.raises(NotPossible, match="Say why"):
        drop_goal(goal=goal, reason=" ", by=hana_at_work)
    assert drop_goal(goal=goal, reason="They moved in with Gran.", by=hana_at_work).dropped_reason


def test_of_two_who_leave_a_goal_aside_the_first_reason_is_kept(episode: Any, hana_at_work: Any) -> None:
    goal = set_goal(episode=episode, wanted=WANTED, by=hana_at_work)
    drop_goal(goal=Goal.objects.get(), reason="They moved in with Gran.", by=hana_at_work)
    with pytest.raises(NotPossible, match="They moved in with Gran"):
        drop_goal(goal=goal, reason="No time", by=hana_at_work)
    assert Goal.objects.get().dropped_reason == "They moved in with Gran."


def test_anybody_may_have_agreed_to_do_something(episode: Any, hana_at_work: Any) -> None:
    agreed = Agreed("Breakfast club", "Ms Marsh", ago(days=-7), agency="Beck Lane", paid_by="pupil premium")
    action = agree_action(episode=episode, agreed=agreed, by=hana_at_work)
    assert finish_action(agreed=action, on=ago(days=0), by=hana_at_work).done_on == ago(days=0)


def test_a_visit_done_says_who_was_seen_and_which_child_alone(episode: Any, visited: Any) -> None:
    visited(episode, ago(weeks=3))
    entry = Entry.objects.get(source_kind="casework.visit")
    assert entry.title == "Visit: Mia Petrova and Leo Petrova seen alone"
    assert entry.words == "Breakfast was on the table."
    assert entry.people.count() == 3
    assert Item.objects.get(kind="visit").done_at


def test_what_was_typed_and_not_sent_does_not_hide_what_a_colleague_wrote(
    episode: Any, hana_at_work: Any, hana: Any
) -> None:
    visit = plan_visit(episode=episode, planned_for=at(ago(days=2)), by=hana_at_work)
    page = reverse("casework:visit", args=[visit.pk])
    hana.post(reverse("drafts:save", args=[f"visit-{visit.pk}"]), {"notes": "Typed on the bus."})
    record_visit(visit=visit, visited=Visited(at(ago(days=2)), notes="Hugo saw a bruise."), by=hana_at_work)
    shown = hana.get(page).content.decode()
    assert "Typed on the bus." in shown
    assert "Hugo saw a bruise." in shown


def test_a_visit_missed_says_why_and_stays_in_the_familys_chronology(episode: Any, hana_at_work: Any) -> None:
    visit = plan_visit(episode=episode, planned_for=at(ago(days=2)), by=hana_at_work)
    miss_visit(visit=visit, reason="Nobody came to the door.", by=hana_at_work)
    assert Entry.objects.get(source_id=visit.pk).words == "Nobody came to the door."
    with pytest.raises(NotPossible, match="already recorded as missed"):
        cancel_visit(visit=visit, reason="Ill", by=hana_at_work)


def test_a_visit_still_to_come_is_neither_done_nor_missed(episode: Any, hana_at_work: Any) -> None:
    visit = plan_visit(episode=episode, planned_for=at(ago(days=-3)), by=hana_at_work)
    with pytest.raises(NotPossible, match="cannot be in the future"):
        record_visit(visit=visit, visited=Visited(done_at=at(ago(days=-3))), by=hana_at_work)
    with pytest.raises(NotPossible, match="cannot have been missed"):
        miss_visit(visit=visit, reason="Out", by=hana_at_work)
    assert cancel_visit(visit=visit, reason="Half-term", by=hana_at_work).state == "cancelled"


def test_who_was_seen_alone_was_seen(episode: Any, hana_at_work: Any) -> None:
    visit = plan_visit(episode=episode, planned_for=at(ago(days=2)), by=hana_at_work)
    child = episode.participants.first().person_id
    what = Visited(done_at=at(ago(days=2)), seen_alone=[child])
    with pytest.raises(NotPossible, match="Tick both"):
        record_visit(visit=visit, visited=what, by=hana_at_work)


def test_notes_are_kept_as_typed_and_can_be_corrected(episode: Any, visited: Any, hana_at_work: Any) -> None:
    visit = visited(episode, ago(weeks=3))
    words = "  “Mia” said: שלום 🙂\r\n\r\n"
    record_visit(visit=visit, visited=Visited(done_at=visit.done_at, notes=words), by=hana_at_work)
    assert Visit.objects.get().notes == words
    assert Entry.objects.get(source_id=visit.pk).title == "Visit: nobody seen"


def test_of_two_who_write_about_one_visit_the_second_is_told(episode: Any, visited: Any, hana_at_work: Any) -> None:
    visit = visited(episode, ago(weeks=3))
    what = Visited(done_at=visit.done_at, notes="Mine")
    record_visit(visit=visit, visited=what, version=visit.version, by=hana_at_work)
    with pytest.raises(NotPossible, match="Somebody else"):
        record_visit(visit=visit, visited=what, version=visit.version, by=hana_at_work)


def test_the_database_refuses_the_impossible(episode: Any, visited: Any) -> None:
    visit = visited(episode, ago(weeks=3))
    with pytest.raises(IntegrityError), transaction.atomic():
        visit.people.update(seen=False, seen_alone=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Visit.objects.update(done_at=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        episode.key_workers.create(worker_id=episode.pk, name="Two at once", starts=episode.opened)
    with pytest.raises(IntegrityError), transaction.atomic():
        type(episode).objects.update(closed=episode.opened - timedelta(days=1))


def test_a_sealed_child_is_named_on_no_page_of_the_work(episode: Any, visited: Any, cast: Any, sign_in: Any) -> None:
    monday = ago(days=days.today().weekday())
    visited(episode, monday)
    mia = next(each.person for each in people_in(episode) if each.person.given_names == "Mia")
    mia.sealed_at = timezone.now()
    mia.save(update_fields=["sealed_at"])
    hana = sign_in(cast.hana)
    pages = [reverse("casework:episode", args=[episode.pk]), reverse("casework:week"), reverse("casework:caseload")]
    for page in pages:
        assert "Mia" not in hana.get(page).content.decode(), page
    assert "Mia" not in sign_in(cast.hugo).get(reverse("casework:team")).content.decode()
