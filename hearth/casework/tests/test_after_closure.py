"""Going back several times, coming back, and how many visits there were."""

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from hearth.casework.actions import Closing, Tried, close_episode, miss_visit, plan_visit, try_follow_up
from hearth.casework.coming_back.queries import came_back_to, counted_for
from hearth.casework.coming_back.rules import Ended, came_back, count
from hearth.casework.fidelity.presenters import asked_for
from hearth.casework.fidelity.queries import stretches_of
from hearth.casework.models import Episode, FollowUp, FollowUpTry
from hearth.casework.rules import NotPossible
from hearth.casework.rules.visiting import intensity
from hearth.casework.tests.conftest import ago, at, begin, day
from hearth.chronology.actions import write_entry
from hearth.chronology.models import Entry
from hearth.chronology.telling import Happening
from hearth.families.actions import begin_family
from hearth.practice.definitions.programme import Range
from hearth.practice.models import InUse, PracticeVersion
from hearth.worklist.models import Item


@pytest.fixture
def ended(through: Any, hana_at_work: Any) -> FollowUp:
    """Work that ended a week ago; its first follow-up."""
    close_episode(episode=through, closing=Closing(ago(weeks=1), "done", "Warm house"), by=hana_at_work)
    return FollowUp.objects.get(months=3)


def test_every_attempt_is_kept_until_the_family_is_reached(ended: Any, hana_at_work: Any) -> None:
    again: Any = {"again_on": ago(days=-4), "reached": False}
    try_follow_up(follow_up=ended, tried=Tried(ago(days=5), "phone", said="No answer", **again), by=hana_at_work)
    item = Item.objects.get(kind="follow-up", source_id=ended.pk)
    assert (item.done_at, item.due.date()) == (None, ago(days=-4))
    assert FollowUp.objects.get(pk=ended.pk).state == "due"
    try_follow_up(follow_up=ended, tried=Tried(ago(days=3), "letter", **again), by=hana_at_work)
    try_follow_up(follow_up=ended, tried=Tried(ago(days=1), "visit", True, "All well"), by=hana_at_work)
    now = FollowUp.objects.get(pk=ended.pk)
    assert (now.state, now.done_on, now.notes) == ("reached", ago(days=1), "All well")
    assert FollowUpTry.objects.count() == 3
    assert not Item.objects.filter(kind="follow-up", source_id=ended.pk, done_at=None).exists()


def test_nobody_reached_says_all_that_was_tried(ended: Any, hana_at_work: Any) -> None:
    tried = Tried(ago(days=5), "phone", False, again_on=ago(days=-4))
    try_follow_up(follow_up=ended, tried=tried, by=hana_at_work)
    try_follow_up(follow_up=ended, tried=Tried(ago(days=1), "letter", False), by=hana_at_work)
    now = FollowUp.objects.get(pk=ended.pk)
    assert now.state == "not_reached"
    assert now.how.startswith("A call (")
    assert "a letter (" in now.how
    assert Entry.objects.get(source_kind="casework.followup").title.endswith("not reached")


def test_an_attempt_that_cannot_be_is_refused(ended: Any, hana_at_work: Any) -> None:
    try_follow_up(follow_up=ended, tried=Tried(ago(days=2), "phone", False, again_on=ago(days=-4)), by=hana_at_work)
    for tried, sentence in [
        (Tried(ago(days=-1), "phone", True), "in the future"),
        (Tried(ago(weeks=2), "phone", True), "comes after closure"),
        (Tried(ago(days=3), "phone", True), "last attempt was later"),
        (Tried(ago(days=0), "pigeon", True), "Say how"),
        (Tried(ago(days=0), "phone", False, again_on=ago(days=0)), "still to come"),
    ]:
        with pytest.raises(NotPossible, match=sentence):
            try_follow_up(follow_up=ended, tried=tried, by=hana_at_work)
    assert FollowUpTry.objects.count() == 1


def test_the_page_of_a_follow_up_keeps_what_was_typed(ended: Any, hana: Any) -> None:
    page = reverse("casework:follow_up", args=[ended.pk])
    sent = {"way": "phone", "what": "again", "said": "Her sister picked up", **day("on", ago(days=1))}
    refused = hana.post(page, sent).content.decode()
    assert "Her sister picked up" in refused
    assert hana.post(page, sent | day("again_on", ago(days=-3))).status_code == 302
    assert "Her sister picked up" in hana.get(page).content.decode()
    reached = {"way": "visit", "what": "reached", "said": "Well", **day("on", ago(days=0))}
    assert "observations" not in hana.get(page)["Content-Type"]
    assert "followup_3m" in hana.post(page, reached)["Location"]


def worry(family: Any, on: Any, source: Any) -> None:
    write_entry(
        family=family, told=Happening(on, "worries", "A worry", source, "Cold again", source_name="A neighbour")
    )


def test_a_family_that_comes_back_is_seen_and_counted(
    ended: Any, hana_at_work: Any, hana: Any, cast: Any, sign_in: Any
) -> None:
    episode = Episode.objects.get()
    assert not came_back_to(hana_at_work, episode.family_id)
    worry(episode.family, ago(days=2), episode)
    (back,) = came_back_to(hana_at_work, episode.family_id)
    assert back.worried_again == ago(days=2)
    shown = hana.get(reverse("casework:episode", args=[episode.pk])).content.decode()
    assert "5 days after Family Partners had ended" in shown
    again = hana.get(reverse("casework:open_for_family", args=[episode.family_id])).content.decode()
    assert "had ended" in again
    file = hana.get(reverse("familyfile:family", args=[episode.family_id])).content.decode()
    assert "Worried about again since" in file
    counted = counted_for(hana_at_work, ago(days=0))
    assert (counted.of, counted.too_early, counted.early_and_back) == (0, 1, 1)
    team = sign_in(cast.hugo).get(reverse("casework:team")).content.decode()
    assert "1 came back already" in team
    named = team.partition("Who came back")[2].partition("Who works with whom")[0]
    assert reverse("casework:episode", args=[episode.pk]) in named
    assert "5 days after Family Partners had ended. Hana Quist was the key worker." in named


def test_who_came_back_is_counted_of_those_watched_long_enough() -> None:
    today = date(2026, 6, 1)
    old, young = date(2025, 3, 1), date(2026, 3, 1)
    told = [
        Ended("A", old, date(2025, 9, 1), 1),
        Ended("A", old, date(2026, 5, 1), 2),  # after more than a year
        Ended("A", old, None, 3),
        Ended("A", old, old, 4),  # the day of closure is still work
        Ended("A", young, date(2026, 4, 1), 5),
        Ended("A", young, None, 6),
        Ended("B", old, date(2025, 9, 1), 1),  # a family with which two programmes worked
        Ended("B", young, None, 3),
    ]
    counted = count(told, today)
    assert (counted.came_back, counted.of, counted.too_early, counted.early_and_back) == (1, 4, 3, 1)
    assert sum(map(came_back, told)) == 3


@given(
    st.lists(
        st.builds(
            Ended,
            st.just("A"),
            st.dates(date(2024, 6, 1), date(2026, 6, 1)),
            st.none() | st.dates(date(2024, 6, 1), date(2026, 6, 1)),
            st.integers(1, 4),
        ),
        max_size=12,
    )
)
def test_families_are_counted_and_not_their_pieces_of_work(told: Any) -> None:
    """As somebody would do it by hand: family by family, and in each sentence a family once."""
    today, of, back, early, early_back = date(2026, 6, 1), 0, 0, 0, 0
    for family in (1, 2, 3, 4):
        long_ago = [each for each in told if each.family == family and each.closed <= date(2025, 6, 1)]
        lately = [each for each in told if each.family == family and each.closed > date(2025, 6, 1)]
        of += bool(long_ago)
        early += bool(lately)
        back += any(came_back(each) for each in long_ago)
        early_back += any(came_back(each) for each in lately)
    counted = count(told, today)
    assert (counted.of, counted.came_back, counted.too_early, counted.early_and_back) == (of, back, early, early_back)


def test_visits_are_counted_by_phase_and_once(through: Any, hana_at_work: Any, visited: Any) -> None:
    visited(through, ago(weeks=6))  # the day on which the phase changed: of the later one
    missed = plan_visit(episode=through, planned_for=at(ago(weeks=5)), by=hana_at_work)
    miss_visit(visit=missed, reason="Nobody in", by=hana_at_work)
    told = {each.phase: (each.visits.done, each.visits.missed) for each in stretches_of(hana_at_work, ago(days=0))}
    assert told == {"engagement": (1, 0), "making_changes": (1, 1), "moving_on": (0, 0)}


def test_a_supervisor_reads_it_beside_the_definition(through: Any, cast: Any, sign_in: Any, hana_at_work: Any) -> None:
    page = sign_in(cast.hugo).get(reverse("casework:fidelity")).content.decode()
    assert "1 to 2 a week" in page
    assert "1 in 2 weeks to 1 a week" in page
    assert "Hana Quist" in page
    assert "1 of 6" in page
    assert sign_in(cast.hana).get(reverse("casework:fidelity")).status_code == 404


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [
        (3, 5, "3 to 5 a week"),
        (1, 1, "1 a week"),
        (0.5, 1, "1 in 2 weeks to 1 a week"),
        (0.1, 0.5, "1 in 10 weeks to 1 in 2 weeks"),
        (0.75, 1.5, "0.75 a week to 1.5 a week"),
        (0, 0.5, "0 to 1 in 2 weeks"),
        (0, 0, "0 a week"),
    ],
)
def test_how_often_is_said_in_words_that_can_be_seen(least: float, most: float, words: str) -> None:
    assert asked_for(Range(at_least=least, at_most=most)) == words


def test_two_versions_of_one_number_stand_apart(
    through: Any, cast: Any, sign_in: Any, hana_at_work: Any, our_own: Any
) -> None:
    """An agency's own may have had a number before the same was shipped: each is read by its own definition."""
    family = begin_family(name="Morgan", body_id="", people=(), by=hana_at_work)
    begin(family, hana_at_work, opened=ago(weeks=1), referred=ago(weeks=1))
    page = sign_in(cast.hugo).get(reverse("casework:fidelity")).content.decode()
    title = f"Family Partners {through.programme_version.version}"
    shipped, ours = page.index(f"{title}</caption>"), page.index(f"{title}, our own</caption>")
    assert shipped < page.index("Engagement") < page.index("Moving on") < ours < page.index("Only phase")


@pytest.fixture
def our_own(through: Any, cast: Any, hana_at_work: Any) -> PracticeVersion:
    """The shipped programme with its first phase alone, under the same number, and in use."""
    shipped = through.programme_version
    body = {**shipped.body, "phases": [{**shipped.body["phases"][0], "label": "Only phase"}]}
    own = PracticeVersion.objects.create(
        kind=shipped.kind,
        practice_id=shipped.practice_id,
        version=shipped.version,
        title=shipped.title,
        body=body,
        hash="of one phase",
        agency_id=cast.harbour.pk,
        author="Lea",
        source="Ours",
        licence="CC BY 4.0",
    )
    InUse.objects.create(kind=own.kind, practice_id=own.practice_id, version=own, by_name="Lea")
    return own


@given(
    st.lists(st.integers(0, 60), max_size=40),
    st.lists(st.integers(0, 60), max_size=20),
    st.lists(st.integers(1, 59), max_size=4, unique=True),
)
def test_no_visit_is_counted_twice_or_lost_where_phases_meet(done: Any, missed: Any, changes: Any) -> None:
    start = date(2026, 1, 1)

    def on(number: int) -> date:
        return date.fromordinal(start.toordinal() + number)

    bounds = [0, *sorted(changes), 60]
    per_week = Range(at_least=1, at_most=2)
    told = [
        intensity(per_week, on(a), on(b), map(on, done), missed=map(on, missed), left=b != 60)
        for a, b in pairwise(bounds)
    ]
    assert sum(each.done for each in told) == len(done)
    assert sum(each.missed for each in told) == len(missed)


def test_hard_to_reach_is_who_was_tried_often_enough() -> None:
    per_week, start, end = Range(at_least=1, at_most=2), date(2026, 1, 1), date(2026, 1, 29)
    tried = [date(2026, 1, 9), date(2026, 1, 16), date(2026, 1, 23)]
    assert intensity(per_week, start, end, [start], missed=tried).hard_to_reach
    assert not intensity(per_week, start, end, [start], missed=tried[:1]).hard_to_reach
    assert not intensity(per_week, start, end, [start, *tried], missed=tried).hard_to_reach
