"""Which questions are asked now, and of whom. An answer to a question that is not asked is not an answer."""

from collections.abc import Iterator
from dataclasses import dataclass

from hearth.practice.definitions.answering import Item
from hearth.practice.definitions.instrument import Area, Instrument
from hearth.practice.expressions import Value, evaluate
from hearth.practice.expressions.evaluating import Many, number
from hearth.practice.scoring.answers import About, Answers, read_answer
from hearth.practice.scoring.plan import Plan, PlannedItem, plan_of

Seen = dict[tuple[str, str], Value]
"""By item and subject: what is asked, with its value. What is not asked is not in it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A question as it is asked now. `subject` is empty where it is asked once. `unknown`: whether it should be asked
    at all cannot be known yet, and it is shown all the same."""

    item: Item
    area: Area
    subject: str
    required: bool
    unknown: bool


def visible_items(instrument: Instrument, answers: Answers, about: About) -> tuple[Shown, ...]:
    """The questions that are asked, given what has been answered so far: in the file's order, and within a repeated
    area all of one child's or carer's together. Calculated answers are among them, and never required."""
    plan = plan_of(instrument)
    unknown: set[tuple[str, str]] = set()
    seen = answered(plan, answers, about, unknown)
    return tuple(
        Shown(
            item=planned.item,
            area=planned.area,
            subject=subject,
            required=_required(planned, seen, subject),
            unknown=(planned.item.id, subject) in unknown,
        )
        for planned, subject in _in_file_order(plan, about)
        if (planned.item.id, subject) in seen
    )


def answered(plan: Plan, answers: Answers, about: About, unknown: set[tuple[str, str]] | None = None) -> Seen:
    """The value of every question that is asked; `unknown` collects those of which nobody can say whether to ask."""
    seen: Seen = {}
    for planned in plan.order:
        for subject in about.subjects(planned.area.repeat):
            said = _is_asked(plan, planned, seen, subject) if plan.has_rules else True
            if said is None and unknown is not None:
                unknown.add((planned.item.id, subject))
            if said or (said is None and planned.item.when_unknown == "show"):
                seen[planned.item.id, subject] = _value(planned, answers, seen, subject)
    return seen


def names_for(seen: Seen, area: Area | None, subject: str) -> "Names":
    return Names(seen, area, subject)


class Names(dict[str, Value]):
    """Answers by name, as seen from one child's (or carer's) part of one area, or from outside all of them."""

    def __init__(self, seen: Seen, area: Area | None, subject: str) -> None:
        super().__init__()
        own = {item.id for item in area.items} if area and subject else frozenset()
        many: dict[str, list[Value]] = {}
        for (name, whose), value in seen.items():
            if not whose or (name in own and whose == subject):
                self[name] = value
            elif name not in own:
                many.setdefault(name, []).append(value)
        self.update({name: Many(tuple(values)) for name, values in many.items()})


def _is_asked(plan: Plan, planned: PlannedItem, seen: Seen, subject: str) -> bool | None:
    rules = [rule for rule in (plan.area_rules.get(planned.area.id), planned.visible) if rule is not None]
    if not rules:
        return True
    names = names_for(seen, planned.area, subject)
    said = [evaluate(rule, names) for rule in rules]
    if False in said:
        return False
    return None if None in said else True


def _value(planned: PlannedItem, answers: Answers, seen: Seen, subject: str) -> Value:
    if planned.formula is not None:
        return number(evaluate(planned.formula, names_for(seen, planned.area, subject)))
    if planned.choices:
        answer = answers.of(planned.item.id, subject)
        return None if answer.missing else planned.choices.get(answer.said)
    return read_answer(planned.item, planned.scale, answers.of(planned.item.id, subject))


def _required(planned: PlannedItem, seen: Seen, subject: str) -> bool:
    if planned.formula is not None:
        return False
    if isinstance(planned.required, bool):
        return planned.required
    return evaluate(planned.required, names_for(seen, planned.area, subject)) is True


def _in_file_order(plan: Plan, about: About) -> Iterator[tuple[PlannedItem, str]]:
    for area in plan.instrument.areas:
        for subject in about.subjects(area.repeat):
            for item in area.items:
                yield plan.items[item.id], subject
