"""Answers and scores in words, whatever instrument they are of."""

from datetime import date
from decimal import Decimal

from hearth.assessments.rules.answers import Answer
from hearth.practice.definitions.answering import Item, Scale
from hearth.practice.definitions.instrument import Instrument
from hearth.practice.definitions.scoring import Score
from hearth.practice.scoring import Result
from hearth.practice.scoring.plan import plan_of
from hearth.ui.days import day

NOTHING = "no answer yet"


def scale_of(instrument: Instrument, question: Item | Score) -> Scale | None:
    if isinstance(question, Item):
        return instrument.scale_of(question)
    return instrument.all_scales.get(question.scale or "")


def option_words(scale: Scale, code: str) -> str:
    """4 Poor; -2 Moderate problem; Needs attention; 7."""
    try:
        label = scale.option(code).label
    except KeyError:
        return code
    return f"{code} {label}" if _is_number(code) and label != code else label


def _is_number(code: str) -> bool:
    return code.lstrip("+-").isdecimal()


def answer_words(instrument: Instrument, question: Item | Score, answer: Answer) -> str:
    if answer.missing:
        labels = {reason.id: reason.label for reason in instrument.missing_reasons}
        return labels.get(answer.missing, answer.missing)
    if not answer.said:
        return NOTHING
    scale = scale_of(instrument, question)
    if scale is not None:
        return ", ".join(option_words(scale, code) for code in answer.said.split())
    if isinstance(question, Item) and question.answer == "day":
        return day(date.fromisoformat(answer.said))
    return f"{answer.said} ({answer.source})" if answer.source else answer.said


def result_words(instrument: Instrument, result: Result) -> str:
    """4 Poor; 17, high; or that there is none."""
    if result.code:
        question = instrument.score(result.id)
        scale = scale_of(instrument, question) or _scale_of_items(instrument, question)
        return option_words(scale, result.code) if scale else result.code
    if result.value is None:
        return "Not known"
    return plain(result.value) + (f": {result.band.label.lower()}" if result.band else "")


def _scale_of_items(instrument: Instrument, score: Score) -> Scale | None:
    planned = next(each for each in plan_of(instrument).scores if each.score.id == score.id)
    return planned.scale


def plain(number: Decimal) -> str:
    """6.50 is 6.5, and 7.00 is 7."""
    return f"{number.normalize():f}"
