"""What is wrong with answers, or still lacking, as sentences for whoever typed them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from hearth.practice.definitions.answering import Item
from hearth.practice.definitions.instrument import Instrument
from hearth.practice.definitions.scoring import Score
from hearth.practice.expressions import evaluate
from hearth.practice.scoring.answers import About, Answer, Answers, read_answer, read_choice, read_number
from hearth.practice.scoring.asking import answered, names_for, visible_items
from hearth.practice.scoring.plan import PlannedItem, plan_of


@dataclass(frozen=True, slots=True)
class Lack:
    """`item` is the id of an item or a recorded score. `serious`: it cannot be kept so; else it is not there yet."""

    item: str
    subject: str
    sentence: str
    serious: bool = True


def lacking(instrument: Instrument, answers: Answers, about: About) -> tuple[Lack, ...]:
    """Answers that cannot be, rules that are not met, and what must still be answered. Only of what is asked."""
    plan = plan_of(instrument)
    seen = answered(plan, answers, about)
    found: list[Lack] = []
    for shown in visible_items(instrument, answers, about):
        planned, answer = plan.items[shown.item.id], answers.of(shown.item.id, shown.subject)
        if shown.item.answer == "calculated":
            continue
        wrong = "".join(_wrong(instrument, planned, answer))
        if not wrong and planned.constraint is not None:
            names = names_for(seen, shown.area, shown.subject)
            if evaluate(planned.constraint, names, own=seen[shown.item.id, shown.subject]) is False:
                wrong = shown.item.constraint_words or f"“{shown.item.label}” does not go with your other answers."
        if wrong:
            found.append(Lack(shown.item.id, shown.subject, wrong))
        elif shown.required and not answer.given:
            sentence = f"“{shown.item.label}” has no answer yet, and no reason why not."
            found.append(Lack(shown.item.id, shown.subject, sentence, serious=False))
    for score in instrument.all_scores:
        if score.recorded and (wrong := _wrong_record(instrument, score, answers.of(score.id))):
            found.append(Lack(score.id, "", wrong))
    return tuple(found)


def refusal(instrument: Instrument, question: str, answer: Answer) -> str:
    """Why this answer can never be one to this item or recorded score, whatever else is answered; "" where it can.

    Raises `KeyError` for what the instrument does not ask.
    """
    planned = plan_of(instrument).items.get(question)
    if planned is not None:
        return "".join(_wrong(instrument, planned, answer))
    score = instrument.score(question)
    if not score.recorded:
        raise KeyError(question)
    if answer.missing and answer.missing not in {reason.id for reason in instrument.missing_reasons}:
        return f"“{answer.missing}” is not a reason that {instrument.title} knows."
    return _wrong_record(instrument, score, replace(answer, source=answer.source or "said later"))


def _wrong(instrument: Instrument, planned: PlannedItem, answer: Answer) -> Iterator[str]:
    """At most one sentence."""
    item = planned.item
    if answer.said and answer.missing:
        yield f"“{item.label}” has both an answer and a reason for having none. Keep one of them."
    elif answer.missing and answer.missing not in {reason.id for reason in instrument.missing_reasons}:
        yield f"“{answer.missing}” is not a reason that {instrument.title} knows."
    elif answer.said and read_answer(item, planned.scale, answer) is None:
        yield _not_an_answer(item, planned, answer.said)
    elif answer.said and item.answer == "number":
        yield _out_of_bounds(item, answer.said)


def _not_an_answer(item: Item, planned: PlannedItem, said: str) -> str:
    if planned.scale is not None:
        return f"“{item.label}” cannot be “{said[:40]}”: choose from {', '.join(planned.scale.codes)}."
    wanted = {"number": "a number, such as 3 or 2.5", "day": "a day, such as 2027-05-31"}.get(item.answer, "words")
    return f"“{item.label}” should be {wanted}, not “{said[:40]}”."


def _out_of_bounds(item: Item | Score, said: str) -> str:
    number = read_number(said)
    if number is None:
        return f"“{item.label}” should be a number, not “{said[:40]}”."
    if item.at_least is not None and number < item.at_least:
        return f"“{item.label}” should be {item.at_least} or more, not {said}."
    if item.at_most is not None and number > item.at_most:
        return f"“{item.label}” should be {item.at_most} or less, not {said}."
    if isinstance(item, Item) and item.whole and number != number.to_integral_value():
        return f"“{item.label}” should be a whole number, not {said}."
    return ""


def _wrong_record(instrument: Instrument, score: Score, answer: Answer) -> str:
    if not answer.said:
        return ""
    if score.judged:
        scale = instrument.all_scales[score.scale or ""]
        if read_choice(scale, answer.said) is None:
            return f"“{score.label}” cannot be “{answer.said[:40]}”: choose from {', '.join(scale.codes)}."
        return ""
    if not answer.source.strip():
        return f"“{score.label}” was worked out elsewhere: say where."
    return _out_of_bounds(score, answer.said)
