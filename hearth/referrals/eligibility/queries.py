"""What is on record of a family on a day, from which a programme's rules are looked at."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery

from hearth.access.viewer import Viewer
from hearth.chronology.queries import entries_for
from hearth.families.models import DueDate, Family, Person, PersonNeed, Pregnancy, Relationship, Status
from hearth.families.terms import terms_of
from hearth.practice.definitions.programme import Programme
from hearth.practice.library import library
from hearth.practice.own.added import Offered
from hearth.practice.own.queries import programmes_in_use
from hearth.referrals.eligibility.rules import Birth, Expected, Known

AGREES = {"agreed": True, "refused": False}


def known_of(viewer: Viewer, family: Family, on: date) -> Known:
    """The family was found for the viewer. Sealed people, and what the viewer may not read, are not looked at."""
    people = Person.objects.filter(holder_id=family.holder_id, sealed_at=None, died=None)
    members = people.filter(memberships__family=family, memberships__ends=None)
    children = list(members.filter(memberships__is_child=True).distinct())
    return Known(
        on=on,
        children=tuple(_birth(child) for child in children),
        expected=tuple(_expected(family, on)),
        removed_as=frozenset(_removals(family)),
        statuses_now=frozenset(_statuses_now(family, [child.pk for child in children], on)),
        needs=frozenset(_needs(viewer, family)),
        labels={kind.id: kind.label for kind in terms_of(family).statuses}
        | {need.id: need.label for need in library().needs.needs},
    )


def known_as_told(known: Known, programme: Programme, reasons: Collection[str], agreement: str) -> Known:
    """With what whoever refers says themselves: the needs behind their reasons, and whether the family agrees."""
    needs = {each.need for each in programme.referral_reasons if each.id in reasons}
    return replace(known, needs=known.needs | needs, agreed=AGREES.get(agreement))


def as_they_work(viewer: Viewer, offered: Offered, agency_id: UUID) -> Programme:
    """An agency's own wording of a shipped programme is its own to read: of others', the shipped rules count."""
    own = programmes_in_use(viewer.holder_id) if agency_id == viewer.holder_id else {}
    return own.get(offered.id, offered.programme)


def _birth(child: Person) -> Birth:
    return Birth(child.born or child.born_earliest, child.born or child.born_latest)


def _expected(family: Family, on: date) -> Iterable[Expected]:
    """With the due date that was known on the day: what was learnt later does not reach back."""
    known = DueDate.objects.filter(pregnancy=OuterRef("pk"), known_on__lte=on).order_by("-known_on", "-id")
    pregnancies = Pregnancy.objects.filter(holder_id=family.holder_id, family=family, outcome="expected")
    return [
        Expected(due)
        for due in pregnancies.annotate(due=Subquery(known.values("due")[:1])).values_list("due", flat=True)
    ]


def _removals(family: Family) -> Iterable[str]:
    """Statuses that any child of a grown-up of the family has or had, whether or not the child is in the family."""
    grown = family.members.filter(is_child=False).values("person_id")
    theirs = Relationship.objects.filter(holder_id=family.holder_id, kind="parent", person__in=grown).values("other_id")
    members = family.members.filter(is_child=True).values("person_id")
    statuses = Status.objects.filter(holder_id=family.holder_id, person__sealed_at=None, withdrawn="")
    return statuses.filter(Q(person__in=theirs) | Q(person__in=members)).values_list("kind", flat=True).distinct()


def _statuses_now(family: Family, children: list[UUID], on: date) -> Iterable[str]:
    now = Status.objects.filter(holder_id=family.holder_id, person__in=children, withdrawn="", starts__lte=on)
    return now.filter(Q(ends=None) | Q(ends__gt=on)).values_list("kind", flat=True).distinct()


def _needs(viewer: Viewer, family: Family) -> set[str]:
    """From the chronology, to which every stage tells what it hears of, and from what is known of each person."""
    found = set(entries_for(viewer, family).exclude(needs=None).values_list("needs__need", flat=True))
    members = family.members.filter(person__sealed_at=None).values("person_id")
    of_people = PersonNeed.objects.filter(holder_id=family.holder_id, person__in=members)
    return found | set(of_people.values_list("need", flat=True))
