"""Small numbers are hidden here, and nowhere else, as the last step before figures leave the house.

A count of 1 to 5 is hidden, and so is a count whose complement is 1 to 5: "14 of 17 improved" tells of three
who did not. A true zero stays, because it singles nobody out, unless what it is a zero *of* is itself small.
The profile is that of the Department for Education's children in need statistics.

Hiding a count is not enough if it can be worked out again. The ways that we know, and what closes them:

- *From a percentage or an interval*: both go with the count that they were made from.
- *From the children with a goal beside all children*: the two make a table of goal by improvement. If any of
  its cells, or its margins between the two groups, is small, the goals' share goes as a whole. It then goes
  at closure and at every follow-up, because the number of goals is the same at each of them.
- *From the sum of all goals* (goal_outcomes_improved): a sum with one part hidden gives that part away, so it
  is shown only where each of its parts is.
- *From the strict share*: generous minus strict is the number of children who, say, came into care.
- *From `missing` at follow-up*: everyone closed is in the denominator, so that who was reached and had not
  improved is what remains. Where that is small, `missing` goes; and since the same children are missing from
  every measure of a follow-up, it goes for all measures of that follow-up or for none (of children; or of
  families).
- *From `missing` beside a hidden denominator*: both go.
- *From the cohort's size* beside a measure about families: hidden where the two differ by 1 to 5, together
  with the missing that would restore it.
- *From a median*: it needs six cases, and so does the difference between those chosen and the whole cohort.
  The limits of its interval are real children's values: they need five others beyond them.

What is left open, knowingly. A reader who compares denominators (60 followed up, 57 observed at closure)
learns that three records lack an observation: a fact about records, not about what became of a child, and
hiding it would cost every follow-up figure. And nothing here sees other reports. On the page, whoever sees protected
figures chooses between whole years, and every number was told beside all that were told before (`telling`); but two
files that somebody makes of overlapping days or on two days can be subtracted from each other.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from hearth.outcomes.figures import Figure, Median, Share, Who

LARGEST_SMALL = 5
Key = tuple[str, str]
"""A programme, and within it a measure or an indicator."""


def small(*counts: int | None) -> bool:
    """Whether any of these counts might single somebody out: 1 to 5, more or fewer where it is of a difference."""
    return any(count is not None and 1 <= abs(count) <= LARGEST_SMALL for count in counts)


def protect(who: Sequence[Who], figures: Sequence[Figure]) -> tuple[list[Who], list[Figure]]:
    """Hide every small count, and whatever would give one away in this release of complete figures."""
    release = Release(tuple(who), tuple(figures))
    return [_size(one, release) for one in who], [_protected(figure, release) for figure in figures]


def _protected(figure: Figure, release: "Release") -> Figure:
    safe = figure
    for step in STEPS:
        safe = step(safe, figure, release)
    return replace(safe, suppressed=safe != figure)


@dataclass(frozen=True)
class Release:
    """All the true figures that leave together: what one of them hides, another must not tell."""

    who: tuple[Who, ...]
    figures: tuple[Figure, ...]

    @cached_property
    def by_id(self) -> dict[Key, Figure]:
        return {(figure.programme, figure.measure.id): figure for figure in self.figures}

    @cached_property
    def indicators_without_goals(self) -> set[Key]:
        """Indicators whose goals would give a small number away at some stage."""
        return {indicator(figure) for figure in self.figures if figure.of_goals and goals_give_away(figure)}

    @cached_property
    def followups_without_missing(self) -> set[tuple[str, str, bool]]:
        return {self.followup(figure) for figure in self.figures if missing_gives_away(figure)}

    @cached_property
    def without_size(self) -> set[str]:
        """Programmes whose number of closed episodes would give a small number away."""
        return {one.programme for one in self.who if any(_is_near(one, figure) for figure in self.figures)}

    def parts(self, figure: Figure) -> list[Figure]:
        """The figures that this one is made of; none, for most."""
        of = figure.measure.combination.of if figure.measure.combination else ()
        return [self.by_id[figure.programme, id] for id in of]

    def followup(self, figure: Figure) -> tuple[str, str, bool]:
        """Which follow-up a figure is of: programme, stage (a combination's parts'), of families or not."""
        end = (self.parts(figure) or [figure])[0].measure.end
        return figure.programme, end.stage if end else "", figure.measure.unit == "families"


def result_gives_away(figure: Figure) -> bool:
    if isinstance(figure.result, Median):
        return small(figure.result.n)
    return small(figure.result.numerator, figure.result.denominator, _others(figure.result))


def goals_give_away(figure: Figure) -> bool:
    """All children and those with a goal make a table of four cells; with its margins, none may be small."""
    goals, everybody = figure.of_goals, figure.result
    assert goals is not None
    assert isinstance(everybody, Share)
    others = Share(_minus(everybody.numerator, goals.numerator), _minus(everybody.denominator, goals.denominator))
    cells = [count for share in (goals, others) for count in (share.numerator, share.denominator, _others(share))]
    return result_gives_away(figure) or small(*cells)


def strict_gives_away(figure: Figure) -> bool:
    """Ended otherwise, not ended, not known: whichever of them is small, the strict share would tell."""
    strict, generous = figure.strict, figure.result
    assert strict is not None
    assert isinstance(generous, Share)
    otherwise = _minus(generous.numerator, strict.numerator)
    told = _minus(otherwise, strict.unknown)
    return result_gives_away(figure) or small(strict.numerator, _others(strict), strict.unknown, otherwise, told)


def missing_gives_away(figure: Figure) -> bool:
    if small(figure.missing, figure.not_recorded) or result_denominator_is_small(figure):
        return True
    if figure.measure.denominator != "everyone_closed" or not isinstance(figure.result, Share):
        return False
    reached = _minus(figure.result.denominator, figure.missing)
    return small(reached, _minus(reached, figure.result.numerator))


def result_denominator_is_small(figure: Figure) -> bool:
    return small(figure.result.n if isinstance(figure.result, Median) else figure.result.denominator)


def indicator(figure: Figure) -> Key:
    """What a figure looks at, whenever it looks: closure and follow-ups share it."""
    return figure.programme, figure.measure.end.observed if figure.measure.end else figure.measure.id


def _hide_result(safe: Figure, true: Figure, release: Release) -> Figure:
    if not result_gives_away(true):
        return safe
    if isinstance(true.result, Median):
        return replace(safe, result=Median(None, None))
    denominator = None if small(true.result.denominator) else true.result.denominator
    return replace(safe, result=Share(None, denominator))


def _hide_goals(safe: Figure, true: Figure, release: Release) -> Figure:
    if true.of_goals is None or indicator(true) not in release.indicators_without_goals:
        return safe
    return replace(safe, of_goals=Share(None, None))


def _hide_sum_of_goals(safe: Figure, true: Figure, release: Release) -> Figure:
    combination = true.measure.combination
    if combination is None or combination.counting != "each_goal":
        return safe
    hidden = any(indicator(part) in release.indicators_without_goals for part in release.parts(true))
    return replace(safe, result=Share(None, None)) if hidden else safe


def _hide_strict(safe: Figure, true: Figure, release: Release) -> Figure:
    return replace(safe, strict=Share(None, None)) if true.strict and strict_gives_away(true) else safe


def _hide_missing(safe: Figure, true: Figure, release: Release) -> Figure:
    everyone = true.measure.denominator == "everyone_closed"
    hidden = (
        missing_gives_away(true)
        or (everyone and release.followup(true) in release.followups_without_missing)
        or (true.measure.unit == "families" and true.programme in release.without_size)
    )
    return replace(safe, missing=None, not_recorded=None) if hidden else safe


def _hide_families(safe: Figure, true: Figure, release: Release) -> Figure:
    return replace(safe, families=None) if small(true.families) else safe


def _hide_medians(safe: Figure, true: Figure, release: Release) -> Figure:
    """The whole cohort's median stands only beside one that is shown, with nobody or many between them."""
    if not isinstance(safe.result, Median) or not isinstance(true.result, Median):
        return safe
    whole = true.whole_cohort
    if whole and small(true.result.n, whole.n, _minus(whole.n, true.result.n)):
        whole = Median(None, None)
    return replace(safe, result=_without_near_limits(safe.result), whole_cohort=whole and _without_near_limits(whole))


def _without_near_limits(median: Median) -> Median:
    return median if median.rank > LARGEST_SMALL else replace(median, interval=None)


STEPS: tuple[Callable[[Figure, Figure, Release], Figure], ...] = (
    _hide_result,
    _hide_goals,
    _hide_sum_of_goals,
    _hide_strict,
    _hide_missing,
    _hide_families,
    _hide_medians,
)


def _size(who: Who, release: Release) -> Who:
    """The cohort's own counts."""
    closed = None if small(who.closed) or who.programme in release.without_size else who.closed
    return replace(
        who,
        closed=closed,
        still_open=None if small(who.still_open) else who.still_open,
        outside=None if small(who.outside) else who.outside,
    )


def _is_near(who: Who, figure: Figure) -> bool:
    about_families = figure.programme == who.programme and figure.measure.unit == "families"
    return about_families and isinstance(figure.result, Share) and small(_minus(who.closed, figure.result.denominator))


def _others(share: Share) -> int | None:
    """The complement: those counted who are not in the numerator."""
    return _minus(share.denominator, share.numerator)


def _minus(whole: int | None, part: int | None) -> int | None:
    return None if whole is None or part is None else whole - part
