"""Whose worries: the council's own, seen by its triage team. Everything starts from who is looking."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from hearth.access.models import Membership
from hearth.access.rules import AT_TRIAGE, WITH_CASES
from hearth.access.viewer import Viewer, viewer_in
from hearth.concerns.models import Concern, ReportedChild
from hearth.families.models import Family, FamilyMember, Person, PersonName
from hearth.triage.models import ConfirmedFamily, Decision, Finding, Holding
from hearth.triage.rules.matching import Described, Likeness, likeness
from hearth.worklist.models import Item

MOST_CANDIDATES = 200


def concerns_for(viewer: Viewer) -> QuerySet[Concern]:
    """The council's worries. One about a restricted family is the duty manager's alone."""
    if viewer.role not in AT_TRIAGE:
        return Concern.objects.none()
    concerns = Concern.objects.filter(holder_id=viewer.holder_id)
    if viewer.sees_restricted:
        return concerns
    closed = ConfirmedFamily.objects.filter(
        holder_id=OuterRef("holder_id"), concern=OuterRef("pk"), family__restricted=True
    )
    return concerns.filter(~Exists(closed))


def holdings_for(viewer: Viewer) -> QuerySet[Holding]:
    """The council's for triage; for others, those they have been asked to hold themselves."""
    holdings = Holding.objects.filter(holder_id=viewer.holder_id).select_related("decision__concern", "family")
    if not viewer.sees_restricted:
        holdings = holdings.filter(Q(family=None) | Q(family__restricted=False))
    return holdings if viewer.role in AT_TRIAGE else holdings.filter(accepted_by_id=viewer.id)


def held_now(viewer: Viewer, after: tuple[date, UUID] | None, many: int) -> list[Holding]:
    """Not yet ended, soonest to run out first, and one more than asked for."""
    rows = holdings_for(viewer).filter(ended_at=None)
    if after:
        until, last = after
        rows = rows.filter(until__gte=until).filter(Q(until__gt=until) | Q(id__gt=last))
    return list(rows.order_by("until", "id")[: many + 1])


def confirmed_family_of(concern: Concern) -> ConfirmedFamily | None:
    """The concern was found through `concerns_for`, which asks who is looking."""
    rows = ConfirmedFamily.objects.filter(holder_id=concern.holder_id, concern=concern)
    return rows.select_related("family").first()


def decision_on(concern: Concern) -> Decision | None:
    rows = Decision.objects.filter(holder_id=concern.holder_id, concern=concern)
    return rows.select_related("family", "thresholds", "nation").prefetch_related("holdings").first()


def finding_on(concern: Concern) -> Finding | None:
    """The finding that stands, if there is one."""
    return Finding.objects.filter(holder_id=concern.holder_id, concern=concern, set_aside_at=None).first()


def has_unread(concern: Concern) -> bool:
    """Has whoever told us written something that nobody has said they have read?"""
    items = Item.objects.filter(holder_id=concern.holder_id, kind="read-message", page_id=concern.pk, done_at=None)
    return items.exists()


@dataclass(frozen=True)
class Candidate:
    """Somebody on record whom a described child may be."""

    child: ReportedChild
    person: Person
    families: tuple[Family, ...]
    likeness: Likeness


@dataclass(frozen=True)
class Candidates:
    found: tuple[Candidate, ...]
    somebody_restricted: bool  # the viewer is told to ring the duty manager, and no more

    def of(self, child: ReportedChild) -> list[Candidate]:
        return [candidate for candidate in self.found if candidate.child.pk == child.pk]


def people_who_may_be(viewer: Viewer, children: Sequence[ReportedChild]) -> Candidates:
    """Everybody known by name or birth date whom these children may be, likest first. Three questions in all.

    Exact on folded names, which keep their index under row-level security. Restricted families are matched too.
    """
    described = [(child, _described(child)) for child in children]
    people = _looked_up(viewer, [each for _, each in described])
    families = _families_of(viewer, people)
    found, hidden = [], False
    for child, as_told in described:
        for person in people:
            names = frozenset(name.name_key for name in person.names.all())
            alike = likeness(as_told, _described(person), names)
            seen = [each for each in families.get(person.pk, []) if viewer.sees_restricted or not each.restricted]
            if alike and seen:
                found.append(Candidate(child, person, tuple(seen), alike))
            hidden |= bool(alike and len(seen) < len(families.get(person.pk, [])))
    found.sort(key=lambda each: -each.likeness.strength)
    return Candidates(tuple(found), hidden)


def _looked_up(viewer: Viewer, described: Sequence[Described]) -> list[Person]:
    keys = {key for each in described for key in each.keys}
    births = {each.born for each in described if each.born}
    everybody = Person.objects.filter(holder_id=viewer.holder_id, sealed_at=None)
    former = PersonName.objects.filter(holder_id=viewer.holder_id, name_key__in=keys)
    by_name, by_birth = everybody.filter(name_key__in=keys), everybody.filter(born__in=births)
    # A union of three look-ups, each by its index, and not one question with "or" in it, which would read everybody.
    ids = by_name.values("pk").union(former.values("person_id"), by_birth.values("pk"))
    return list(everybody.filter(pk__in=ids).prefetch_related("names").order_by("id")[:MOST_CANDIDATES])


def _families_of(viewer: Viewer, people: Sequence[Person]) -> dict[UUID, list[Family]]:
    members = FamilyMember.objects.filter(holder_id=viewer.holder_id, person__in=people).select_related("family")
    found: dict[UUID, list[Family]] = {}
    for member in members.order_by("family__name", "id"):
        found.setdefault(member.person_id, []).append(member.family)
    return found


def _described(who: ReportedChild | Person) -> Described:
    return Described(who.given_names, who.family_name, who.known_as, who.born, who.born_earliest, who.born_latest)


def colleagues_of(viewer: Viewer) -> Sequence[Viewer]:
    """Everybody in the council who works with families, and so may be asked to hold a child."""
    today = timezone.localdate()
    memberships = Membership.objects.filter(
        Q(ends__isnull=True) | Q(ends__gte=today),
        role__in=WITH_CASES,
        starts__lte=today,
        user__is_active=True,
        team__agency_id=viewer.agency_id,
    ).exclude(user_id=viewer.id)
    return [viewer_in(each) for each in memberships.select_related("user", "team__agency").order_by("user__name", "id")]
