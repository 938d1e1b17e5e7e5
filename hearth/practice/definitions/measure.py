"""Outcome measures as data: who counts, from what, to what, and what is an improvement.

A measure is one of three shapes. A *share* compares one thing observed at two stages and says when it
improved; a *median* reports the middle change; a *combination* is made of other measures of its file. Nothing
here calculates: `hearth.outcomes` reads these definitions, and no measure has a line of code of its own.
"""

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, ValidationInfo, field_validator, model_validator

from hearth.practice.definitions.header import Header, Part, Words
from hearth.practice.definitions.links import Identifier, Name, ProgrammeId, each

StageOfWork = Annotated[str, StringConstraints(pattern=r"^(referral|review|closure|followup_[1-9][0-9]*m)$")]
Months = Annotated[int, Field(ge=1, le=120)]


class WhoCounts(Part):
    """Narrows the closed episodes of the cohort: by a reason for referral, or by how the work ended."""

    referral_reason: Identifier | None = None
    ending: Identifier | None = None


class Baseline(Part):
    """What was observed first. Who was seen to lie outside `equals`, `at_least` or `under` does not count."""

    observed: Identifier
    stage: StageOfWork = "referral"
    equals: Identifier | None = None
    at_least: float | None = None
    under: float | None = None


class End(Part):
    observed: Identifier
    stage: StageOfWork = "closure"


class Ratio(Part):
    """So many times the second count is at most this share of the first: twice a half-year of a year, say."""

    end_times: int = Field(ge=1)
    at_most_percent: float = Field(ge=0)


class Improved(Part):
    """Every part given must hold. `also_lower` names a level that must have fallen as well."""

    end_equals: Identifier | None = None
    also_lower: Identifier | None = None
    ratio: Ratio | None = None

    @model_validator(mode="after")
    def says_something(self) -> Self:
        if self.end_equals is None and self.ratio is None:
            raise ValueError("say when it improved: end_equals, or ratio")
        return self


class Strict(Part):
    """Where the published rule is generous: only those who also left for this destination."""

    destination: Identifier


class Combination(Part):
    """`each_goal` counts every goal of every child, `any` the families where at least one improved."""

    of: tuple[Identifier, ...] = Field(min_length=1)
    counting: Literal["each_goal", "any"]


class Measure(Part):
    """`rule` says in words what the rest says exactly. `goals`: also of those who had it as a goal."""

    id: Identifier
    label: Words
    rule: Words
    source: Words
    unit: Literal["children", "families", "outcomes"]
    who_counts: WhoCounts = WhoCounts()
    baseline: Baseline | None = None
    end: End | None = None
    improved: Improved | None = None
    median_change: bool = False
    combination: Combination | None = None
    strict: Strict | None = None
    goals: bool = False
    denominator: Literal["both_ends_observed", "everyone_closed"] = "both_ends_observed"

    @model_validator(mode="after")
    def has_one_shape(self) -> Self:
        shapes = (self.improved is not None, self.median_change, self.combination is not None)
        if sum(shapes) != 1:
            raise ValueError("a measure has one of improved, median_change or combination")
        if (self.combination is None) != (self.end is not None):
            raise ValueError("a measure has an end, unless it is a combination of others")
        if self.baseline is None and (self.median_change or self.goals or self._compares):
            raise ValueError("a change needs a baseline to be measured from")
        return self

    @property
    def _compares(self) -> bool:
        return self.improved is not None and (self.improved.ratio is not None or self.improved.also_lower is not None)

    def after(self, months: int) -> Self:
        """The same measure once more, so many months after closure: everyone closed stays in the
        denominator.
        """
        combination = self.combination
        if combination is not None:
            combination = combination.model_copy(update={"of": tuple(f"{id}_{months}m" for id in combination.of)})
        return self.model_copy(
            update={
                "id": f"{self.id}_{months}m",
                "label": f"{self.label}, {months} months after closure",
                "rule": f"As at closure, but seen again {months} months later and out of everyone whose work has "
                f"closed: whoever was not reached is missing, and never a success. {self.rule}",
                "end": self.end and self.end.model_copy(update={"stage": f"followup_{months}m"}),
                "combination": combination,
                "denominator": "everyone_closed",
            }
        )


class Measures(Header):
    """The measures of one programme, and each of them again at every follow-up."""

    programme: ProgrammeId
    followups: tuple[Months, ...] = ()
    measures: tuple[Measure, ...] = Field(min_length=1)

    @field_validator("measures", mode="after")
    @classmethod
    def again_at_each_followup(cls, measures: tuple[Measure, ...], info: ValidationInfo) -> tuple[Measure, ...]:
        followups: tuple[int, ...] = info.data.get("followups", ())
        return measures + tuple(measure.after(months) for months in followups for measure in measures)

    @model_validator(mode="after")
    def combines_what_it_has(self) -> Self:
        simple = {measure.id for measure in self.measures if measure.improved is not None}
        for measure in self.measures:
            unknown = set(measure.combination.of) - simple if measure.combination else set()
            if unknown:
                raise ValueError(f"{measure.id} combines {', '.join(sorted(unknown))}, which this file does not define")
        return self

    def names(self) -> Iterator[Name]:
        yield from each("measure", "measures", self.measures)
