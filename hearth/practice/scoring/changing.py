"""What moved between two times, and whether that is more than noise. Only like is compared with like."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from hearth.practice.definitions.instrument import Instrument
from hearth.practice.definitions.scoring import Score
from hearth.practice.scoring.plan import PlannedScore, plan_of
from hearth.practice.scoring.scores import Result, Scores


class NotComparable(ValueError):
    """Why the two must not be compared: a sentence."""


class Verdict(StrEnum):
    BETTER = "better"
    WORSE = "worse"
    MOVED = "moved"  # more than noise, on a score of which neither end is better
    UNSURE = "unsure"  # it moved, by no more than noise, or nobody knows how much noise there is
    SAME = "same"
    UNKNOWN = "unknown"  # there was no score at one of the two times
    NOT_COMPARABLE = "not_comparable"  # the score is not in the crosswalk between the versions


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """`moved` is after less before: in numbers, or (`steps`) in steps of a scale towards its worse end."""

    id: str
    label: str
    subject: str
    judged: bool
    before: Result | None
    after: Result
    moved: Decimal | None
    steps: bool
    verdict: Verdict
    noise_known: bool


def change(before: Scores, after: Scores) -> tuple[ScoreChange, ...]:
    """Every score of `after` beside what it was. Raises `NotComparable` with a sentence for another instrument,
    informant or subject, or another version to which no crosswalk leads."""
    leads = _leads(before, after)
    earlier = {(leads[result.id], result.subject): result for result in before.results if result.id in leads}
    planned = {each.score.id: each for each in plan_of(after.instrument).scores}
    return tuple(
        _changed(planned[result.id], after.instrument, earlier.get((result.id, result.subject)), result)
        for result in after.results
    )


def _leads(before: Scores, after: Scores) -> dict[str, str]:
    """Each earlier score's id, and what it is called now."""
    old, new = before.instrument, after.instrument
    if old.id != new.id:
        raise NotComparable(f"{old.title} and {new.title} are different instruments, and measure different things.")
    if before.about.informant != after.about.informant:
        raise NotComparable("Two people answered. What one says is not compared with what another says.")
    if before.about.subject != after.about.subject:
        raise NotComparable("The two are about different people.")
    if old.version == new.version:
        return {score.id: score.id for score in new.all_scores}
    crosswalk = new.crosswalk_from(old.version)
    if crosswalk is None:
        raise NotComparable(
            f"Version {new.version} of {new.title} asks other things than version {old.version}, and nobody has said "
            "what may be compared. Both stand beside each other, without a difference."
        )
    return dict(crosswalk.scores)


def _changed(planned: PlannedScore, instrument: Instrument, before: Result | None, after: Result) -> ScoreChange:
    score = planned.score
    noise = score.more_than_noise if instrument.change.known else None
    by_steps = bool(after.code) and planned.scale is not None and planned.scale.ordered
    moved = _moved(planned, before, after, by_steps)
    return ScoreChange(
        id=after.id,
        label=after.label,
        subject=after.subject,
        judged=after.judged,
        before=before,
        after=after,
        moved=moved,
        steps=by_steps,
        verdict=Verdict.NOT_COMPARABLE if before is None else _verdict(score, moved, noise, by_steps),
        noise_known=noise is not None,
    )


def _moved(planned: PlannedScore, before: Result | None, after: Result, by_steps: bool) -> Decimal | None:
    if before is None or not before.known or not after.known:
        return None
    if by_steps:
        ranks = planned.rank.get(before.code), planned.rank[after.code]
        return None if ranks[0] is None else Decimal(ranks[1] - ranks[0])
    if before.value is None or after.value is None:
        return None
    return after.value - before.value


def _verdict(score: Score, moved: Decimal | None, noise: Decimal | None, by_steps: bool) -> Verdict:
    if moved is None:
        return Verdict.UNKNOWN
    if moved == 0:
        return Verdict.SAME
    if noise is None or abs(moved) < noise:
        return Verdict.UNSURE
    if by_steps:
        return Verdict.WORSE if moved > 0 else Verdict.BETTER
    if score.higher_is == "neither":
        return Verdict.MOVED
    return Verdict.BETTER if (moved > 0) == (score.higher_is == "better") else Verdict.WORSE
