"""Whom a programme is for, as rules that can be looked at one by one: each in words, and as a test of what is known.

A programme has one or more ways in. A family fits where every rule of one of them is met. What is not known is
neither met nor failed: a person finds out.
"""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from hearth.practice.definitions.header import Part, Words
from hearth.practice.definitions.links import Identifier, NeedId

StatusKind = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=80)]


class ChildAged(Part):
    """At least one child of the family is of this age, in whole years, both ends included."""

    kind: Literal["child_aged"]
    at_least: int = Field(default=0, ge=0, le=25)
    at_most: int = Field(default=17, ge=0, le=25)

    @model_validator(mode="after")
    def rises(self) -> Self:
        if self.at_least > self.at_most:
            raise ValueError("at_least is more than at_most")
        return self


class Pregnant(Part):
    """Somebody in the family is pregnant; where `before_weeks` is given, by less than so many completed weeks.

    Counted from the due date that was known on the day of the referral.
    """

    kind: Literal["pregnant"]
    before_weeks: int | None = Field(default=None, ge=1, le=42)


class NotPregnant(Part):
    """No pregnancy is expected now."""

    kind: Literal["not_pregnant"]


class EarlierRemoval(Part):
    """A child of a parent in the family lives, or lived, away from home in one of these statuses."""

    kind: Literal["earlier_removal"]
    statuses: tuple[StatusKind, ...] = Field(min_length=1)


class StatusNow(Part):
    """A child of the family has one of these statuses now; with `none`, no child has."""

    kind: Literal["status_now"]
    statuses: tuple[StatusKind, ...] = Field(min_length=1)
    none: bool = False


class Needs(Part):
    """At least so many of these needs are known of the family. Too few known is unknown, and not a no."""

    kind: Literal["needs"]
    any_of: tuple[NeedId, ...] = Field(min_length=1)
    at_least: int = Field(default=1, ge=1)

    @model_validator(mode="after")
    def can_be_met(self) -> Self:
        if self.at_least > len(self.any_of):
            raise ValueError("at_least asks for more needs than any_of lists")
        return self


class Agreed(Part):
    """The family, or who is meant in it, wants this help. Known from whoever refers; else for them to be asked."""

    kind: Literal["agreed"]


class Judged(Part):
    """What only a person can say, such as what a care plan is. Never worked out."""

    kind: Literal["judged"]


Test = Annotated[
    ChildAged | Pregnant | NotPregnant | EarlierRemoval | StatusNow | Needs | Agreed | Judged,
    Field(discriminator="kind"),
]


class Rule(Part):
    id: Identifier
    words: Words = Field(description="the rule as a person reads it")
    test: Test


class WayIn(Part):
    """One way in: a family fits where every rule is met."""

    id: Identifier
    label: Words
    rules: tuple[Rule, ...] = Field(min_length=1)
