"""A nation's law in the words of practice: terms, outcomes of a decision, its clock, whom anyone can ring."""

from collections.abc import Iterator
from datetime import date, time
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from hearth.practice.definitions.header import Header, Part, Words
from hearth.practice.definitions.links import Identifier, Name, ThresholdsId, each


class Term(Part):
    id: Identifier
    label: Words
    meaning: Words


class Step(Part):
    """What an outcome sets going outside Hearth. It stays somebody's to do until they have written down with whom it
    happened, when, and what came of it; `with_whom` and `came_of_it` are the questions. 0 working days is today.
    """

    label: Words
    with_whom: Words
    came_of_it: Words
    working_days: int = Field(ge=0, le=30)


class Outcome(Part):
    """What a decision may lead to.

    `needs_holder`: before the decision stands, somebody accepts the child, to do what, and until when.
    `before_anything_else`: a child may not be safe today. `kept_from_the_agency`: the agency in which the
    accused person works must not see it. `unfounded`: there was nothing to the worry. `closes`: nobody here has the
    family after it. `refers`: a programme is asked. `passes_over`: another body decides. `names_service`: a local
    service is named. `beside`: it may be decided beside another. A version from before these existed reads as if
    none of them were said: its records only show its words.
    """

    id: Identifier
    label: Words
    description: Words
    needs_holder: bool
    before_anything_else: bool = False
    kept_from_the_agency: bool = False
    needs_family: bool = True
    needs_sign: bool = True
    unfounded: bool = False
    closes: bool = False
    refers: bool = False
    passes_over: bool = False
    names_service: bool = False
    beside: bool = False
    sets_going: Step | None = None


class ChallengeLevel(Part):
    """Who answers a professional who disagrees, and how soon; unanswered or not accepted, it goes to the next."""

    id: Identifier
    label: Words
    who_answers: Words
    working_days: int = Field(ge=1, le=30)


class Barrier(Part):
    """What stood in the way of help, recorded so that it can be counted."""

    id: Identifier
    label: Words
    description: Words


class Moves(Part):
    """When a family goes up to statutory services, or down from them."""

    answer_working_days: int = Field(ge=1, le=30)
    lead_practitioner_may_stay: bool = Field(description="may who leads now go on leading after a step up?")
    why: Words


class DecisionClock(Part):
    working_days: int = Field(ge=0, le=30)
    starts: Literal["received"]
    description: Words


class ContactRoute(Part):
    """A national number that anybody may ring. Councils' own numbers belong to places, not here.

    Without `opens` and `closes` it counts as answered at every hour; `days` are 1 for Monday to 7 for Sunday.
    """

    id: Identifier
    label: Words
    number: Words
    audience: Literal["anyone", "children", "professionals"]
    immediate_danger: bool = False
    hours: Words
    description: Words
    days: Annotated[str, StringConstraints(pattern="^[1-7]{1,7}$")] = "1234567"
    opens: time | None = None
    closes: time | None = None
    out_of_hours: bool = False
    verified_on: date | None = None

    @property
    def kind(self) -> str:
        """For the clock: a nation's routes are telephones."""
        return "phone"

    @model_validator(mode="after")
    def opens_and_closes(self) -> Self:
        if (self.opens is None) != (self.closes is None) or (self.opens and self.closes and self.opens >= self.closes):
            raise ValueError("give both opens and closes, the first before the second, or neither")
        return self


class Nation(Header):
    """A nation whose levels of need nobody has written yet names no thresholds: its councils cannot decide here."""

    thresholds: ThresholdsId | None = None
    clock: DecisionClock
    terms: tuple[Term, ...] = Field(min_length=1)
    plan_categories: tuple[Term, ...] = Field(min_length=1)
    outcomes: tuple[Outcome, ...] = Field(min_length=1)
    barriers: tuple[Barrier, ...] = Field(min_length=1)
    challenge_levels: tuple[ChallengeLevel, ...] = ()
    moves: Moves | None = None
    contact_routes: tuple[ContactRoute, ...] = Field(min_length=1)
    lawful_bases: tuple[Term, ...] = ()  # on which information about a family may be shared

    def outcome(self, id: str) -> Outcome:
        """Raises `KeyError` for an id that is not an outcome in this nation."""
        for outcome in self.outcomes:
            if outcome.id == id:
                return outcome
        raise KeyError(f"“{id}” is not an outcome in {self.id} {self.version}.")

    def challenge_level(self, id: str) -> ChallengeLevel:
        """Raises `KeyError` for an id that is not a level of challenge in this nation."""
        for level in self.challenge_levels:
            if level.id == id:
                return level
        raise KeyError(f"“{id}” is not a level of challenge in {self.id} {self.version}.")

    def term(self, id: str) -> Term:
        """Raises `KeyError` for an id that is not a term of this nation."""
        for term in self.terms:
            if term.id == id:
                return term
        raise KeyError(f"“{id}” is not a term of {self.id} {self.version}.")

    def names(self) -> Iterator[Name]:
        yield from each("outcome", "outcomes", self.outcomes)
        yield from each(f"term of {self.id}", "terms", self.terms)
        yield from each(f"plan category of {self.id}", "plan_categories", self.plan_categories)
        yield from each(f"barrier of {self.id}", "barriers", self.barriers)
        yield from each(f"level of challenge of {self.id}", "challenge_levels", self.challenge_levels)
        yield from each(f"contact route of {self.id}", "contact_routes", self.contact_routes)
        yield from each(f"lawful basis of {self.id}", "lawful_bases", self.lawful_bases)
