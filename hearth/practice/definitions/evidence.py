"""Evidence: what studies found on a programme, outcome by outcome. Null and negative results stand as plainly as good.

One file is one programme, whether or not Hearth runs it. What no source says is "not recorded", and never guessed.
"""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from hearth.practice.definitions.header import Header, Part, Words
from hearth.practice.definitions.links import Identifier, Name, NeedId, ProgrammeId, each

NOT_RECORDED = "not recorded"
StudyDate = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
"""As far as it is known: "2015", "2019-01" or "2019-01-31", in quotes."""


class Figure(Part):
    """A number as the source prints it. Where a source contradicts itself, both stand, with a `caution`."""

    label: Words
    value: Words
    numerator: int | None = Field(default=None, ge=0)
    denominator: int | None = Field(default=None, ge=1)
    caution: Words | None = None


class Rating(Part):
    """The quality of the evidence as somebody else rated it; without a rating in hand, "not recorded"."""

    rating: Words
    scale: Words | None = None
    cost_rating: Words | None = None
    dated: StudyDate | None = None
    source: Words | None = None

    @model_validator(mode="after")
    def says_whose(self) -> Self:
        if self.rating != NOT_RECORDED and not (self.scale and self.dated and self.source):
            raise ValueError(f"a rating needs its scale, the date (dated) and its source; else write {NOT_RECORDED}")
        return self

    @property
    def recorded(self) -> bool:
        return self.rating != NOT_RECORDED


class Finding(Part):
    """What one study says on one outcome.

    `direction`: better; no_difference (looked for, and not found: a result like any other); worse; mixed;
    not_measured (a study of how it went, not of whether it helped).
    """

    id: Identifier
    outcome: Words
    need: NeedId | None = None
    direction: Literal["better", "no_difference", "worse", "mixed", "not_measured"]
    effect: Words
    figures: tuple[Figure, ...] = ()
    design: Literal["randomised_trial", "comparison_group", "before_and_after", "process_study", "not_recorded"]
    participants: int | None = Field(default=None, ge=0)
    rating: Rating = Rating(rating=NOT_RECORDED)
    study: Words
    dated: StudyDate | None = None
    source: Words


class Evidence(Header):
    """`programme` links to a programme that Hearth runs, where there is one.

    `kind` keeps apart what helps (a programme) from what looks (an assessment) and what guides (a framework).
    `ages` are the child's years; `unborn` where it begins in pregnancy.
    """

    programme: ProgrammeId | None = None
    kind: Literal["programme", "assessment", "framework"]
    delivery_status: Literal["delivered", "withdrawn", "not_recorded"]
    for_whom: Words
    form: Words
    needs: tuple[NeedId, ...] = ()
    from_years: int | None = Field(default=None, ge=0, le=25)
    to_years: int | None = Field(default=None, ge=0, le=25)
    unborn: bool = False
    rating: Rating = Rating(rating=NOT_RECORDED)
    findings: tuple[Finding, ...] = ()
    looked_for_on: date | None = Field(default=None, description="when somebody last looked for studies")

    @model_validator(mode="after")
    def ages_rise(self) -> Self:
        if self.from_years is not None and self.to_years is not None and self.from_years > self.to_years:
            raise ValueError("from_years is later than to_years")
        return self

    @property
    def null_results(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.direction in ("no_difference", "worse"))

    def names(self) -> Iterator[Name]:
        yield from each(f"finding of {self.id}", "findings", self.findings)
