"""What a profile says about each area of its instrument, as the instrument's own scores have it.

A score is a prompt: it asks people to look, and decides nothing. An answer that is missing counts as nothing at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from hearth.assessments.rules.profiles import Profile
from hearth.practice.definitions.answering import Item
from hearth.practice.definitions.instrument import Area, Instrument
from hearth.practice.definitions.scoring import Score
from hearth.practice.scoring import Result, Scores, score, visible_items
from hearth.practice.scoring.plan import plan_of

CHOSEN = ("grade", "scale", "yes_no", "several", "number")
TOTALS = Area.model_construct(
    id="totals-from-elsewhere",
    label="Totals worked out elsewhere",
    description="Copy each total from where it was worked out, and say where that is.",
    needs=(),
    for_parents=None,
    repeat=None,
    visible=None,
    sub_areas=(),
)
"""Where totals stand that belong to no area: those of an instrument whose text is somebody else's."""


@dataclass(frozen=True)
class AreaResult:
    """One area as it is asked of one child, carer or pair (`whom`; "" for the profile itself).

    `asked` are its questions now, `needed` those that want an answer or a reason; `judged` is rated by a person.
    """

    area: Area
    whom: str
    asked: tuple[Item, ...]
    judged: tuple[Score, ...]
    needed: frozenset[str]
    given: int
    missing: int
    unanswered: int
    scores: tuple[Result, ...]

    @property
    def questions(self) -> tuple[Item | Score, ...]:
        """All that is asked here: what is seen, then what it is judged to be."""
        return (*self.asked, *self.judged)

    @property
    def done(self) -> bool:
        return self.unanswered == 0

    @property
    def own(self) -> Result | None:
        """What speaks for the area: a person's judgement before what was worked out."""
        known = sorted((each for each in self.scores if each.known), key=lambda each: not each.judged)
        return known[0] if known else None

    @property
    def flagged(self) -> bool:
        return any(each.flagged for each in self.scores)

    @property
    def speaking(self) -> tuple[Item, ...]:
        """The items that make people look."""
        ids = {id for each in self.scores if each.flagged for id in each.speaking}
        return tuple(item for item in self.asked if item.id in ids)


def areas_of(instrument: Instrument) -> tuple[Area, ...]:
    """The areas of the file; and one for totals, where it has any that stand in no area."""
    loose = any(each.recorded and not each.area for each in instrument.all_scores)
    return (*instrument.areas, TOTALS) if loose else instrument.areas


def area_of(instrument: Instrument, id: str) -> Area:
    """Raises `KeyError` for an id that is not an area."""
    for area in areas_of(instrument):
        if area.id == id:
            return area
    raise KeyError(id)


def recorded_in(instrument: Instrument, area: Area) -> tuple[Score, ...]:
    """What a person judges of this area, or totals that were worked out elsewhere."""
    own = None if area is TOTALS else area.id
    return tuple(each for each in instrument.all_scores if each.recorded and each.area == own)


def area_results(instrument: Instrument, profile: Profile) -> tuple[AreaResult, ...]:
    """Every area that is asked, in the order of the file, and within it in that of the people."""
    answers = profile.answers
    shown = visible_items(instrument, answers, profile.about)
    scores = score(instrument, answers, profile.about)
    wanted = made_of(instrument)
    found = []
    for area in areas_of(instrument):
        for whom in profile.about.subjects(area.repeat):
            here = [each for each in shown if each.area.id == area.id and each.subject == whom]
            asked = tuple(each.item for each in here if each.item.answer != "calculated")
            judged = recorded_in(instrument, area)
            if not asked and not judged:
                continue
            needed = {each.item.id for each in here if each.required or each.item.id in wanted}
            needed |= {each.id for each in judged if each.judged}
            found.append(
                _result(area, whom, asked, judged, frozenset(needed), profile, _of(scores, instrument, area, whom))
            )
    return tuple(found)


def _result(
    area: Area,
    whom: str,
    asked: tuple[Item, ...],
    judged: tuple[Score, ...],
    needed: frozenset[str],
    profile: Profile,
    scores: tuple[Result, ...],
) -> AreaResult:
    answers = profile.answers_of(whom)
    here = [answers[id] for id in (*(item.id for item in asked), *(each.id for each in judged)) if id in answers]
    return AreaResult(
        area=area,
        whom=whom,
        asked=asked,
        judged=judged,
        needed=needed,
        given=sum(answer.given for answer in here),
        missing=sum(bool(answer.missing) for answer in here),
        unanswered=sum(not (id in answers and answers[id].given) for id in needed),
        scores=scores,
    )


def made_of(instrument: Instrument) -> frozenset[str]:
    """The items that a score is made of. Each wants an answer, or the reason why there is none."""
    planned = (item.item for each in plan_of(instrument).scores for item in each.items)
    return frozenset(item.id for item in planned if item.answer in CHOSEN)


def _of(scores: Scores, instrument: Instrument, area: Area, whom: str) -> tuple[Result, ...]:
    where = _places(instrument)
    return tuple(each for each in scores.results if where[each.id] == area.id and each.subject == whom)


def _places(instrument: Instrument) -> dict[str, str]:
    plan = plan_of(instrument)
    return {each.score.id: _stands_in(each.score, [item.area.id for item in each.items]) for each in plan.scores}


def _stands_in(score: Score, areas: Sequence[str]) -> str:
    """The one area that a score is of, or nothing where it is of several."""
    if score.recorded:
        return score.area or TOTALS.id
    return areas[0] if len(set(areas)) == 1 else ""


def over_all(instrument: Instrument, scores: Scores) -> tuple[Result, ...]:
    """Scores of several areas, or of other scores: they stand in none."""
    where = _places(instrument)
    return tuple(each for each in scores.results if not where[each.id])


def asks_to_look(instrument: Instrument, question: str, code: str) -> bool:
    """Does this answer ask people to look? Then what was seen or heard must stand beside it."""
    for planned in plan_of(instrument).scores:
        flags_from = planned.score.flags_from
        of = {planned.score.id} if planned.score.judged else {item.item.id for item in planned.items}
        if flags_from is None or question not in of or code not in planned.rank:
            continue
        if planned.rank[code] >= planned.rank[str(flags_from)]:
            return True
    return False


def can_flag(instrument: Instrument) -> bool:
    """Could any answer to it ask people to look?"""
    return any(score.flags_from is not None for score in instrument.all_scores)


def flag_words(result: AreaResult) -> str:
    """Love 5."""
    codes = dict.fromkeys(each.code for each in result.scores if each.flagged)
    return f"{result.area.label} {' and '.join(codes)}"


def goes_well(instrument: Instrument, result: Result | None) -> bool:
    """Better than the middle of its scale: 1 and 2 of five. The middle is neither good news nor a flag."""
    if result is None or not result.code:
        return False
    planned = next(each for each in plan_of(instrument).scores if each.score.id == result.id)
    return planned.rank[result.code] < len(planned.rank) // 2
