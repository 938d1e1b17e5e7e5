"""What the questions of the family page find, row by row."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from hearth.assessments.rules.answers import Answer
from hearth.assessments.rules.areas import AreaResult, area_results, can_flag
from hearth.assessments.rules.profiles import Whose, profiles_of
from hearth.families.models import Person
from hearth.practice.definitions.instrument import Instrument
from hearth.practice.queries import instrument_kept


@dataclass(frozen=True)
class Elsewhere:
    """Another family's record on which somebody of this one stands too, as somebody has said."""

    family: UUID
    name: str
    who: str


@dataclass(frozen=True)
class Counted:
    """What is counted over the whole record, and over what is told elsewhere of the same people."""

    worries_ever: int
    worries_this_year: int
    worry_sources: int
    latest_worry: date | None
    baby_due: date | None
    pregnancy_id: UUID | None
    seen_alone: datetime | None
    elsewhere: list[Elsewhere]


@dataclass(frozen=True)
class Member:
    """Somebody in the family, and where they live now."""

    person: Person
    is_child: bool
    role: str
    home: str
    home_postcode: str
    home_secret: bool
    home_since: date | None
    kin: list[list[str]]  # kind, the other's name, tie
    joined: bool = False  # on record more than once, as somebody has said


@dataclass(frozen=True)
class StatusTold:
    id: UUID
    kind: str
    starts: date
    ends: date | None
    destination: str
    child: str
    categories: list[str]


@dataclass(frozen=True)
class Help:
    """Who helps, or has helped."""

    what: str
    worker_name: str
    agency_name: str
    starts: date
    ends: date | None


@dataclass(frozen=True)
class Work:
    """An episode, by its programme."""

    id: UUID
    title: str
    key_worker_name: str
    agency_name: str
    opened: date
    closed: date | None


@dataclass(frozen=True)
class Assessed:
    """An assessment; the newest completed one by each instrument with its answers."""

    id: UUID
    stage: str
    started_on: date
    completed_at: datetime | None
    by_name: str
    practice_version_id: int
    title: str
    grades: list[tuple[str, str | None, str | None, str, str]] | None  # row, child, carer, item, said

    @property
    def instrument(self) -> Instrument:
        """The definition as it was when the assessment began."""
        return instrument_kept(self.practice_version_id)

    @property
    def flagged(self) -> list[AreaResult]:
        """The areas that any profile asks people to look at."""
        rows: dict[str, Whose] = {}
        answers: dict[str, dict[str, Answer]] = {}
        for row, child, carer, item, said in self.grades or ():
            answers.setdefault(row, {})[item] = Answer(said)
            rows[row] = Whose(row, child or "", carer or "", answers=answers[row])
        profiles = profiles_of(self.instrument, list(rows.values()))
        return [each for profile in profiles for each in area_results(self.instrument, profile) if each.flagged]


def most_telling(assessments: Iterable[Assessed]) -> Assessed | None:
    """The newest completed one that could ask people to look at something; else the newest completed."""
    completed = [each for each in assessments if each.completed_at]
    telling = (each for each in completed if each.grades is not None and can_flag(each.instrument))
    return next(telling, completed[0] if completed else None)


@dataclass(frozen=True)
class Happening:
    """One entry of the chronology; of another family's where it tells of somebody who is on record there too."""

    id: UUID
    family_id: UUID
    happened: date
    strand: str
    title: str
    words: str
    source_name: str
