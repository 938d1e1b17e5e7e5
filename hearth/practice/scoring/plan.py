"""What scoring an instrument needs to know of it, worked out once: rules as trees, items by id, an order to go in."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from hearth.practice.definitions.answering import Item, Scale
from hearth.practice.definitions.instrument import Area, Instrument
from hearth.practice.definitions.score_mistakes import items_of, made_of
from hearth.practice.definitions.scoring import Score
from hearth.practice.expressions import Chosen, Node, in_order, parse, references

MOST_KEPT = 200


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """An item ready to be asked and read. `reaches` is lowest plus highest number, for reversing."""

    item: Item
    area: Area
    scale: Scale | None
    numbers: Mapping[str, Decimal]
    choices: Mapping[str, Chosen]  # what each code is to rules and scores; empty where several may be chosen
    visible: Node | None
    required: Node | bool
    constraint: Node | None
    formula: Node | None
    reaches: Decimal | None


@dataclass(frozen=True, slots=True)
class PlannedScore:
    """A score ready to be worked out. `items` in the order of `of`; `repeat` is that of the area they stand in."""

    score: Score
    items: tuple[PlannedItem, ...]
    formula: Node | None
    scale: Scale | None
    rank: Mapping[str, int]  # code to its place from the best
    choices: Mapping[str, Chosen]
    repeat: str | None


@dataclass(frozen=True, slots=True)
class Plan:
    instrument: Instrument
    items: Mapping[str, PlannedItem]  # in the order of the file
    order: tuple[PlannedItem, ...]  # each after all that its rules look at
    area_rules: Mapping[str, Node]
    scores: tuple[PlannedScore, ...]  # each after all that it is made of
    has_rules: bool


_plans: OrderedDict[int, Plan] = OrderedDict()
"""By the definition's identity; each plan holds its definition, so that the identity is not used again."""


def plan_of(instrument: Instrument) -> Plan:
    key = id(instrument)
    plan = _plans.get(key)
    if plan is None or plan.instrument is not instrument:
        plan = _plans[key] = _planned(instrument)
        if len(_plans) > MOST_KEPT:
            _plans.popitem(last=False)
    return plan


def _planned(instrument: Instrument) -> Plan:
    items = {item.id: _item(instrument, item, area) for item, area, _ in instrument.placed()}
    area_rules = {area.id: parse(area.visible) for area in instrument.areas if area.visible}
    needs = {id: _needs(planned, area_rules) for id, planned in items.items()}
    scores = {score.id: score for score in instrument.all_scores}
    of = {id: made_of(score) for id, score in scores.items()}
    return Plan(
        instrument=instrument,
        items=items,
        order=tuple(items[id] for id in in_order(needs)),
        area_rules=area_rules,
        scores=tuple(_score(instrument, scores[id], items) for id in in_order(of)),
        has_rules=bool(area_rules) or any(item.item.rules for item in items.values()),
    )


def _item(instrument: Instrument, item: Item, area: Area) -> PlannedItem:
    scale = instrument.scale_of(item)
    numbers = {option.code: option.number for option in scale.options if option.number is not None} if scale else {}
    low, high = (min(numbers.values()), max(numbers.values())) if numbers else (item.at_least, item.at_most)
    return PlannedItem(
        item=item,
        area=area,
        scale=scale,
        numbers=numbers,
        choices=choices_of(scale) if scale and item.answer != "several" else {},
        visible=parse(item.visible) if item.visible else None,
        required=parse(item.required) if isinstance(item.required, str) else item.required,
        constraint=parse(item.constraint) if item.constraint else None,
        formula=parse(item.formula) if item.formula else None,
        reaches=low + high if low is not None and high is not None else None,
    )


def _needs(planned: PlannedItem, area_rules: Mapping[str, Node]) -> frozenset[str]:
    rules = (planned.visible, planned.formula, area_rules.get(planned.area.id))
    return frozenset().union(*(references(rule) for rule in rules if rule is not None))


def _score(instrument: Instrument, score: Score, items: Mapping[str, PlannedItem]) -> PlannedScore:
    of = tuple(items[item.id] for item in items_of(instrument, score))
    scale = instrument.all_scales.get(score.scale) if score.scale else of[0].scale if of else None
    return PlannedScore(
        score=score,
        items=of,
        formula=parse(score.formula) if score.formula else None,
        scale=scale,
        rank={code: rank for rank, code in enumerate(scale.from_best)} if scale else {},
        choices=choices_of(scale) if scale else {},
        repeat=of[0].area.repeat if of else None,
    )


def choices_of(scale: Scale) -> dict[str, Chosen]:
    return {option.code: Chosen(option.code, option.number) for option in scale.options}
