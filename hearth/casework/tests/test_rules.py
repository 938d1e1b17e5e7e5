"""The clocks, counts and endings of the work, for any days and any facts."""

from contextlib import suppress
from datetime import date, timedelta
from itertools import pairwise

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from hearth.casework.rules import NotPossible, clocks, endings, observing, phases
from hearth.casework.rules.endings import REASONS, WORK_DONE, Facts
from hearth.casework.rules.key_workers import Stretch, gaps
from hearth.casework.rules.visiting import intensity
from hearth.practice.definitions.programme import Range
from hearth.practice.library import library
from hearth.ui.time_fields import time_of

PARTNERS = library().programme("family_partners")
INTENSIVE = library().programme("intensive_family_support")
DAYS = st.dates(date(2015, 1, 1), date(2035, 1, 1))
FACTS = st.builds(
    Facts,
    reason=st.sampled_from(sorted(REASONS)),
    seen=st.booleans(),
    last_phase_reviewed=st.booleans(),
    stepped_up=st.booleans(),
)


@given(FACTS, st.sampled_from([PARTNERS, INTENSIVE]))
def test_every_set_of_facts_has_exactly_one_ending_of_the_programme(facts: Facts, programme: object) -> None:
    found = endings.ending(programme, facts)  # type: ignore[arg-type]
    assert found in programme.endings  # type: ignore[attr-defined]


@given(FACTS)
def test_only_work_that_went_through_to_its_last_review_is_completed(facts: Facts) -> None:
    done = facts.reason == WORK_DONE and facts.last_phase_reviewed and facts.seen and not facts.stepped_up
    assert endings.ending(PARTNERS, facts).completed == done


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (Facts("stepped_up", True, False, False), "stepped_up"),
        (Facts(WORK_DONE, True, True, True), "stepped_up"),
        (Facts("moved_away", True, True, False), "moved_away"),
        (Facts("declined", False, False, False), "never_engaged"),
        (Facts("lost_touch", True, False, False), "ended_early"),
        (Facts(WORK_DONE, True, True, False), "completed"),
    ],
)
def test_the_ending_is_worked_out_from_the_facts(facts: Facts, expected: str) -> None:
    assert endings.ending(PARTNERS, facts).id == expected


@given(DAYS)
def test_follow_ups_are_whole_months_after_closure_and_never_on_a_later_day_of_the_month(
    closed: date,
) -> None:
    due = clocks.follow_ups_due(closed, (3, 6))
    assert list(due) == [3, 6]
    for months, day in due.items():
        assert (day.year * 12 + day.month) - (closed.year * 12 + closed.month) == months
        assert day.day <= closed.day
        assert day + timedelta(days=1) > closed + relativedelta(months=months)


def test_three_months_after_the_end_of_november_is_the_end_of_february() -> None:
    assert clocks.follow_ups_due(date(2025, 11, 30), (3,)) == {3: date(2026, 2, 28)}


def test_a_late_review_does_not_bring_the_next_one_nearer() -> None:
    assert clocks.first_review_due(date(2026, 1, 5), PARTNERS.reviews) == date(2026, 2, 16)
    assert clocks.next_review_due(date(2026, 3, 2), PARTNERS.reviews) == date(2026, 4, 13)


@pytest.mark.parametrize(
    ("per_week", "days", "visits", "least", "too_few"),
    [
        (1, 0, 0, 0, False),
        (1, 13, 1, 1, False),
        (1, 14, 1, 2, True),
        (0.5, 13, 0, 0, False),
        (3, 7, 2, 3, True),
    ],
)
def test_visits_are_owed_by_the_week(per_week: float, days: int, visits: int, least: int, too_few: bool) -> None:
    since = date(2026, 3, 2)
    done = [since] * visits
    found = intensity(Range(at_least=per_week, at_most=5.0), since, since + timedelta(days=days), done)
    assert (found.least, found.too_few) == (least, too_few)


@given(DAYS, st.integers(0, 300), st.lists(st.integers(-50, 400)))
def test_only_visits_of_this_phase_count(since: date, length: int, offsets: list[int]) -> None:
    on = since + timedelta(days=length)
    visits = [since + timedelta(days=offset) for offset in offsets]
    found = intensity(Range(at_least=1.0, at_most=2.0), since, on, visits)
    assert found.done == len([offset for offset in offsets if 0 <= offset <= length])
    assert found.least <= found.most


def test_a_phase_is_not_skipped_and_may_be_gone_back_to() -> None:
    phases.check_move(PARTNERS, "engagement", "making_changes")
    phases.check_move(PARTNERS, "moving_on", "engagement")
    with pytest.raises(NotPossible, match="“Making changes” comes first"):
        phases.check_move(PARTNERS, "engagement", "moving_on")


def test_weeks_are_counted_from_one_and_run_over() -> None:
    since = date(2026, 3, 2)
    assert phases.position(PARTNERS, "engagement", since, since).week == 1
    assert phases.position(PARTNERS, "engagement", since, since + timedelta(weeks=7)).over == 3


@given(DAYS, st.lists(st.integers(0, 60), max_size=6), st.integers(0, 100))
def test_handing_over_from_day_to_day_leaves_no_gap(start: date, lengths: list[int], rest: int) -> None:
    changes = [start]
    for length in lengths:
        changes.append(changes[-1] + timedelta(days=length))
    stretches = [Stretch(first, last) for first, last in pairwise(changes)] + [Stretch(changes[-1], None)]
    assert not list(gaps(stretches, start, changes[-1] + timedelta(days=rest)))


@given(DAYS, st.integers(1, 50), st.integers(1, 50), st.integers(1, 50))
def test_every_day_without_a_key_worker_is_found(start: date, first: int, gap: int, second: int) -> None:
    left = start + timedelta(days=first)
    came = left + timedelta(days=gap + 1)
    ends = came + timedelta(days=second)
    found = list(gaps([Stretch(came, ends), Stretch(start, left)], start, ends))
    assert found == [Stretch(left + timedelta(days=1), came - timedelta(days=1))]


@given(st.integers(0, 23), st.integers(0, 59))
def test_any_time_is_understood_however_it_is_written(hour: int, minute: int) -> None:
    half, twelve = ("am", "pm")[hour >= 12], hour % 12 or 12
    for written in (f"{hour:02}:{minute:02}", f"{hour}.{minute:02}", f"{twelve}:{minute:02}{half}"):
        found = time_of(written)
        assert found is not None, written
        assert (found.hour, found.minute) == (hour, minute)


@given(st.text(max_size=12))
def test_what_is_no_time_is_none_and_never_a_crash(typed: str) -> None:
    assert time_of(typed) is None or any(character.isdigit() for character in typed) or "d" in typed or "n" in typed


@pytest.mark.parametrize("typed", ["", "2", "25:00", "10:60", "13pm", "0pm", "half past two", "１０:３０ ppm"])
def test_times_that_may_mean_two_things_or_nothing_are_refused(typed: str) -> None:
    assert time_of(typed) is None


@given(st.text("0123456789.,-eE%٣ ", max_size=6) | st.floats(-20, 120).map(str))
def test_an_answer_is_one_the_outcome_figures_can_count(value: str) -> None:
    percent = INTENSIVE.observed_at("closure")[-1]
    with suppress(NotPossible):
        observing.check_answer(percent, "closure", value)
        assert 0 <= float(value) <= 100
