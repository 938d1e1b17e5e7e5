"""What cannot be right in an instrument, found before anybody is asked anything. Each with its place in the file."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from hearth.practice.definitions.answering import Item, Scale
from hearth.practice.definitions.links import Mistake, Place, nearest
from hearth.practice.definitions.score_mistakes import mistakes_in_scores
from hearth.practice.expressions import Node, Wrong, check, cycle_in, parse, references
from hearth.practice.expressions.checking import Kind

if TYPE_CHECKING:
    from hearth.practice.definitions.instrument import Area, Instrument

PLAIN_KINDS: dict[str, Kind] = {"number": "number", "calculated": "number", "words": "words", "day": "day"}
MOST_ITEMS = 1_000


def mistakes_in(instrument: "Instrument") -> Iterator[Mistake]:
    if len(instrument.items) > MOST_ITEMS:
        yield Mistake(
            ("areas",), f"An instrument has at most {MOST_ITEMS:,} items, and this has {len(instrument.items):,}."
        )
        return
    for position, scale in enumerate(instrument.scales):
        yield from _in_scale(scale, ("scales", position))
    for item, _, place in instrument.placed():
        yield from _in_item(instrument, item, place)
    yield from _in_rules(instrument)
    yield from mistakes_in_scores(instrument)
    yield from _in_crosswalks(instrument)


def kind_of(instrument: "Instrument", item: Item) -> Kind:
    """What the answer to this item is, to a rule."""
    if item.answer == "several":
        return "several"
    scale = instrument.scale_of(item)
    if scale is None:
        return PLAIN_KINDS.get(item.answer, "words")
    return "choice" if scale.numbered else "plain choice"


def kinds_for(instrument: "Instrument", area: "Area | None") -> dict[str, Kind]:
    """What each question is, seen from inside an area: a question of another, repeated, area is one answer each."""
    return {
        item.id: "each" if home.repeat and home is not area else kind_of(instrument, item)
        for item, home, _ in instrument.placed()
    }


def _in_scale(scale: Scale, place: Place) -> Iterator[Mistake]:
    if scale.id in ("grade", "yes_no"):
        yield Mistake((*place, "id"), f"“{scale.id}” is a scale that every instrument has: choose a different id.")
    for code, times in Counter(scale.codes).items():
        if times > 1:
            yield Mistake((*place, "options"), f"“{code}” stands {times} times in the scale “{scale.id}”.")
    numbers = [option.number for option in scale.options if option.number is not None]
    if numbers and len(numbers) < len(scale.options):
        yield Mistake(
            (*place, "options"),
            f"Some options of “{scale.id}” stand for a number and some do not: give a value to all or none.",
        )
    elif scale.ordered and numbers and numbers not in (sorted(numbers), sorted(numbers, reverse=True)):
        yield Mistake(
            (*place, "options"),
            f"The numbers of “{scale.id}” go up and down: an ordered scale rises or falls all the way.",
        )


def _in_item(instrument: "Instrument", item: Item, place: Place) -> Iterator[Mistake]:
    wants_scale = item.answer in ("scale", "several")
    if wants_scale and item.scale not in instrument.all_scales:
        known = ", ".join(instrument.all_scales) or "none"
        named = f"“{item.scale}”, which is no scale of this file" if item.scale else "no scale"
        yield Mistake((*place, "scale"), f"“{item.id}” names {named}. There are: {known}.")
    if item.scale and not wants_scale:
        yield Mistake(
            (*place, "scale"), f"“{item.id}” has a scale, and is not answered by choosing: say answer: scale."
        )
    if item.answer == "grade" and not instrument.grades:
        yield Mistake(
            place,
            f"“{item.id}” is graded, and the file has no grades: list them, or say how it is answered (answer: …).",
        )
    if (item.answer == "calculated") != (item.formula is not None):
        yield Mistake(place, f"“{item.id}” needs both answer: calculated and a formula, or neither.")
    scale = instrument.scale_of(item)
    if item.answer != "grade" and item.anchors and (scale is None or len(item.anchors) != len(scale.options)):
        yield Mistake((*place, "anchors"), f"“{item.id}” needs one anchor for each option of its scale, or none.")
    if item.reversed and (scale is None or not scale.numbered) and item.answer != "number":
        yield Mistake((*place, "reversed"), f"“{item.id}” stands for no number, so it cannot be reversed.")
    if item.reversed and item.answer == "number" and None in (item.at_least, item.at_most):
        yield Mistake((*place, "reversed"), f"“{item.id}” can be reversed once it has at_least and at_most.")
    if item.at_least is not None and item.at_most is not None and item.at_least > item.at_most:
        yield Mistake((*place, "at_least"), f"“{item.id}” has an at_least that is more than its at_most.")


def _in_rules(instrument: "Instrument") -> Iterator[Mistake]:
    """Names that are not there, sums of words, and rules that chase each other in a circle."""
    needs: dict[str, set[str]] = {}
    areas: dict[str, frozenset[str]] = {}
    places: dict[str, Place] = {}
    for position, area in enumerate(instrument.areas):
        if area.visible:
            place: Place = ("areas", position, "visible")
            yield from _checked(parse(area.visible), kinds_for(instrument, area), place, wanted="truth")
            areas[area.id] = references(parse(area.visible))
    for item, area, where in instrument.placed():
        kinds = kinds_for(instrument, area)
        needs[item.id], places[item.id] = set(areas.get(area.id, ())), where
        for name, rule in item.rules:
            tree = parse(rule)
            own = kinds[item.id] if name == "constraint" else None
            yield from _checked(tree, kinds, (*where, name), wanted="number" if name == "formula" else "truth", own=own)
            if name in ("visible", "formula"):
                needs[item.id] |= references(tree)
    if circle := cycle_in(needs):
        words = " needs ".join(f"“{name}”" for name in circle)
        yield Mistake(
            places[circle[0]], f"These rules chase each other in a circle: {words}. Take one of the rules away."
        )


def _checked(
    tree: Node, kinds: dict[str, Kind], place: Place, *, wanted: Kind, own: Kind | None = None
) -> Iterator[Mistake]:
    try:
        check(tree, kinds, wanted=wanted, own=own)
    except Wrong as wrong:
        yield Mistake(place, f"“{place[-1]}”, {wrong}")


def _in_crosswalks(instrument: "Instrument") -> Iterator[Mistake]:
    scores: Sequence[str] = [score.id for score in instrument.all_scores]
    items: Sequence[str] = [item.id for item in instrument.items]
    for position, crosswalk in enumerate(instrument.crosswalks):
        place = ("crosswalks", position)
        if crosswalk.from_version == instrument.version:
            yield Mistake(
                place, "A crosswalk leads from an earlier version, and this names the version of the file itself."
            )
        for what, mapped, known in (("scores", crosswalk.scores, scores), ("items", crosswalk.items, items)):
            for old, new in mapped.items():
                if new not in known:
                    near = nearest(new, known)
                    hint = f" Did you mean “{near}”?" if near else ""
                    yield Mistake((*place, what, old), f"“{old}” leads to “{new}”, which is not in this file.{hint}")
