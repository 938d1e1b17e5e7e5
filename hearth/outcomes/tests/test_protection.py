"""Small numbers stay hidden, whoever looks and however cleverly."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as some

from hearth.outcomes.definitions import measured_programmes
from hearth.outcomes.figures import Figure, Median, Share, Who
from hearth.outcomes.protection import protect
from hearth.outcomes.tests.attacker import Attacker, Cells
from hearth.outcomes.tests.naive import INDICATORS
from hearth.outcomes.tests.spreadsheets import IFS, PARTNERS, Spreadsheets


def made(id: str, numerator: int, denominator: int, **parts: Any) -> Figure:
    programme = PARTNERS if id.split("_3m")[0] in INDICATORS or "outcome" in id else IFS
    usual: dict[str, Any] = {"families": denominator, "missing": 0, "not_recorded": 0}
    measure = measured_programmes()[programme].measure(id)
    return Figure(programme, measure, Share(numerator, denominator), **(usual | parts))


def protected(*figures: Figure) -> list[Figure]:
    return protect([], figures)[1]


@pytest.mark.parametrize(
    ("numerator", "denominator", "shown", "of"),
    [
        (0, 20, 0, 20), (1, 20, None, 20), (5, 20, None, 20), (6, 20, 6, 20), (14, 20, 14, 20),
        (15, 20, None, 20), (19, 20, None, 20), (20, 20, 20, 20), (0, 0, 0, 0), (0, 5, None, None),
        (5, 5, None, None), (6, 6, 6, 6),
    ],
)  # fmt: skip
def test_counts_of_one_to_five_and_their_complements_go(
    numerator: int, denominator: int, shown: int | None, of: int | None
) -> None:
    (figure,) = protected(made("child_wellbeing", numerator, denominator, of_goals=Share(0, 0)))
    assert isinstance(figure.result, Share)
    assert (figure.result.numerator, figure.result.denominator) == (shown, of)
    assert (figure.result.percent is None) == (shown is None or denominator == 0)
    assert figure.suppressed == (shown is None)


def test_a_hidden_count_takes_its_percentage_interval_and_goals_along() -> None:
    (figure,) = protected(made("child_wellbeing", 17, 20, of_goals=Share(8, 10)))
    shown = figure.as_json()
    assert (shown["percent"], shown["interval"]) == (None, None)
    assert set(shown["of_goals"].values()) == {None}


@pytest.mark.parametrize("goals", [Share(9, 12), Share(10, 25), Share(10, 16), Share(15, 24), Share(13, 27)])
def test_goals_go_where_goal_or_no_goal_is_small(goals: Share) -> None:
    (figure,) = protected(made("child_wellbeing", 18, 30, of_goals=goals))
    assert figure.result == Share(18, 30)
    assert figure.of_goals == (goals if goals == Share(10, 16) else Share(None, None))


def test_the_sum_of_goals_goes_with_any_of_its_parts() -> None:
    parts = [made(id, 20, 40, of_goals=Share(10, 20)) for id in INDICATORS]
    whole = made("goal_outcomes_improved", 60, 120)
    assert protected(*parts, whole)[-1] == whole
    parts[2] = made("safer_in_family", 20, 40, of_goals=Share(3, 10))
    assert protected(*parts, replace(whole, result=Share(53, 110)))[-1].result == Share(None, None)


@pytest.mark.parametrize(
    ("strict", "shown"),
    [(Share(12, 40, 0), False), (Share(8, 40, 0), True), (Share(15, 40, 0), True), (Share(8, 40, 3), False)],
)
def test_the_strict_share_goes_where_it_tells_who_left_otherwise(strict: Share, shown: bool) -> None:
    (figure,) = protected(made("cpp_no_longer", 15, 40, strict=strict))
    assert (figure.strict == strict) == shown


def test_missing_at_followup_goes_where_it_tells_who_was_reached_and_had_not_improved() -> None:
    told = made("child_wellbeing_3m", 15, 25, missing=8, of_goals=Share(0, 0))
    beside = made("safer_in_family_3m", 10, 25, missing=8, of_goals=Share(0, 0))
    assert [figure.missing for figure in protected(told, beside)] == [None, None]
    assert [figure.missing for figure in protected(beside)] == [8]


@pytest.mark.parametrize(("n", "everybody", "shown"), [(5, 40, False), (30, 33, False), (30, 30, True), (30, 40, True)])
def test_a_median_needs_six_cases_and_so_does_the_rest_of_the_cohort(n: int, everybody: int, shown: bool) -> None:
    figure = made("attendance_change", 0, 0, families=n, whole_cohort=Median(4.0, everybody, (1.0, 9.0), 10))
    (safe,) = protected(replace(figure, result=Median(19.0, n, (10.0, 30.0), 8)))
    assert safe.whole_cohort is not None
    assert (safe.whole_cohort.median is not None) == shown
    assert (safe.result == Median(None, None)) == (n <= 5)


def test_the_limits_of_a_median_are_shown_only_with_five_children_beyond_them() -> None:
    figure = made("attendance_change", 0, 0)
    medians = [Median(19.0, 12, (2.0, 40.0), 3), Median(19.0, 20, (5.0, 30.0), 6)]
    shown = [protected(replace(figure, result=median))[0].as_json()["interval"] for median in medians]
    assert shown == [None, [5.0, 30.0]]


def test_the_size_of_the_cohort_goes_where_a_measure_of_families_gives_the_rest_away() -> None:
    work = made("progress_to_work", 15, 37, missing=3)
    (who,), (figure,) = protect([Who(IFS, "", "", 40, 2, 0)], [work])
    assert (who.closed, who.still_open, who.outside) == (None, None, 0)
    assert (figure.missing, figure.suppressed) == (None, True)


def test_no_small_count_is_left_anywhere_in_a_report(tmp_path: Path) -> None:
    sheets = Spreadsheets(PARTNERS)
    for number in range(23):
        sheets.episode(f"E{number}", family=f"F{number // 2}", ending="completed" if number < 20 else "family_left")
        for measure, _ in INDICATORS.values():
            after = "improved" if number % 7 < 5 else "worse"
            sheets.seen(f"E{number}", "Amy", measure, referral="goal" if number % 3 else "not_goal", closure=after)
            if number > 2:
                sheets.seen(f"E{number}", "Amy", measure, followup_3m=after)
        sheets.seen(f"E{number}", "Amy", "concern_level", referral=4, closure=number % 5, followup_3m=4)
    figures = sheets.figures(tmp_path, suppress=True)
    text = json.dumps(list(figures.values()), default=str)
    assert '"suppressed": true' in text
    assert not [count for figure in figures.values() for count in _counts(figure) if 1 <= count <= 5]


def _counts(shown: dict[str, Any]) -> Iterator[int]:
    for name, value in shown.items():
        if isinstance(value, dict):
            yield from _counts(value)
        elif isinstance(value, int) and not isinstance(value, bool) and name != "percent":
            yield value


cells = some.tuples(*[some.sampled_from([0, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 3])] * 4)


@settings(max_examples=15, deadline=None)
@given(some.lists(some.tuples(cells, some.randoms(use_true_random=False)), min_size=6, max_size=6))
def test_no_attacker_can_tell_that_a_hidden_count_is_small(drawn: list[tuple[Cells, Any]]) -> None:
    """Evidence 2's acceptance: a hidden count might, for all that was published, be 1 or fewer, or 5 or
    more.
    """
    truth: dict[str, Cells] = {}
    for id, (closure, chance) in zip(INDICATORS, drawn, strict=True):
        truth[id] = closure
        truth[f"{id}_3m"] = _later(closure, chance)
    attacker = Attacker(protected(*_release(truth)))
    hidden = [(id, group) for id, table in truth.items() for group in GROUPS if 1 <= sum(table[c] for c in group) <= 5]
    assume(hidden)
    for id, group in hidden[:: max(1, len(hidden) // 8)]:
        least, most = attacker.bounds(id, group)
        assert least <= 1 + 1e-6, (id, group)
        assert most >= 5 - 1e-6, (id, group)


GROUPS = [(0,), (1,), (2,), (3,), (0, 2), (1, 3)]


def _later(table: Cells, chance: Any) -> Cells:
    """The same children three months on: as many with the goal, others improved."""
    goals, others = table[0] + table[1], table[2] + table[3]
    improved, improved_others = chance.randint(0, goals), chance.randint(0, others)
    return improved, goals - improved, improved_others, others - improved_others


def _release(truth: dict[str, Cells]) -> Iterator[Figure]:
    for id, (a, b, c, d) in truth.items():
        yield made(id, a + c, a + b + c + d, of_goals=Share(a, a + b))
    for suffix in ("", "_3m"):
        tables = [truth[id + suffix] for id in INDICATORS]
        improved, goals = sum(table[0] for table in tables), sum(table[0] + table[1] for table in tables)
        yield made(f"goal_outcomes_improved{suffix}", improved, goals)
