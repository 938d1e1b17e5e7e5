"""A child's statuses in law: begun, ended, and taken back where they never were so."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from hearth.audit.actors import Actor
from hearth.families.events import status_changed, status_withdrawn
from hearth.families.models import Family, Person, Status, StatusCategory
from hearth.families.problems import ChangedElsewhere, Impossible, ask_about, refuse
from hearth.families.rules.statuses import Period, impossible_status, strange_status
from hearth.families.terms import kind_rules, terms_of
from hearth.scope.actions import action, record
from hearth.ui import days


@action
def begin_status(
    *,
    person: Person,
    kind: str,
    starts: date,
    by: Actor,
    categories: Iterable[str] = (),
    legal_basis: str = "",
    sure: bool = False,
) -> Status:
    """A child's status begins. Several may be true at once; the strange is asked about until `sure`."""
    family = family_of(person)
    kinds, today, new = kind_rules(terms_of(family)), days.today(), Period(kind, starts)
    known = [Period(each.kind, each.starts, each.ends) for each in standing_statuses(person)]
    first, last = person.born or person.born_earliest, person.born or person.born_latest
    refuse(impossible_status(new, known, kinds, born=first, died=person.died, today=today), "starts")
    ask_about(strange_status(new, known, kinds, born=last, today=today), sure)
    status = Status.objects.create(person=person, kind=kind, starts=starts, legal_basis=legal_basis)
    StatusCategory.objects.bulk_create(StatusCategory(status=status, category=each) for each in categories)
    status_changed.send(Status, status=status)
    record(by=by, verb="began", subject=status, fields=["kind", "starts", "categories", "legal_basis"])
    return status


@action
def end_status(*, status: Status, ends: date, destination: str, by: Actor, version: int | None = None) -> Status:
    """A status ends, and where to."""
    row = _current(status, version)
    if ends < row.starts:
        raise Impossible("A status cannot end before it began.", "ends")
    if row.person.died and ends > row.person.died:
        raise Impossible(f"They died on {days.day(row.person.died)}.", "ends")
    row.ends, row.destination = ends, destination
    row.version += 1
    row.save(update_fields=["ends", "destination", "version"])
    status_changed.send(Status, status=row)
    record(by=by, verb="ended", subject=row, fields=["ends", "destination"])
    status.ends, status.destination, status.version = row.ends, row.destination, row.version
    return status


@action
def withdraw_status(*, status: Status, why: str, version: int, by: Actor) -> Status:
    """It never was so. The row stays, with the reason, and counts for nothing."""
    if not why.strip():
        raise Impossible("Say why it is wrong.", "why")
    row = _current(status, version)
    row.withdrawn = why
    row.version += 1
    row.save(update_fields=["withdrawn", "version"])
    status_withdrawn.send(Status, status=row)
    record(by=by, verb="withdrew", subject=row, fields=["withdrawn"])
    return row


def close_statuses(people: Iterable[Person], ends: date, destination: str) -> None:
    """Part of a greater change, so no event of its own: everything that was still so ends that day."""
    for person in people:
        for status in standing_statuses(person).filter(ends=None, starts__lte=ends).select_related("person"):
            status.ends, status.destination = ends, destination
            status.version += 1
            status.save(update_fields=["ends", "destination", "version"])
            status_changed.send(Status, status=status)


def standing_statuses(person: Person) -> QuerySet[Status]:
    return Status.objects.filter(holder_id=person.holder_id, person=person, withdrawn="")


def family_of(person: Person) -> Family:
    """The family in which they are a child, else the first they came to: it says which nation's words count."""
    member = person.memberships.order_by("-is_child", "id").select_related("family").first()
    if member is None:
        raise Impossible(f"{person} belongs to no family yet.")
    family: Family = member.family
    return family


def _current(status: Status, version: int | None) -> Status:
    """Without a version, whoever ends it has just read it: the row is locked, and nobody else changed it since."""
    rows = Status.objects.select_for_update(of=("self",)).select_related("person")
    row = rows.get(holder_id=status.holder_id, pk=status.pk)
    if version is not None and row.version != version:
        raise ChangedElsewhere(row)
    return row
