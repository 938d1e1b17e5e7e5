"""What answers come to, as the instrument's file declares it; and, where they come to nothing, why."""

from dataclasses import dataclass
from decimal import Decimal

from hearth.practice.definitions.instrument import Instrument
from hearth.practice.definitions.scoring import Band, Score
from hearth.practice.expressions import Value, evaluate
from hearth.practice.expressions.evaluating import Many, number
from hearth.practice.scoring.answers import About, Answers, read_number
from hearth.practice.scoring.arithmetic import Worked, looked_up, rounded, worked_out
from hearth.practice.scoring.asking import Seen, answered, names_for
from hearth.practice.scoring.plan import Plan, PlannedScore, plan_of


@dataclass(frozen=True, slots=True)
class Result:
    """One score, of one subject where it is asked of each.

    `value` is a number, `code` the answer on a scale (worst, mode, judged). Where there is no score both are empty, and
    `why_not` is a sentence. `answered` of the `asked` items had an answer. `speaking` are the items that decided a
    worst or best. `flagged` asks people to look.
    """

    id: str
    label: str
    subject: str
    judged: bool
    value: Decimal | None = None
    code: str = ""
    answered: int = 0
    asked: int = 0
    prorated: bool = False
    flagged: bool = False
    band: Band | None = None
    band_source: str = ""
    source: str = ""
    speaking: tuple[str, ...] = ()
    why_not: str = ""

    @property
    def known(self) -> bool:
        return self.value is not None or bool(self.code)


@dataclass(frozen=True)
class Scores:
    """All scores of one filled-in instrument, with what is needed to tell whether another can be compared with it."""

    instrument: Instrument
    about: About
    results: tuple[Result, ...]

    @property
    def judged(self) -> tuple[Result, ...]:
        """What people judged. It stands beside what was worked out, and the two are never mixed."""
        return tuple(result for result in self.results if result.judged)

    @property
    def computed(self) -> tuple[Result, ...]:
        return tuple(result for result in self.results if not result.judged)

    def of(self, id: str, subject: str = "") -> Result:
        """Raises `KeyError` for a score that was not worked out."""
        for result in self.results:
            if (result.id, result.subject) == (id, subject):
                return result
        raise KeyError(f"“{id}” is not a score of {self.instrument.id}" + (f" for {subject}." if subject else "."))


def score(instrument: Instrument, answers: Answers, about: About) -> Scores:
    """Work out every score. Answers to questions that are hidden by a rule do not count; missing is never zero."""
    plan = plan_of(instrument)
    seen = answered(plan, answers, about)
    found: dict[str, list[Result]] = {}
    for planned in plan.scores:
        subjects = about.subjects(planned.repeat) if planned.repeat else ("",)
        found[planned.score.id] = [_result(plan, planned, answers, about, seen, found, subject) for subject in subjects]
    ordered = (result for each in instrument.all_scores for result in found[each.id])
    return Scores(instrument, about, tuple(ordered))


def _result(
    plan: Plan,
    planned: PlannedScore,
    answers: Answers,
    about: About,
    seen: Seen,
    found: dict[str, list[Result]],
    subject: str,
) -> Result:
    match planned.score.method:
        case "judged" | "elsewhere":
            return _recorded(planned, answers, about)
        case "formula":
            worked = _by_formula(planned, seen, found)
        case "lookup":
            worked = _read_off(planned.score, found)
        case _:
            worked = worked_out(planned, seen, subject)
    return _shown(planned, worked, about, subject)


def _shown(planned: PlannedScore, worked: Worked, about: About, subject: str) -> Result:
    score = planned.score
    value = rounded(worked.value, score.rounding)
    band, band_source = _band(score, value, about)
    return Result(
        id=score.id,
        label=score.label,
        subject=subject,
        judged=False,
        value=value,
        code=worked.code,
        answered=worked.answered,
        asked=worked.asked,
        prorated=worked.prorated,
        flagged=_flagged(planned, worked.code),
        band=band,
        band_source=band_source,
        speaking=worked.speaking,
        why_not=worked.why_not or ("The figure is too large." if value is None and worked.value is not None else ""),
    )


def _recorded(planned: PlannedScore, answers: Answers, about: About) -> Result:
    """As a person gave it: a judgement on a scale, or a total from elsewhere with its source."""
    score, answer = planned.score, answers.of(planned.score.id)
    code, value, why_not = "", None, ""
    if answer.missing or not answer.said:
        why_not = "Nobody has judged this." if score.judged else "No total has been entered."
    elif score.judged and planned.scale is not None:
        chosen = planned.choices.get(answer.said)
        code, value = (chosen.code, chosen.number) if chosen else ("", None)
    else:
        value = read_number(answer.said)
    if not why_not and not code and value is None:
        why_not = f"“{answer.said[:40]}” cannot be read."
    band, band_source = _band(score, value, about)
    return Result(
        id=score.id,
        label=score.label,
        subject="",
        judged=score.judged,
        value=value,
        code=code,
        flagged=_flagged(planned, code),
        band=band,
        band_source=band_source,
        source=answer.source,
        why_not=why_not,
    )


def _by_formula(planned: PlannedScore, seen: Seen, found: dict[str, list[Result]]) -> Worked:
    assert planned.formula is not None
    names = names_for(seen, None, "")
    names.update({id: _as_value(results) for id, results in found.items()})
    value = number(evaluate(planned.formula, names))
    if value is not None:
        return Worked(value=value)
    return Worked(why_not="Something that it is worked out from is missing.")


def _as_value(results: list[Result]) -> Value:
    if len(results) == 1 and not results[0].subject:
        return results[0].value
    return Many(tuple(result.value for result in results))


def _read_off(score: Score, found: dict[str, list[Result]]) -> Worked:
    raw = found[score.of[0]][0]
    if raw.value is None:
        return Worked(answered=raw.answered, asked=raw.asked, why_not=f"“{raw.label}” has no score to read off.")
    value = looked_up(score.table, raw.value)
    why_not = "" if value is not None else f"{raw.value} is not in the table of “{score.label}”."
    return Worked(value=value, answered=raw.answered, asked=raw.asked, prorated=raw.prorated, why_not=why_not)


def _flagged(planned: PlannedScore, code: str) -> bool:
    flags_from = planned.score.flags_from
    return bool(flags_from and code) and planned.rank[code] >= planned.rank[str(flags_from)]


def _band(score: Score, value: Decimal | None, about: About) -> tuple[Band | None, str]:
    """The band for this informant and age; none where nobody has published one."""
    if value is None:
        return None, ""
    for bands in score.bands:
        if bands.is_for(about.informant, about.years):
            band = next((band for band in bands.bands if band.at_least <= value <= band.at_most), None)
            return band, bands.source
    return None, ""
