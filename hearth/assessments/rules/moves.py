"""What moved between the first and the last of several times, score by score, whatever the instrument.

A graded profile is read area by area over the items graded at both times, and by what reviews in a row show
(`rules.change`). Every other instrument, and two versions with a crosswalk, by the engine's own comparison.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from hearth.assessments.rules import change as graded
from hearth.assessments.rules.change import AreaChange, Grades, area_changes
from hearth.assessments.wording import option_words, result_words
from hearth.practice.definitions.instrument import GRADE, Instrument
from hearth.practice.scoring import Result, ScoreChange, Scores, Verdict, change
from hearth.practice.scoring.plan import PlannedScore, plan_of

NOT_KNOWN = "Not known"


@dataclass(frozen=True)
class Past:
    """One completed profile. `grades` are empty where the instrument is not graded."""

    scores: Scores
    grades: Grades

    @property
    def instrument(self) -> Instrument:
        return self.scores.instrument


@dataclass(frozen=True)
class Move:
    """`steps` towards the worse end are positive; 0 where neither is. `of_items` or `of_scores`: how it was read."""

    score: str
    name: str
    before: str
    after: str
    verdict: Verdict
    noise_known: bool
    steps: Decimal
    directed: bool
    still_bad: bool
    judged: bool = False
    of_items: AreaChange | None = None
    of_scores: ScoreChange | None = None

    @property
    def wrong_way(self) -> bool:
        return self.steps > 0


def moves(history: Sequence[Past]) -> list[Move]:
    """From the first to the last, the worst first where areas are graded. Raises `NotComparable` with a sentence."""
    first, last = history[0], history[-1]
    instrument = last.instrument
    compared = change(first.scores, last.scores)
    if instrument.graded and all(each.instrument.version == instrument.version for each in history):
        areas = area_changes(instrument, [each.grades for each in history])
        own = {area.id for area in instrument.areas}
        return [_graded(instrument, each) for each in areas] + [
            _scored(instrument, each) for each in compared if each.id not in own
        ]
    return [_scored(instrument, each) for each in compared]


VERDICTS = {
    graded.Verdict.WORSE: Verdict.WORSE,
    graded.Verdict.BETTER: Verdict.BETTER,
    graded.Verdict.UNSURE: Verdict.UNSURE,
    graded.Verdict.SAME: Verdict.SAME,
    graded.Verdict.UNKNOWN: Verdict.UNKNOWN,
}


def _graded(instrument: Instrument, area: AreaChange) -> Move:
    scale, rule = instrument.all_scales[GRADE], instrument.area_rule

    def words(grade: int | None) -> str:
        return NOT_KNOWN if grade is None else option_words(scale, str(grade))

    order = instrument.values
    bad = area.after is not None and rule is not None and order.index(area.after) >= order.index(rule.flags_from)
    return Move(
        score=area.area.id,
        name=area.area.label,
        before=words(area.before),
        after=words(area.after),
        verdict=VERDICTS[area.verdict],
        noise_known=instrument.change.known,
        steps=Decimal(area.steps),
        directed=True,
        still_bad=bad,
        of_items=area,
    )


def _scored(instrument: Instrument, moved: ScoreChange) -> Move:
    planned = next(each for each in plan_of(instrument).scores if each.score.id == moved.id)
    return Move(
        score=moved.id,
        name=moved.label,
        before=NOT_KNOWN if moved.before is None else result_words(instrument, moved.before),
        after=result_words(instrument, moved.after),
        verdict=moved.verdict,
        noise_known=moved.noise_known,
        steps=_worse_by(planned, moved),
        directed=moved.steps or planned.score.higher_is != "neither",
        still_bad=_still_bad(planned, moved.after),
        judged=moved.judged,
        of_scores=moved,
    )


def _worse_by(planned: PlannedScore, moved: ScoreChange) -> Decimal:
    """How far towards the worse end, where it has one."""
    if moved.moved is None:
        return Decimal(0)
    if moved.steps or planned.score.higher_is == "worse":
        return moved.moved
    return -moved.moved if planned.score.higher_is == "better" else Decimal(0)


def _still_bad(planned: PlannedScore, after: Result) -> bool:
    """It asks people to look; or, where nothing says from when, it could still be better."""
    if planned.score.flags_from is not None:
        return after.flagged
    if after.value is None:
        return False
    if planned.score.higher_is == "better":
        best = max((number for item in planned.items for number in item.numbers.values()), default=None)
        return best is None or len(planned.items) > 1 or after.value < best
    return planned.score.higher_is == "worse" and after.value > 0
