"""What cannot be right in an instrument's scores: a sum of words, of judgements, of two scales; bands that overlap."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from hearth.practice.definitions.answering import Item, Scale
from hearth.practice.definitions.links import Mistake, Place, nearest
from hearth.practice.definitions.scoring import Band, LookupRow, Score
from hearth.practice.expressions import Wrong, check, cycle_in, parse, references
from hearth.practice.expressions.checking import Kind

if TYPE_CHECKING:
    from hearth.practice.definitions.instrument import Instrument

NUMBERS = ("sum", "mean", "count_at_or_above", "count_at_or_below")
ORDERED = ("mode", "worst", "best")
WANTED = {"judged": "scale", "lookup": "table", "formula": "formula", "count_at_or_above": "level"}
WANTED["count_at_or_below"] = "level"


def mistakes_in_scores(instrument: "Instrument") -> Iterator[Mistake]:
    needs: dict[str, frozenset[str]] = {}
    areas = {area.id for area in instrument.areas} if instrument.area_rule else set()
    for position, score in enumerate(instrument.scores):
        place: Place = ("scores", position)
        if score.id in areas:
            yield Mistake(
                (*place, "id"), f"“{score.id}” is the score that area_rule makes of that area: choose a different id."
            )
        needs[score.id] = made_of(score)
        yield from _in_score(instrument, score, place)
        yield from _in_bands(instrument, score, place)
    if circle := cycle_in(needs):
        words = " needs ".join(f"“{name}”" for name in circle)
        at = next(position for position, score in enumerate(instrument.scores) if score.id == circle[0])
        yield Mistake(("scores", at), f"These scores chase each other in a circle: {words}. Take one of them away.")


def made_of(score: Score) -> frozenset[str]:
    """What must be worked out before it: other scores among these names; a sum is of items alone."""
    if score.formula:
        return references(parse(score.formula))
    return frozenset(score.of if score.method == "lookup" else ())


def items_of(instrument: "Instrument", score: Score) -> list[Item]:
    """The items a score is of, those of its areas included, in the order of `of`."""
    found: dict[str, Item] = {}
    for name in score.of:
        for item, area, _ in instrument.placed():
            if name in (item.id, area.id):
                found.setdefault(item.id, item)
    return list(found.values())


def _in_score(instrument: "Instrument", score: Score, place: Place) -> Iterator[Mistake]:
    wanted = WANTED.get(score.method)
    if wanted and not (getattr(score, wanted) or getattr(score, wanted) == 0):
        yield Mistake(place, f"“{score.id}” is {score.method}, and so needs “{wanted}”.")
        return
    if score.scale and score.scale not in instrument.all_scales:
        yield Mistake((*place, "scale"), f"“{score.scale}” is no scale of this file.")
    if score.area and score.area not in {area.id for area in instrument.areas} and instrument.areas:
        yield Mistake((*place, "area"), f"“{score.area}” is no area of this file.")
    if score.prorated and score.method != "sum":
        yield Mistake((*place, "prorated"), "Only a sum can be made up for missing answers (prorated).")
    if score.prorated and (score.at_least_answered is None or score.rounding is None):
        yield Mistake((*place, "prorated"), "A prorated sum says at_least_answered and its rounding.")
    match score.method:
        case "formula":
            yield from _in_formula(instrument, score, place)
        case "lookup":
            yield from _in_lookup(instrument, score, place)
        case "judged" | "elsewhere":
            if score.of:
                yield Mistake(
                    (*place, "of"), f"“{score.id}” is recorded as given, and made of nothing: take “of” away."
                )
        case _:
            yield from _in_items(instrument, score, place)


def _in_items(instrument: "Instrument", score: Score, place: Place) -> Iterator[Mistake]:
    known = {item.id for item in instrument.items} | {area.id for area in instrument.areas}
    others = {other.id: other for other in instrument.scores}
    for number, name in enumerate(score.of):
        if name in others:
            yield Mistake((*place, "of", number), _no_sum_of(others[name], score))
        elif name not in known:
            near = nearest(name, known)
            hint = f" Did you mean “{near}”?" if near else ""
            yield Mistake((*place, "of", number), f"“{name}” is no item or area of this file.{hint}")
    items = items_of(instrument, score)
    if not items:
        yield Mistake(place, f"“{score.id}” says of nothing what it is of.")
        return
    if (score.at_least_answered or 0) > len(items):
        yield Mistake((*place, "at_least_answered"), f"“{score.id}” is of {len(items)} items, and wants more answered.")
    homes = {instrument.area_of(item.id).repeat and instrument.area_of(item.id).id for item in items}
    if len(homes) > 1:
        yield Mistake(
            (*place, "of"),
            f"“{score.id}” mixes what is asked once with what is asked for each child or carer: use sum().",
        )
    if score.method in NUMBERS:
        without = [item.id for item in items if not _has_number(instrument, item)]
        if without:
            yield Mistake(
                (*place, "of"), f"“{score.id}” needs numbers, and these stand for none: {', '.join(without)}."
            )
    if score.method in ORDERED:
        scales = {scale.id if (scale := instrument.scale_of(item)) else "" for item in items}
        if len(scales) > 1 or not _ordered(instrument.scale_of(items[0])):
            yield Mistake(
                (*place, "of"),
                f"“{score.id}” is the {score.method} answer, so its items need one and the same scale, in order.",
            )
        elif score.flags_from and score.flags_from not in instrument.all_scales[scales.pop()].codes:
            yield Mistake((*place, "flags_from"), f"“{score.flags_from}” is not on the scale of “{score.id}”.")


def _no_sum_of(other: Score, score: Score) -> str:
    if other.judged:
        return f"“{other.id}” is what a person judged: it stands beside a score and is never added up."
    return f"“{other.id}” is a score: to work on scores, let “{score.id}” be a formula or a lookup."


def _has_number(instrument: "Instrument", item: Item) -> bool:
    scale = instrument.scale_of(item)
    return item.answer in ("number", "calculated") or (
        item.answer != "several" and scale is not None and scale.numbered
    )


def _ordered(scale: Scale | None) -> bool:
    return scale is not None and scale.ordered


def _in_formula(instrument: "Instrument", score: Score, place: Place) -> Iterator[Mistake]:
    from hearth.practice.definitions.instrument_mistakes import kinds_for

    judged = {other.id for other in instrument.all_scores if other.judged}
    kinds: dict[str, Kind] = kinds_for(instrument, None)
    kinds |= {other.id: "number" for other in instrument.all_scores if other.id not in judged}
    try:
        tree = parse(score.formula or "")
        if used := references(tree) & judged:
            yield Mistake((*place, "formula"), f"“{min(used)}” is what a person judged: it is never part of a formula.")
            return
        check(tree, kinds, wanted="number")
    except Wrong as wrong:
        yield Mistake((*place, "formula"), f"“formula”, {wrong}")


def _in_lookup(instrument: "Instrument", score: Score, place: Place) -> Iterator[Mistake]:
    scores = {other.id for other in instrument.all_scores if not other.judged}
    if len(score.of) != 1 or score.of[0] not in scores - {score.id}:
        yield Mistake((*place, "of"), f"“{score.id}” reads one other score off its table: name that score in “of”.")
    if wrong := _overlap(score.table):
        yield Mistake((*place, "table"), f"The table of “{score.id}” {wrong}.")


def _in_bands(instrument: "Instrument", score: Score, place: Place) -> Iterator[Mistake]:
    informants = {informant.id for informant in instrument.informants}
    for position, bands in enumerate(score.bands):
        where = (*place, "bands", position)
        if strange := set(bands.informants) - informants:
            yield Mistake((*where, "informants"), f"“{min(strange)}” is no informant of this file.")
        if wrong := _overlap(bands.bands):
            yield Mistake((*where, "bands"), f"The bands of “{score.id}” {wrong}.")


def _overlap(rows: Sequence[Band | LookupRow]) -> str:
    for row in rows:
        if row.at_least > row.at_most:
            return f"have one that begins at {row.at_least} and ends at {row.at_most}"
    ordered = sorted(rows, key=lambda row: row.at_least)
    for one, other in pairwise(ordered):
        if other.at_least <= one.at_most:
            return f"overlap at {other.at_least}"
    return ""
