"""Supervision, and a supervisor's morning."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from hearth.access.models import User
from hearth.casework.actions import (
    Point,
    Reflected,
    Reviewed,
    finish_point,
    hand_over,
    hold_review,
    rate_goal,
    set_goal,
    supervise,
)
from hearth.casework.actions.planning import Wanted
from hearth.casework.models import Supervision, SupervisionPoint
from hearth.casework.rules import NotPossible
from hearth.casework.rules.needing_help import Rating, Standing, drifts, last_gain, needs, reviews_without_gain
from hearth.casework.tests.conftest import ago, begin, colleague_of
from hearth.practice.training.actions import Training, accredit
from hearth.scope.opening import holder_scope
from hearth.ui import days
from hearth.worklist.models import Item

TODAY = date(2026, 6, 1)


def standing(**known: Any) -> Standing:
    nothing: dict[str, Any] = {
        "review_due": None, "visits_to_write_up": 0, "visits_done": 0, "visits_least": 0, "visits_missed": 0,
        "unseen": (), "reviews_held": (), "ratings": (), "baselines": (),
    }  # fmt: skip
    return Standing(**(nothing | known))


def test_nothing_asks_for_help_where_nothing_is_late() -> None:
    assert list(needs(standing(review_due=TODAY, visits_done=3, visits_least=3), TODAY)) == []


def test_what_cannot_wait_comes_before_all() -> None:
    first = next(needs(standing(risk_at=TODAY, unseen=[("Mia", None)]), TODAY))
    assert "cannot wait" in first


def test_a_child_not_seen_comes_first() -> None:
    told = standing(
        unseen=[("Mia", date(2026, 4, 1)), ("Leo", None)], review_due=date(2026, 5, 30), visits_to_write_up=1
    )
    assert list(needs(told, TODAY)) == [
        "Mia has not been seen alone since 1 April 2026.",
        "Leo has not been seen alone yet.",
        "The review is 2 days late.",
        "1 visit to write up.",
    ]


def test_two_reviews_without_a_goal_that_moved_are_a_reason_to_think_again() -> None:
    held = [date(2026, 3, 1), date(2026, 4, 1), date(2026, 5, 1)]
    stuck = standing(reviews_held=held, baselines=[("g", 3)], ratings=[Rating("g", date(2026, 3, 2), 3)])
    assert drifts(stuck)
    moved = standing(reviews_held=held, baselines=[("g", 3)], ratings=[Rating("g", date(2026, 4, 2), 4)])
    assert not drifts(moved)
    assert not drifts(standing(reviews_held=held))  # a family without goals has another prompt


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 10)), max_size=12), st.integers(0, 10))
def test_the_last_gain_is_the_last_day_a_goal_stood_higher_than_ever_before(told: list[Any], baseline: int) -> None:
    by_day = dict(told)  # one rating a day, as the database keeps them
    ratings = [Rating("g", TODAY + timedelta(days=day), value) for day, value in by_day.items()]
    so_far, naive = [baseline], None
    for day in sorted(by_day):
        if by_day[day] > max(so_far):
            naive = TODAY + timedelta(days=day)
        so_far.append(by_day[day])
    assert last_gain(ratings, [("g", baseline)]) == naive
    assert reviews_without_gain(standing(ratings=ratings, baselines=[("g", baseline)])) == 0


@pytest.fixture
def supervised(episode: Any, cast: Any) -> Supervision:
    point = Point(episode, "See Leo alone this week", "Ring the nursery", ago(days=-3))
    reflected = Reflected(ago(days=1), {"a_day": "He wakes first and feeds his sister.", "hope": "  "}, [point])
    return supervise(worker=cast.hana, reflected=reflected, by=cast.hugo)


def test_what_was_decided_is_on_the_workers_list_until_it_is_done(supervised: Supervision, cast: Any) -> None:
    item = Item.objects.get(kind="supervision-action", done_at=None)
    assert (item.worker_id, item.title) == (cast.hana.id, "Petrova: Ring the nursery")
    assert supervised.reflections == {"a_day": "He wakes first and feeds his sister."}
    finish_point(point=supervised.points.get(), on=days.today(), by=cast.hana)
    assert not Item.objects.filter(kind="supervision-action", done_at=None).exists()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"on": ago(days=-1)}, "cannot be in the future"),
        ({"next_on": ago(days=2)}, "comes after this one"),
        ({"reflections": {}}, "at least one thing"),
    ],
)
def test_what_cannot_be_is_refused_in_words(hana_at_work: Any, cast: Any, change: Any, sentence: str) -> None:
    told = {"on": ago(days=1), "reflections": {"a_day": "Early."}} | change
    with pytest.raises(NotPossible, match=sentence):
        supervise(worker=cast.hana, reflected=Reflected(**told), by=cast.hugo)


def test_nobody_supervises_themselves(hana_at_work: Any, cast: Any) -> None:
    with pytest.raises(NotPossible, match="themselves"):
        supervise(worker=cast.hugo, reflected=Reflected(ago(days=1), {"a_day": "Early."}), by=cast.hugo)


def test_a_supervisors_morning(episode: Any, cast: Any, sign_in: Any) -> None:
    set_goal(episode=episode, wanted=Wanted("Breakfast", 2, 7, "Mum", ago(weeks=-6)), by=cast.hana)
    page = sign_in(cast.hugo).get(reverse("casework:team")).content.decode()
    assert "Mia Petrova has not been seen alone yet." in page
    assert "Hana Quist" in page
    assert "Not yet (due)" in page
    assert sign_in(cast.hana).get(reverse("casework:team")).status_code == 404


def test_a_family_that_does_well_is_counted_and_not_listed(episode: Any, cast: Any, sign_in: Any, visited: Any) -> None:
    for back in range(11, -1, -1):
        visited(episode, ago(weeks=back))
    for weeks in (6, 0):
        reviewed = Reviewed(
            held_on=ago(weeks=weeks), attended="All", family_view="Good", summary="Well", outcome="continue"
        )
        hold_review(episode=episode, reviewed=reviewed, by=cast.hana)
        if weeks:
            goal = set_goal(episode=episode, wanted=Wanted("Breakfast", 2, 7, "Mum", ago(weeks=-6)), by=cast.hana)
            rate_goal(goal=goal, on=ago(weeks=1), value=5, by=cast.hana)
    page = sign_in(cast.hugo).get(reverse("casework:team")).content.decode()
    assert "Of 1 other family nothing on record asks for help." in page


def test_a_supervision_is_written_on_its_page_and_read_by_both(episode: Any, cast: Any, sign_in: Any) -> None:
    address, key = reverse("casework:supervise", args=[cast.hana.id]), str(episode.pk)
    hugo = sign_in(cast.hugo)
    sent = {"a_day": "Early up.", f"decision-{key}": "See Leo", f"action-{key}": "Ring", **_day("on", ago(days=0))}
    refused = hugo.post(address, sent).content.decode()
    assert "By when should this be done?" in refused
    assert "Early up." in refused
    kept = hugo.post(address, sent | _day(f"by-{key}", ago(days=-2)))
    assert "Early up." in hugo.get(kept["Location"]).content.decode()
    assert "See Leo" in sign_in(cast.hana).get(kept["Location"]).content.decode()
    assert sign_in(cast.kemi).get(kept["Location"]).status_code == 404


def test_each_family_is_before_them_and_folded_until_it_is_talked_about(
    supervised: Supervision, episode: Any, cast: Any, sign_in: Any
) -> None:
    address, key = reverse("casework:supervise", args=[cast.hana.id]), str(episode.pk)
    training = Training("course", "Listening", "Listening", ago(days=400), ago(days=-20))
    accredit(user=User.objects.get(pk=cast.hana.id), training=training, by=cast.hugo)
    hugo = sign_in(cast.hugo)
    page = hugo.get(address).content.decode()
    assert "Mia Petrova has not been seen alone yet." in page
    assert f"Ring the nursery, by {days.day(ago(days=-3))}" in page
    assert "Listening: refresher due, until" in page
    assert '<details class="govuk-details">' in page
    wrong = {f"decision-{key}": "", f"action-{key}": "Ring", **_day("on", ago(days=0))}
    assert '<details class="govuk-details" open>' in hugo.post(address, wrong).content.decode()
    point = supervised.points.get()
    done = hugo.post(reverse("casework:supervision", args=[supervised.pk]), {"point": str(point.pk)}, follow=True)
    assert "Noted as done" in done.content.decode()
    assert "Still to do" not in hugo.get(address).content.decode()


def test_a_worker_reads_only_their_own(supervised: Supervision, cast: Any, sign_in: Any) -> None:
    with holder_scope(cast.hana.holder_id):
        other = supervise(worker=cast.hugo, reflected=Reflected(ago(days=1), {"a_day": "?"}), by=cast.hana)
    assert sign_in(cast.hana).get(reverse("casework:supervision", args=[other.pk])).status_code == 404


def test_what_was_decided_goes_with_the_family_and_what_was_thought_does_not(
    supervised: Supervision, episode: Any, cast: Any, sign_in: Any
) -> None:
    kim = colleague_of(cast.hana)
    page = reverse("casework:supervision", args=[supervised.pk])
    assert sign_in(kim).get(page).status_code == 404
    with holder_scope(cast.hana.holder_id):
        hand_over(episode=episode, to=kim, on=ago(days=0), by=cast.hugo)
        item = Item.objects.get(kind="supervision-action")
    assert item.worker_id == kim.id
    read = sign_in(kim).get(page).content.decode()
    assert "Ring the nursery" in read
    assert "He wakes first" not in read
    assert sign_in(kim).post(page, {"point": str(item.source_id)}).status_code == 302
    with holder_scope(cast.hana.holder_id):
        assert SupervisionPoint.objects.get().done_on
    assert "He wakes first" in sign_in(cast.hugo).get(page).content.decode()


def test_the_page_asks_as_much_of_the_database_for_many_families(
    hana_at_work: Any, cast: Any, sign_in: Any, django_assert_max_num_queries: Any, family: Any
) -> None:
    from hearth.families.actions import begin_family
    from hearth.families.telling import PersonAsTold

    for number in range(6):
        people = (PersonAsTold("child", True, "Ana", f"Lowe{number}", born=date(2018, 1, 2)),)
        begin(begin_family(name=f"Lowe{number}", body_id="northmoor", people=people, by=cast.hana), cast.hana)
    hugo = sign_in(cast.hugo)
    hugo.get(reverse("casework:team"))
    with django_assert_max_num_queries(16):  # eight of the page's own, and log-in, scope and audit
        hugo.get(reverse("casework:team"))


def _day(name: str, day: date) -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}
