"""Programmes that agencies added: read by everybody, because whoever refers to one must know what it is."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from hearth.practice.definitions.programme import Programme
from hearth.practice.library import library
from hearth.practice.models import AddedProgramme, PracticeVersion
from hearth.practice.queries import programme_of


@dataclass(frozen=True)
class Offered:
    """A programme that can be asked for; of whom, where it is one agency's alone."""

    programme: Programme
    agency_id: UUID | None = None
    agency_name: str = ""

    @property
    def id(self) -> str:
        return self.programme.id

    @property
    def title(self) -> str:
        return f"{self.programme.title} ({self.agency_name})" if self.agency_name else self.programme.title


def _added(ids: Iterable[str] | None = None) -> QuerySet[AddedProgramme]:
    """Not those whose id Hearth has shipped since: then its own file counts, and theirs is in its place for them."""
    rows = AddedProgramme.objects.exclude(practice_id__in=[each.id for each in library().programmes()])
    rows = rows if ids is None else rows.filter(practice_id__in=list(ids))
    return rows.select_related("agency", "version").order_by("practice_id")


def programmes_offered(agencies: Collection[UUID] | None = None) -> list[Offered]:
    """All that a family can be referred to: what is shipped, then what agencies added and have not ended; only of
    `agencies`, where not every agency can be asked."""
    shipped = [Offered(each) for each in library().programmes()]
    added = _added().filter(ended_at=None)
    added = added if agencies is None else added.filter(agency_id__in=agencies)
    return shipped + [Offered(programme_of(each.version), each.agency_id, each.agency.name) for each in added]


def programmes_known(ids: Iterable[str]) -> dict[str, Programme]:
    """By id, in one question at most; of those that were ended too, for referrals that were made before."""
    known = {each.id: each for each in library().programmes()}
    wanted = set(ids)
    if others := wanted - known.keys():
        known |= {each.practice_id: programme_of(each.version) for each in _added(others)}
    return {id: known[id] for id in wanted if id in known}


def programme_known(id: str) -> Programme:
    """Raises `KeyError` for what neither the library nor any agency has."""
    known = programmes_known([id])
    return known[id] if id in known else library().programme(id)


def whose_alone(id: str) -> tuple[UUID, str] | None:
    """The agency that added it, and its name; None for what is shipped."""
    row = _added([id]).first()
    return (row.agency_id, row.agency.name) if row else None


def added_by_others(holder_id: UUID) -> dict[str, AddedProgramme]:
    return {each.practice_id: each for each in _added().filter(ended_at=None).exclude(agency_id=holder_id)}


def added_version(id: str) -> PracticeVersion | None:
    row = _added([id]).first()
    return row.version if row else None
