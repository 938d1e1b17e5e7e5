"""Whose families, seen by whom. Every list, count, search and page of families begins here."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from dateutil.relativedelta import relativedelta
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from hearth.access.rules import AT_TRIAGE, AT_WORK_WITH_FAMILIES
from hearth.access.viewer import Viewer
from hearth.families.models import Family, Involvement, Person, PersonName, PregnancyChild
from hearth.families.rules import name_key
from hearth.families.rules.ages import GROWN_UP
from hearth.families.rules.pregnancy import YOUNGEST_PARENT
from hearth.scope.worded import worded_once

MOST_FOUND = 20


def families_for(viewer: Viewer) -> QuerySet[Family]:
    """Triage sees its council's families; a team sees those it helps; restricted ones open to few, or by a grant."""
    return _families_seen(*who(viewer), **seen_as(viewer))


def family_for(viewer: Viewer, family_id: UUID) -> Family | None:
    """The one of them, if it is. Asked by every page about a family, and worded once."""
    return next(iter(_family_seen(family_id, *who(viewer), **seen_as(viewer))), None)


def who(viewer: Viewer) -> tuple[UUID, UUID, UUID, list[UUID]]:
    return viewer.holder_id, viewer.team_id, viewer.agency_id, list(viewer.granted)


def seen_as(viewer: Viewer) -> dict[str, Any]:
    """How they look, apart from who they are."""
    return {
        "at_work": viewer.role in AT_WORK_WITH_FAMILIES,
        "at_triage": viewer.role in AT_TRIAGE,
        "every_team": viewer.sees_every_team,
        "restricted": viewer.sees_restricted,
        "opened": bool(viewer.granted),
    }


def _families_seen(
    holder: UUID,
    team: UUID,
    agency: UUID,
    granted: list[UUID],
    *,
    at_work: bool,
    at_triage: bool,
    every_team: bool,
    restricted: bool,
    opened: bool,
) -> QuerySet[Family]:
    families = Family.objects.filter(holder_id=holder, sealed_at=None)
    open_to_them = Q() if restricted else Q(restricted=False)
    if at_work:
        open_to_them &= Q(Exists(_helped_by(Q(agency_id=agency) if every_team else Q(team_id=team))))
    elif not at_triage:
        return families.none()
    return families.filter(open_to_them | Q(pk__among=granted) if opened else open_to_them)


def _helped_by(whom: Q) -> QuerySet[Involvement]:
    """A team goes on seeing a family it has helped: follow-up comes after closure."""
    return Involvement.objects.filter(whom, family=OuterRef("pk"), holder_id=OuterRef("holder_id"))


@worded_once
def _family_seen(
    family: UUID, holder: UUID, team: UUID, agency: UUID, granted: list[UUID], **shape: bool
) -> QuerySet[Family]:
    return _families_seen(holder, team, agency, granted, **shape).filter(pk=family)


def people_for(viewer: Viewer) -> QuerySet[Person]:
    """A sealed person is not among them, though the family may be open."""
    return people_seen(*who(viewer), **seen_as(viewer))


def people_seen(holder: UUID, team: UUID, agency: UUID, granted: list[UUID], **shape: bool) -> QuerySet[Person]:
    """The same by values, for questions that are worded once."""
    families = _families_seen(holder, team, agency, granted, **shape)
    people = Person.objects.filter(holder_id=holder, sealed_at=None)
    return people.filter(memberships__family__in=families).distinct()


def people_like(viewer: Viewer, given_names: str, family_name: str, born: date | None) -> list[Person]:
    """Everybody the viewer may know of with this folded name, now or before, or with this birth date.

    Without a given name, everybody of that family name. Exact on folded names: equality keeps its index under
    row-level security.
    """
    key = name_key(given_names, family_name)
    by = ("name_key" if given_names.strip() else "family_key") if key else ""
    if not (by or born):
        return []
    former = _once_called(viewer.holder_id, key, by=by) if by else []
    return _people_like(key, former, born, *who(viewer), by=by, dated=bool(born), **seen_as(viewer))


@worded_once
def _once_called(holder: UUID, key: str, *, by: str) -> QuerySet[PersonName, UUID]:
    return PersonName.objects.filter(holder_id=holder, **{by: key}).values_list("person_id", flat=True)


@worded_once
def _people_like(
    key: str,
    former: list[UUID],
    born: date,
    holder: UUID,
    team: UUID,
    agency: UUID,
    granted: list[UUID],
    *,
    by: str,
    dated: bool,
    **shape: bool,
) -> QuerySet[Person]:
    same = Q(**{by: key}) | Q(pk__among=former) if by else Q()
    if dated:
        same |= Q(born=born)
    people = people_seen(holder, team, agency, granted, **shape).filter(same)
    return people.order_by("family_name", "given_names", "id")[:MOST_FOUND]


def families_of(viewer: Viewer, people: Iterable[Person]) -> dict[UUID, list[Family]]:
    """For each person, the families in which the viewer may see them."""
    found: dict[UUID, list[Family]] = {}
    for family in _families_of([each.pk for each in people], *who(viewer), **seen_as(viewer)):
        found.setdefault(family.person, []).append(family)  # type: ignore[attr-defined]
    return found


@worded_once
def _families_of(
    people: list[UUID], holder: UUID, team: UUID, agency: UUID, granted: list[UUID], **shape: bool
) -> QuerySet[Family]:
    families = _families_seen(holder, team, agency, granted, **shape)
    families = families.filter(members__person__id__among=people).annotate(person=F("members__person_id"))
    return families.order_by("name", "id")


def helping_now(family: Family, today: date | None = None) -> QuerySet[Involvement]:
    today = today or timezone.localdate()
    return family.involvements.filter(Q(ends__isnull=True) | Q(ends__gte=today)).order_by("starts", "id")


def people_in(family: Family) -> QuerySet[Person]:
    """The people of a family that was found for the viewer: not those who left it, nor a child never born."""
    return people_of(family.holder_id, family.pk, timezone.localdate())


def people_of(holder: UUID, family: UUID, today: date) -> QuerySet[Person]:
    """The same by values, for questions that are worded once."""
    still = Q(memberships__ends=None) | Q(memberships__ends__gte=today)
    return Person.objects.filter(still, holder_id=holder, sealed_at=None, memberships__family=family)


def is_sealed(holder_id: UUID, family_id: UUID) -> bool:
    """Whether nothing may be asked of anybody about this family any more, in that register."""
    return Family.objects.filter(holder_id=holder_id, pk=family_id, sealed_at__isnull=False).exists()


def members_of(family: Family, *, children: bool = False) -> list[Person]:
    """The people of a family that was found for the viewer; children first, oldest first."""
    people = people_in(family)
    if children:
        people = people.filter(memberships__is_child=True)
    return list(in_order(people))


def in_order(people: QuerySet[Person]) -> QuerySet[Person]:
    return people.order_by("-memberships__is_child", "born", "id")


def could_be_parents(family: Family, today: date) -> list[Person]:
    """Of whom it may be asked whose baby it is: nobody unborn, no young child, nobody who died."""
    unborn = PregnancyChild.objects.filter(holder_id=family.holder_id, pregnancy__family=family, child__born=None)
    too_young = today - relativedelta(years=YOUNGEST_PARENT)
    people = people_in(family).exclude(pk__in=unborn.values("child_id"))
    return [each for each in in_order(people) if (each.born_earliest or too_young) <= too_young and not each.died]


def coming_of_age(holder_id: UUID, first: date, last: date) -> QuerySet[Person]:
    """Children of any family who turn eighteen within these days and whose rights nobody has passed on yet."""
    born = (first - relativedelta(years=GROWN_UP), last - relativedelta(years=GROWN_UP))
    children = Person.objects.filter(holder_id=holder_id, sealed_at=None, died=None, memberships__is_child=True)
    return children.filter(born__range=born, of_age_at=None).distinct().order_by("born", "id")
