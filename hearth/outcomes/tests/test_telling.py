"""Somebody keeps every release and subtracts: what they can have from one less another names nobody."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, combinations, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as some

from hearth.outcomes.figures import Figure, Median, Share
from hearth.outcomes.hiding import is_small
from hearth.outcomes.telling import Told, Year
from hearth.outcomes.tests.naive import INDICATORS
from hearth.outcomes.tests.spreadsheets import IFS, PARTNERS, Spreadsheets

YEARS = (2021, 2022, 2023, 2024)
STEP = "progress_to_work"
Counts = tuple[int, int]
Night = dict[int, tuple[int, int, int, int]]
"""By year: how many families end with a step to work and without; of how many the record goes, or is corrected."""


@dataclass
class Work:
    """Families whose work has ended: the year in which they were referred, and whether they took a step to work."""

    families: list[list[Any]] = field(default_factory=list)

    def passes(self, night: Night) -> None:
        for year, (steps, without, erased, corrected) in night.items():
            ours = [family for family in self.families if family[0] == year]
            for family in ours[:erased]:
                self.families.remove(family)
            for family in ours[erased : erased + corrected]:
                family[1] = not family[1]
            self.families += [[year, True] for _ in range(steps)] + [[year, False] for _ in range(without)]

    def sheets(self) -> Spreadsheets:
        sheets = Spreadsheets(IFS)
        for number, (year, step) in enumerate(self.families):
            day = {"referred": f"{year}-06-01", "opened": f"{year}-07-01", "closed": "2025-06-01"}
            sheets.episode(f"E{number}", **day)
            sheets.seen(f"E{number}", "", "work_step", closure="yes" if step else "no")
        return sheets


def nights(*every: Night) -> list[Told]:
    """What is told, night after night."""
    work, told = Work(), list[Told]()
    with TemporaryDirectory() as folder:
        for night in every:
            work.passes(night)
            told += filter(None, [work.sheets().told(Path(folder), told)])
    return told


def share(told: Told, year: Year, measure: str = STEP) -> Share | None:
    figure = told.tables[year].figures.get(measure)
    if figure is None:
        return None
    assert isinstance(figure.result, Share)
    return figure.result


def test_a_family_that_ended_in_between_is_not_seen() -> None:
    """20 of 40 tonight and 21 of 41 tomorrow would say that it took a step to work."""
    first, *later = nights({2024: (20, 20, 0, 0)}, {2024: (1, 0, 0, 0)}, {2024: (4, 0, 0, 0)})
    assert share(first, None) == Share(20, 40)
    assert later == []


def test_it_is_told_anew_when_enough_have_ended() -> None:
    _, second = nights({2024: (20, 20, 0, 0)}, {2024: (6, 7, 0, 0)})
    assert (share(second, None), share(second, 2024)) == (Share(26, 53), Share(26, 53))
    assert second.tables[2024].who.closed == 53


def test_nothing_is_told_by_the_night_on_which_it_is_told() -> None:
    """With five and six more the sixth of the five would be known to have taken no step: it let the figure pass."""
    first, second, *third = nights({2024: (20, 20, 0, 0)}, {2024: (6, 5, 0, 0)}, {2024: (0, 1, 0, 0)})
    assert (share(first, None), share(second, None), third) == (Share(20, 40), None, [])


def test_a_record_that_goes_or_is_corrected_is_not_seen_either() -> None:
    first, *second = nights({2024: (20, 20, 0, 0)}, {2024: (0, 0, 1, 0)}, {2024: (0, 0, 0, 1)})
    assert (share(first, None), second) == (Share(20, 40), [])
    _, second_told = nights({2024: (20, 20, 0, 0)}, {2024: (0, 0, 12, 0)})
    assert share(second_told, None) == Share(8, 28)


def test_a_year_that_lags_behind_is_not_had_from_the_others() -> None:
    """One of those who ended was referred in 2023. So 2024 is not told either: all less 2024 would tell of the one."""
    _, second = nights({2023: (20, 20, 0, 0), 2024: (20, 20, 0, 0)}, {2023: (1, 0, 0, 0), 2024: (6, 6, 0, 0)})
    assert (share(second, None), share(second, 2023), share(second, 2024)) == (Share(47, 93), None, None)


def test_the_rest_at_one_time_is_not_had_from_the_rest_at_another() -> None:
    """What is told later of years that were told together earlier must be no small number more than they were."""
    first: Night = {2022: (20, 20, 0, 0), 2023: (20, 20, 0, 0), 2024: (2, 2, 0, 0)}
    told = nights(first, {2022: (0, 0, 0, 0), 2024: (5, 5, 0, 0)}, {2022: (6, 6, 0, 0), 2024: (1, 0, 0, 0)})
    assert not list(small_in(told))


SOME = some.integers(0, 9)
FEW = some.sampled_from([0, 0, 0, 0, 1, 2, 7])
NIGHT = some.dictionaries(some.sampled_from(YEARS), some.tuples(SOME, SOME, FEW, FEW), min_size=1, max_size=3)
BEGUN = some.fixed_dictionaries(
    {year: some.tuples(some.integers(0, 24), some.integers(0, 24), some.just(0), some.just(0)) for year in YEARS}
)


@settings(max_examples=25, deadline=None)
@given(BEGUN, some.lists(NIGHT, min_size=1, max_size=5))
def test_no_release_less_another_tells_a_small_number(begun: Night, later: list[Night]) -> None:
    assert not list(small_in(nights(begun, *later)))


def test_what_two_years_tell_apart_they_may_tell_together() -> None:
    """Seven corrections in one year and six more families in others: one fewer in all, and neither is small."""
    begun: Night = {2021: (3, 0, 0, 0), 2022: (3, 0, 0, 0), 2023: (13, 0, 0, 0)}
    told = nights(begun, {2022: (3, 0, 0, 0)}, {2021: (3, 0, 0, 0), 2023: (0, 0, 0, 7)})
    assert [share(told[-1], year) for year in (None, 2023)] == [None, Share(6, 13)]
    assert not list(small_in(told))


def test_the_adversary_finds_the_family_where_each_night_is_counted_anew() -> None:
    """The twin that keeps no ledger: every night as if it were the first."""
    told = [*nights({2024: (20, 20, 0, 0)}), *nights({2024: (21, 20, 0, 0)})]
    assert (frozenset({2024}), (1, 1)) in small_in(told)


def small_in(told: Sequence[Told], measure: str = STEP) -> Iterator[tuple[frozenset[int], Counts]]:
    """Everything that can be had of any years by adding and subtracting, at one time and between any two.

    A sum of two that are known, and of which neither is small, tells no more than they do: -7 in one year and 6 in
    others are -1 together, and nobody's.
    """
    known = [dict(_known(one, measure)) for one in told]
    nothing = dict.fromkeys(chain.from_iterable(known), (0, 0))
    for then, now in combinations([nothing, *known], 2):
        had = {years: _less(now[years], then[years]) for years in then.keys() & now.keys()}
        yield from ((years, counts) for years, counts in had.items() if not _harmless(years, had))


def _less(now: Counts, then: Counts) -> Counts:
    return now[0] - then[0], now[1] - then[1]


def _harmless(years: frozenset[int], had: Mapping[frozenset[int], Counts]) -> bool:
    improved, of = had[years]
    if not any(is_small(abs(count), 5) for count in (improved, of, of - improved)):
        return True
    parts = (part for part in had if part and part < years and years - part in had)
    return any(_harmless(part, had) and _harmless(years - part, had) for part in parts)


def _known(told: Told, measure: str) -> Iterator[tuple[frozenset[int], Counts]]:
    """Of which years together it is known: those that are told, and all less those."""
    shares = {
        year: (each.numerator or 0, each.denominator or 0) for year in YEARS if (each := share(told, year, measure))
    }
    everything = share(told, None, measure)
    for size in range(len(shares) + 1):
        for years in combinations(shares, size):
            improved, of = (sum(shares[year][at] for year in years) for at in (0, 1))
            yield frozenset(years), (improved, of)
            if everything:
                rest = (everything.numerator or 0) - improved, (everything.denominator or 0) - of
                yield frozenset(YEARS) - frozenset(years), rest


CHILD = some.tuples(*[some.booleans()] * 4)


@settings(max_examples=15, deadline=None)
@given(some.lists(some.lists(CHILD, min_size=6, max_size=30), min_size=2, max_size=4))
def test_nothing_beside_a_result_tells_a_small_number_either(nights_of_children: list[list[tuple[bool, ...]]]) -> None:
    """With a goal or without it, improved or not, of two indicators; and the sum of the goals."""
    sheets, told = Spreadsheets(PARTNERS), list[Told]()
    with TemporaryDirectory() as folder:
        for night in nights_of_children:
            for child in [children for children in night for _ in range(3)]:
                add_child(sheets, f"E{len(sheets.episodes)}", child)
            told += filter(None, [sheets.told(Path(folder), told)])
    for then, now in combinations(told, 2):
        for changes in (changed(then, now, None), changed(then, now, 2024)):
            assert not [count for count in changes if is_small(abs(count), 5)]


GOALS = ("child_wellbeing", "safety_in_family")


def add_child(sheets: Spreadsheets, episode: str, child: tuple[bool, ...]) -> None:
    sheets.episode(episode, referred="2024-06-01", opened="2024-07-01", closed="2025-06-01")
    for thing, goal, improved in zip(GOALS, child[:2], child[2:], strict=True):
        ends = {"referral": "goal" if goal else "not_goal", "closure": "improved" if improved else "same"}
        sheets.seen(episode, "Amy", thing, **ends)


def changed(then: Told, now: Told, year: Year) -> Iterator[int]:
    """Each of the four cells of an indicator where both tell it, and what the sum of goals says of a part of it."""
    figures = [one.tables[year].figures for one in (then, now)]
    goals = []
    for id in [id for id, (thing, _) in INDICATORS.items() if thing in GOALS]:
        one, other = (each.get(id) for each in figures)
        if one is None or other is None:
            continue
        whole = subtracted(other.result, one.result)
        yield from whole
        if of_goals := subtracted(other.of_goals, one.of_goals):
            goals.append(of_goals)
            yield from of_goals
            yield from (all - part for all, part in zip(whole, of_goals, strict=True))
    one, other = (each.get("goal_outcomes_improved") for each in figures)
    if one and other:
        summed = subtracted(other.result, one.result)
        yield from summed
        for known in goals:
            yield from (all - part for all, part in zip(summed, known, strict=True))


def subtracted(now: Any, then: Any) -> tuple[int, ...]:
    """Improved, all and the others; nothing where one of the two does not tell."""
    if None in (now.numerator, then.numerator, now.denominator, then.denominator):
        return ()
    improved, of = now.numerator - then.numerator, now.denominator - then.denominator
    return improved, of, of - improved


def test_a_middle_that_one_child_moved_is_not_told_anew(tmp_path: Path) -> None:
    sheets = Spreadsheets(IFS)
    for number in range(20):
        sheets.episode(f"E{number}", referral_reasons="education")
        sheets.seen(f"E{number}", "Ben", "school_attendance", referral=60, closure=61 + number)
    told = list(filter(None, [sheets.told(tmp_path)]))
    for number in range(20, 30):  # six families more, and none of them in school
        sheets.episode(f"E{number}")
    sheets.observations[-1]["value"] = "61"
    told += filter(None, [sheets.told(tmp_path, told)])
    figures: list[Figure | None] = [one.tables[None].figures.get("attendance_change") for one in told]
    assert [figure and figure.result for figure in figures][1:] == [None]
    assert isinstance(figures[0] and figures[0].result, Median)


def test_what_is_beside_a_result_is_left_out_where_it_would_tell(tmp_path: Path) -> None:
    """Fourteen more, and one of whom nothing is known: how many are missing is told again when they are six more."""
    sheets, told = Spreadsheets(IFS), list[Told]()
    for steps, without, missing in ((20, 20, 8), (7, 7, 1), (7, 7, 5)):
        for step in ["yes"] * steps + ["no"] * without + [""] * missing:
            episode = f"E{len(sheets.episodes)}"
            sheets.episode(episode)
            sheets.seen(episode, "", "work_step", closure=step)
        told += filter(None, [sheets.told(tmp_path, told)])
    figures = [one.tables[None].figures[STEP] for one in told]
    assert [(figure.result, figure.missing) for figure in figures] == [
        (Share(20, 40), 8),
        (Share(27, 54), None),
        (Share(34, 68), 14),
    ]
    assert all(later.on >= earlier.on for earlier, later in pairwise(told))
