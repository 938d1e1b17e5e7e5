"""What was answered, by whom, about whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation

from hearth.practice.definitions.answering import Item, Scale
from hearth.practice.expressions import Chosen, Value

LONGEST_NUMBER = 30  # characters


@dataclass(frozen=True, slots=True)
class Answer:
    """`said` is what was recorded: a scale's code, several codes with spaces between, a number, a day (2027-05-31) or
    words. `missing` is the id of a reason why there is none. `source`: where a total was worked out elsewhere."""

    said: str = ""
    missing: str = ""
    source: str = ""

    @property
    def given(self) -> bool:
        """Somebody answered, if only by saying why not."""
        return bool(self.said or self.missing)


NO_ANSWER = Answer()


@dataclass(frozen=True)
class Answers:
    """By item's (or judged score's) id. `each` holds what is asked for each child or carer, by whom it is about."""

    once: Mapping[str, Answer] = field(default_factory=dict)
    each: Mapping[str, Mapping[str, Answer]] = field(default_factory=dict)

    def of(self, item_id: str, subject: str = "") -> Answer:
        answers = self.each.get(subject, {}) if subject else self.once
        return answers.get(item_id, NO_ANSWER)


@dataclass(frozen=True)
class About:
    """Who answered, and about whom. Whoever calls decides what the names of children and carers are: ids, say.

    `subject` names whose profile it is; two with different subjects or informants are never compared.
    """

    informant: str = ""
    years: int | None = None  # the child's age at the last birthday
    subject: str = ""
    children: tuple[str, ...] = ()
    carers: tuple[str, ...] = ()

    def subjects(self, repeat: str | None) -> tuple[str, ...]:
        """For whom an area is filled in: once (""), or for each child, each carer, each child with each carer."""
        match repeat:
            case "child":
                return self.children
            case "carer":
                return self.carers
            case "child_and_carer":
                return tuple(pair(child, carer) for child in self.children for carer in self.carers)
        return ("",)


def pair(child: str, carer: str) -> str:
    """The subject of one child with one carer."""
    return f"{child} with {carer}"


def read_answer(item: Item, scale: Scale | None, answer: Answer) -> Value:
    """The answer as rules and scores use it; None where it is missing, or is not what the question asks for."""
    if answer.missing or not answer.said:
        return None
    match item.answer:
        case "several":
            codes = tuple(dict.fromkeys(answer.said.split()))
            return codes if scale and set(codes) <= set(scale.codes) else None
        case "number":
            return read_number(answer.said)
        case "words":
            return answer.said
        case "day":
            return _day(answer.said)
    return read_choice(scale, answer.said) if scale else None


def read_choice(scale: Scale, code: str) -> Chosen | None:
    for option in scale.options:
        if option.code == code:
            return Chosen(code, option.number)
    return None


def read_number(said: str) -> Decimal | None:
    try:
        number = Decimal(said.strip()) if len(said) <= LONGEST_NUMBER else None
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() and abs(number.adjusted()) <= LONGEST_NUMBER else None


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None
