"""Everybody on record whom a described child may be, likest first, each explained. Nothing is linked by itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count

from hearth.access.viewer import Viewer
from hearth.concerns.models import Concern, ReportedChild
from hearth.families.likeness.joining import with_joined
from hearth.families.likeness.keys import keys_to_look_up
from hearth.families.likeness.models import NAMES, Likeness, LikenessKey, profile_in
from hearth.families.likeness.profile import Profile, Told, profile_of
from hearth.families.likeness.wording import explained, reasons
from hearth.families.models import Family, FamilyMember, Person
from hearth.triage.matching.parameters import Parameters, parameters_of

MOST_LOOKED_AT = 1_000  # people who share keys, those with most keys first
MOST_SHOWN = 6  # of one child


@dataclass(frozen=True)
class Candidate:
    """Somebody on record whom a described child may be. The weight orders; nobody is shown it as a verdict."""

    child: ReportedChild
    person: Person
    families: tuple[Family, ...]
    evidence: str
    speaks_for: tuple[str, ...]
    against: tuple[str, ...]
    weight: float
    also: tuple[Family, ...] = ()  # where the same person is on record besides, as somebody has said


@dataclass(frozen=True)
class Candidates:
    found: tuple[Candidate, ...]
    somebody_restricted: bool  # the viewer is told to ring the duty manager, and no more
    closed: tuple[tuple[ReportedChild, Family], ...] = ()  # which restricted ones: for telling their owner alone

    def of(self, child: ReportedChild) -> list[Candidate]:
        return [candidate for candidate in self.found if candidate.child.pk == child.pk]


@dataclass(frozen=True)
class Alike:
    """One person beside one child, before anybody has asked who may see it."""

    child: ReportedChild
    profile: Profile
    person_id: UUID
    known: Profile
    levels: dict[str, str]
    weight: float


def people_who_may_be(
    viewer: Viewer, children: Sequence[ReportedChild], parameters: Parameters | None = None
) -> Candidates:
    """Six questions, however many people there are. Restricted families are matched too; sealed people never."""
    parameters = parameters or parameters_of(viewer.holder_id)
    alike = likest(viewer.holder_id, described(children), parameters)
    records = with_joined(viewer.holder_id, {each.person_id for each in alike})
    ids = {each.person_id for each in alike}.union(*records.values())
    people = Person.objects.filter(holder_id=viewer.holder_id, sealed_at=None).in_bulk(list(ids))
    families = _families_of(viewer, people)
    found: list[Candidate] = []
    closed: list[tuple[ReportedChild, Family]] = []
    for each in alike:
        mine = families.get(each.person_id, [])
        others = [family for id in records.get(each.person_id, ()) for family in families.get(id, [])]
        seen, also = _open_to(viewer, mine), [family for family in _open_to(viewer, others) if family not in mine]
        closed += [(each.child, family) for family in {*mine, *others} if family.restricted]
        if seen and sum(other.child.pk == each.child.pk for other in found) < MOST_SHOWN:
            found.append(_candidate(each, people[each.person_id], seen, also))
    return Candidates(tuple(found), bool(closed) and not viewer.sees_restricted, tuple(closed))


def likest(holder_id: UUID, profiles: Sequence[tuple[ReportedChild, Profile]], parameters: Parameters) -> list[Alike]:
    """Everybody who is to be shown, likest first, restricted ones among them."""
    keys = {child.pk: frozenset(keys_to_look_up(profile)) for child, profile in profiles}
    found = []
    for person_id, known, shared in looked_up(holder_id, frozenset().union(*keys.values())):
        for child, profile in profiles:
            if not keys[child.pk].isdisjoint(shared):
                levels, weight = parameters.asking.compare(profile, known)
                if parameters.shows(levels, weight):
                    found.append(Alike(child, profile, person_id, known, levels, weight))
    return sorted(found, key=lambda each: (-each.weight, each.person_id))


def looked_up(holder_id: UUID, keys: Iterable[str]) -> list[tuple[UUID, Profile, Sequence[str]]]:
    """People kept under any of these keys, and under which: equality on a btree, which keeps it under row security."""
    under = LikenessKey.objects.filter(holder_id=holder_id, key__in=sorted(keys)).values("person_id")
    many = under.annotate(under=ArrayAgg("key"), how_many=Count("id")).order_by("-how_many", "person_id")
    shared = {row["person_id"]: row["under"] for row in many[:MOST_LOOKED_AT]}
    rows: Iterable[dict[str, Any]] = Likeness.objects.filter(holder_id=holder_id, person__in=list(shared)).values(
        "person_id", *NAMES
    )
    return [(row["person_id"], profile_in(row), shared[row["person_id"]]) for row in rows]


def described(children: Sequence[ReportedChild]) -> list[tuple[ReportedChild, Profile]]:
    """What was told of each, with the home and the brothers and sisters that were told of with them."""
    homes = _homes(children[0].concern) if children else []
    return [
        (child, profile_of(_told(child, homes, [other for other in children if other.pk != child.pk])))
        for child in children
        if child.part != "unborn"
    ]


def _told(child: ReportedChild, homes: list[tuple[str, str]], others: Sequence[ReportedChild]) -> Told:
    return Told(
        given_names=child.given_names,
        family_name=child.family_name,
        known_as=child.known_as,
        sex=child.sex,
        born=child.born,
        born_earliest=child.born_earliest,
        born_latest=child.born_latest,
        homes=homes,
        siblings=[other.given_names or other.known_as for other in others],
    )


def _homes(concern: Concern) -> list[tuple[str, str]]:
    """Where they live, as it was told. Where they happen to be now is a school, say, or a friend's."""
    return [(concern.lives_address, concern.lives_postcode)]


def _open_to(viewer: Viewer, families: Iterable[Family]) -> list[Family]:
    return [family for family in families if viewer.sees_restricted or not family.restricted]


def _candidate(each: Alike, person: Person, families: Sequence[Family], also: Sequence[Family]) -> Candidate:
    speaks_for, against = reasons(each.levels, each.profile, each.known)
    return Candidate(
        child=each.child,
        person=person,
        families=tuple(families),
        evidence=explained(each.levels, each.profile, each.known),
        speaks_for=tuple(speaks_for),
        against=tuple(against),
        weight=each.weight,
        also=tuple(also),
    )


def _families_of(viewer: Viewer, people: Iterable[UUID]) -> dict[UUID, list[Family]]:
    members = FamilyMember.objects.filter(
        holder_id=viewer.holder_id, person__in=list(people), family__sealed_at=None
    ).select_related("family")
    found: dict[UUID, list[Family]] = {}
    for member in members.order_by("family__name", "id"):
        found.setdefault(member.person_id, []).append(member.family)
    return found
