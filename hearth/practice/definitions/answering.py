"""What may be answered: scales of any codes, kinds of question, and the reasons why an answer is missing."""

from decimal import Decimal, InvalidOperation
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from hearth.practice.definitions.code_list import CodeText
from hearth.practice.definitions.header import Part, Words
from hearth.practice.definitions.links import Identifier
from hearth.practice.expressions import Wrong, parse

SomeWords = Annotated[str, StringConstraints(max_length=4000, strip_whitespace=True)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z]{2,8})?$")]
Translations = Annotated[dict[Language, Words], Field(description="the words in other languages: {cy: …}")]


def _read(rule: str) -> str:
    try:
        parse(rule)
    except Wrong as wrong:
        raise PydanticCustomError("rule", "{said}", {"said": str(wrong)}) from None
    return rule


Rule = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True), AfterValidator(_read)]
"""An expression of `hearth.practice.expressions`, read when the file is."""

AnswerKind = Literal["grade", "scale", "yes_no", "several", "number", "words", "day", "calculated"]
Order = Literal["best_first", "worst_first", "none"]


class GradeMeaning(Part):
    """`value` is what is recorded; the file lists grades from the best to the worst."""

    value: int
    label: Words
    meaning: Words


class Option(Part):
    """`code` is what is recorded. `value` is the number it stands for; a code that is a number stands for itself."""

    code: CodeText
    label: Words
    meaning: Words | None = None
    value: Decimal | None = None
    picture: Identifier | None = Field(default=None, description="a drawing in practice/pictures, for young children")
    translations: Translations = Field(default_factory=dict)

    @property
    def number(self) -> Decimal | None:
        if self.value is not None:
            return self.value
        try:
            number = Decimal(self.code)
        except InvalidOperation:
            return None
        return number if number.is_finite() else None


class Scale(Part):
    """Answers to choose from. `order` says which end is good; `none`: they are different, and none is better."""

    id: Identifier
    order: Order
    options: tuple[Option, ...] = Field(min_length=2)

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(option.code for option in self.options)

    @property
    def ordered(self) -> bool:
        return self.order != "none"

    @property
    def numbered(self) -> bool:
        return all(option.number is not None for option in self.options)

    @property
    def from_best(self) -> tuple[str, ...]:
        """The codes from the best to the worst. Means nothing where there is no order."""
        return self.codes if self.order == "best_first" else tuple(reversed(self.codes))

    def option(self, code: str) -> Option:
        """Raises `KeyError` for a code that is not of this scale."""
        for option in self.options:
            if option.code == code:
                return option
        raise KeyError(f"“{code}” is not one of {', '.join(self.codes)}.")


YES_NO = Scale(
    id="yes_no",
    order="none",
    options=(Option(code="yes", label="Yes", value=Decimal(1)), Option(code="no", label="No", value=Decimal(0))),
)


class Item(Part):
    """One question, or one thing to look at.

    `anchors` describe each grade (or each option of its scale) in turn, in the order of the file.
    `visible`, `required` and `constraint` are rules; what cannot be known yet is shown, not required, and not refused,
    unless `when_unknown` says that the question is hidden until it can be.
    `weight` multiplies its number in a sum or mean; `reversed` counts it from the other end of its scale.
    """

    id: Identifier
    label: Words
    guidance: SomeWords = ""
    anchors: tuple[Words, ...] = ()
    answer: AnswerKind = "grade"
    scale: Identifier | None = Field(default=None, description="of `scale` and `several`: which list is chosen from")
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    whole: bool = False
    weight: Decimal = Field(default=Decimal(1), gt=0, le=1000)
    reversed: bool = False
    visible: Rule | None = None
    when_unknown: Literal["show", "hide"] = "show"
    required: Rule | bool = False
    constraint: Rule | None = None
    constraint_words: Words | None = Field(default=None, description="what is said when the constraint is not met")
    formula: Rule | None = Field(default=None, description="how a `calculated` answer is worked out")
    spoken: Words | None = Field(default=None, description="how to say it to a child")
    translations: Translations = Field(default_factory=dict)

    @property
    def rules(self) -> tuple[tuple[str, str], ...]:
        """Its rules, by the name of the line they stand in."""
        named = (("visible", self.visible), ("required", self.required), ("constraint", self.constraint))
        return tuple((name, rule) for name, rule in (*named, ("formula", self.formula)) if isinstance(rule, str))


class MissingReason(Part):
    """Why there is no answer. Reasons differ, and none of them ever counts as zero."""

    id: Identifier
    label: Words
    meaning: Words
