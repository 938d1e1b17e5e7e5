"""Programmes of work with families, as data: phases, roles, reviews, what is observed, endings, follow-up."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from hearth.practice.definitions.eligibility import WayIn
from hearth.practice.definitions.header import Header, Part, Words
from hearth.practice.definitions.links import Identifier, InstrumentId, MeasureId, Name, NeedId, each
from hearth.practice.definitions.observed import Observed, Stage


class Range(Part):
    """At least and at most, both included; half a visit a week is one a fortnight."""

    at_least: float = Field(ge=0)
    at_most: float = Field(ge=0)

    @model_validator(mode="after")
    def rises(self) -> Self:
        if self.at_least > self.at_most:
            raise ValueError("at_least is more than at_most")
        return self


class Weeks(Part):
    typical: int = Field(ge=1, le=300)
    at_least: int = Field(ge=1, le=300)
    at_most: int = Field(ge=1, le=300)


class Phase(Part):
    """A stretch of the work: what lets a family into it, what it is for, what shows that it is done."""

    id: Identifier
    label: Words
    purpose: Words
    entry: Words
    exit: Words
    weeks: int = Field(ge=1, le=300)
    visits_per_week: Range


class Role(Part):
    id: Identifier
    label: Words
    does: Words
    families_a_year: int | None = Field(default=None, ge=1)
    families_at_once: int | None = Field(default=None, ge=1)


class InstrumentUse(Part):
    instrument: InstrumentId
    at: tuple[Stage, ...] = Field(min_length=1)
    why: Words


class Reviews(Part):
    first_after_weeks: int = Field(ge=1, le=52)
    then_every_weeks: int = Field(ge=1, le=52)


class ReferralReason(Part):
    id: Identifier
    label: Words
    need: NeedId


class Ending(Part):
    """How an episode can end, and which facts show it. The first in the file that is true is the ending.

    `completed`: the family stayed to the end of the work.
    """

    id: Identifier
    label: Words
    when: Words
    completed: bool


class Course(Part):
    """A group course: people come on dates, a session at a time."""

    id: Identifier
    label: Words
    for_whom: Words
    sessions: tuple[Words, ...] = Field(min_length=1, description="what each session is about, in order")
    minutes: int = Field(ge=15, le=600)
    places: int = Field(ge=2, le=60)


class Track(Part):
    """How long somebody is followed, and what is looked at in the end."""

    id: Identifier
    label: Words
    months: int = Field(ge=1, le=240)
    counted_from: Literal["birth", "opened"]
    at_the_end: Words


class Theory(Part):
    """Why the work should help: what is done, what that changes first, and what it is all for."""

    activities: tuple[Words, ...] = Field(min_length=1)
    intermediate_outcomes: tuple[Words, ...] = Field(min_length=1)
    goal: Words


class Comparison(Part):
    pounds: int = Field(ge=0)
    what: Words
    caution: Words


class Money(Part):
    """What is paid for a family, in whole pounds."""

    attachment_fee_pounds: int = Field(ge=0)
    results_up_to_pounds: int = Field(ge=0)
    paid_from: date | None = None
    paid_until: date | None = None
    source: Words
    set_beside: Comparison | None = None

    @property
    def most_pounds(self) -> int:
        return self.attachment_fee_pounds + self.results_up_to_pounds


class Programme(Header):
    summary: Words
    for_whom: Words
    what_families_are_told: Words
    for_families: Words | None = Field(
        default=None, description="for parents, before they ask: whom it is for, in words that label nobody"
    )
    needs_agreement: Literal["family", "none"]
    ways_in: tuple[WayIn, ...] = ()
    length_weeks: Weeks
    phases: tuple[Phase, ...] = Field(min_length=1)
    roles: tuple[Role, ...] = Field(min_length=1)
    instruments: tuple[InstrumentUse, ...]
    reviews: Reviews
    courses: tuple[Course, ...] = ()
    tracks: tuple[Track, ...] = ()
    followups: tuple[Annotated[int, Field(ge=1, le=120)], ...] = Field(description="months after closure")
    referral_reasons: tuple[ReferralReason, ...] = Field(min_length=1)
    observed: tuple[Observed, ...]
    measures: tuple[MeasureId, ...]
    endings: tuple[Ending, ...] = Field(min_length=1)
    theory_of_change: Theory
    money: Money | None = None

    @model_validator(mode="after")
    def followups_rise(self) -> Self:
        if list(self.followups) != sorted(set(self.followups)):
            raise ValueError("follow-ups are months after closure, in order, each once")
        return self

    def phase(self, id: str) -> Phase:
        """Raises `KeyError` for an id that is not a phase of this programme."""
        for phase in self.phases:
            if phase.id == id:
                return phase
        raise KeyError(f"“{id}” is not a phase of {self.id} {self.version}.")

    def course(self, id: str) -> Course:
        """Raises `KeyError` for an id that is not a course of this programme."""
        for course in self.courses:
            if course.id == id:
                return course
        raise KeyError(f"“{id}” is not a course of {self.id} {self.version}.")

    def ending(self, id: str) -> Ending:
        """Raises `KeyError` for an id that is not an ending of this programme."""
        for ending in self.endings:
            if ending.id == id:
                return ending
        raise KeyError(f"“{id}” is not an ending of {self.id} {self.version}.")

    def observed_at(self, stage: Stage) -> tuple[Observed, ...]:
        """What is to be observed at referral, review, closure or follow-up."""
        return tuple(thing for thing in self.observed if stage in thing.stages)

    def names(self) -> Iterator[Name]:
        yield from each(f"phase of {self.id}", "phases", self.phases)
        yield from each(f"role of {self.id}", "roles", self.roles)
        yield from each(f"referral reason of {self.id}", "referral_reasons", self.referral_reasons)
        yield from each(f"observation of {self.id}", "observed", self.observed)
        yield from each(f"ending of {self.id}", "endings", self.endings)
        yield from each(f"way into {self.id}", "ways_in", self.ways_in)
        yield from each(f"course of {self.id}", "courses", self.courses)
        yield from each(f"track of {self.id}", "tracks", self.tracks)
