"""Who is followed: parents, their children born and unborn, their cases; and of these, what a viewer may see."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from hearth.casework.models import Episode
from hearth.casework.rules.readiness import Noted
from hearth.families.models import Person, Pregnancy, Proceedings, Status
from hearth.families.rules.pregnancy import Estimate
from hearth.tracks.rules.cohort import Now


@dataclass(frozen=True)
class Withdrawn:
    on: date
    by: str
    why: str


@dataclass(frozen=True)
class Line:
    """One line on a child's readiness for school, as it lies on the record of one episode."""

    id: UUID
    episode_id: UUID
    noted: Noted
    withdrawn: Withdrawn | None = None


@dataclass
class Child:
    """Born or not: of one pregnancy, or known by name. `person` is None before anybody opened a record."""

    person: Person | None
    pregnancy: Pregnancy | None
    now: Now
    statuses: list[Status] = field(default_factory=list)  # oldest first
    is_open: bool = True  # to the viewer: sealed children are not, nor those of a record that is closed to them
    seen_now: Now | None = None  # from the records that are open to the viewer, where that is something else
    lines: list[Line] = field(default_factory=list)  # on readiness for school, oldest first, withdrawn ones too
    seen_lines: list[Line] = field(default_factory=list)  # the same, from records open to the viewer

    @property
    def readiness(self) -> list[Noted]:
        """What stands."""
        return [each.noted for each in self.lines if each.withdrawn is None]

    @property
    def called(self) -> str:
        if self.person is None or self.person.sealed_at:
            return "A child"
        return str(self.person)


@dataclass
class Parent:
    person: Person
    role: str
    pregnancies: list[Pregnancy] = field(default_factory=list)
    tracked: list[Child] = field(default_factory=list)
    earlier: list[Child] = field(default_factory=list)  # no sealed child is among them
    cases: list[Proceedings] = field(default_factory=list)
    open_cases: list[Proceedings] = field(default_factory=list)

    @property
    def is_mother(self) -> bool:
        """Court to court is counted of mothers: a father who shares her cases would be counted again."""
        return self.person.sex == "F" or bool(self.pregnancies)


@dataclass
class Followed:
    """One episode of a programme that follows people for years."""

    episode: Episode
    parents: list[Parent]

    @property
    def tracked(self) -> list[Child]:
        """Each child once, though both parents take part."""
        return _once(child for parent in self.parents for child in [parent.tracked])

    def as_seen(self) -> "Followed":
        """What may be named or counted beside a name: nothing of a record that is closed, to the viewer or for good."""
        if self.episode.family.sealed_at:
            return Followed(self.episode, [])
        return Followed(self.episode, [_seen(parent) for parent in self.parents])


def _seen(parent: Parent) -> Parent:
    return replace(
        parent,
        pregnancies=[each for each in parent.pregnancies if each.is_open],  # type: ignore[attr-defined]
        tracked=[_seen_child(each) for each in parent.tracked if each.is_open],
        earlier=[_seen_child(each) for each in parent.earlier if each.is_open],
        cases=parent.open_cases,
    )


def _seen_child(child: Child) -> Child:
    return replace(child, now=child.seen_now or child.now, lines=child.seen_lines)


def children_in(every: Sequence[Followed]) -> list[Child]:
    """Each tracked child once, though two episodes may follow one."""
    return _once(one.tracked for one in every)


def _once(lists: Any) -> list[Child]:
    there: dict[object, Child] = {}
    for children in lists:
        for number, child in enumerate(children):
            key = child.person.pk if child.person else (child.pregnancy.pk if child.pregnancy else None, number)
            there.setdefault(key, child)
    return list(there.values())


def estimates(pregnancy: Any) -> list[Estimate]:
    """Of a pregnancy that was read with its `dues`, oldest first."""
    return [Estimate(due, known_on) for due, known_on in zip(pregnancy.dues, pregnancy.dues_known_on, strict=True)]
