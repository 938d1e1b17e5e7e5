"""What the written-out questions find of one family's work: small rows, for words on a page."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from hearth.families.rules.names import called


@dataclass(frozen=True, slots=True)
class TakingPart:
    """Somebody the work is with, by what the page says of them."""

    person_id: UUID
    given_names: str
    known_as: str
    family_name: str
    born: date | None
    born_as_told: str
    is_child: bool | None
    role: str | None

    @property
    def name(self) -> str:
        return called(self.given_names, self.known_as, self.family_name)


@dataclass(frozen=True, slots=True)
class Helping:
    what: str
    worker_name: str
    agency_name: str
    starts: date


@dataclass(frozen=True, slots=True)
class GoalTold:
    """A goal, whose it is, and where the family said last that they are with it."""

    id: UUID
    words: str
    baseline: int
    target: int
    who: str
    by_when: date
    dropped_reason: str
    given_names: str | None
    known_as: str | None
    family_name: str | None
    latest: int | None
    latest_on: date | None

    @property
    def whose(self) -> str | None:
        """None where it is the whole family's."""
        if self.given_names is None:
            return None
        return called(self.given_names, self.known_as or "", self.family_name or "")


@dataclass(frozen=True, slots=True)
class VisitTold:
    """A visit without its notes, with the names of those who were seen, and alone."""

    id: UUID
    state: str
    planned_for: datetime
    done_at: datetime | None
    purpose: str
    reason: str
    saw: list[str]
    saw_alone: list[str]


@dataclass(frozen=True, slots=True)
class ReviewTold:
    """A review, with the names of those of the family who were there."""

    id: UUID
    due: date
    held_on: date | None
    attended: str
    outcome: str
    family_view: str
    were_there: list[str]


@dataclass(frozen=True, slots=True)
class Observed:
    """One answer to one thing that the programme observes; of nobody, it is the whole family's."""

    person_id: UUID | None
    measure: str
    stage: str
    value: str


@dataclass(frozen=True, slots=True)
class MoveTold:
    """A step up or down, and who has the family until it is answered."""

    id: UUID
    direction: str
    to_agency: str
    state: str
    holder_name: str
    answer_by: datetime
