"""What happens to people: kinship, homes, pregnancies, statuses, and what was shared about them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from hearth.audit.actors import Actor
from hearth.families.events import home_changed, pregnancy_changed, status_changed
from hearth.families.likeness.keeping import keep_likeness
from hearth.families.models import (
    DueDate,
    Family,
    Household,
    HouseholdMember,
    Person,
    Pregnancy,
    Relationship,
    Sharing,
    Status,
    StatusCategory,
)
from hearth.scope.actions import action, record


class Impossible(ValueError):
    """What life cannot do. A sentence for the person who typed it."""


@action
def relate(*, person: Person, kind: str, other: Person, tie: str, by: Actor, as_told_by: str = "") -> Relationship:
    """Say how one person stands to another, by birth, in law or in daily life."""
    if person.pk == other.pk:
        raise Impossible("Nobody is their own relative.")
    relationship, _ = Relationship.objects.get_or_create(
        holder_id=person.holder_id,
        person=person,
        kind=kind,
        other=other,
        tie=tie,
        defaults={"as_told_by": as_told_by},
    )
    record(by=by, verb="related", subject=relationship, fields=["person", "kind", "other", "tie"])
    return relationship


@dataclass(frozen=True)
class Home:
    address: str = ""
    postcode: str = ""
    ward: str = ""
    secret: bool = False


@action
def move_home(*, family: Family, home: Home, people: Iterable[Person], since: date | None, by: Actor) -> Household:
    """People live somewhere from a day on; where they lived before ends the same day."""
    movers = list(people)
    before = HouseholdMember.objects.filter(holder_id=family.holder_id, person__in=movers, ends=None)
    before.filter(household__family=family).update(ends=since or timezone.localdate())
    household = Household.objects.create(
        family=family,
        address=home.address,
        postcode=home.postcode,
        ward=home.ward,
        secret=home.secret,
        starts=since,
    )
    HouseholdMember.objects.bulk_create(
        HouseholdMember(household=household, person=person, starts=since) for person in movers
    )
    keep_likeness(family)
    home_changed.send(Household, household=household)
    record(by=by, verb="moved", subject=household, fields=["address", "members"])
    return household


@action
def expect_child(*, family: Family, mother: Person, due: date, known_on: date, by: Actor) -> Pregnancy:
    """A pregnancy, with the due date as it is known today."""
    if due <= known_on:
        raise Impossible("The due date must be in the future.")
    if (due - known_on).days > 300:
        raise Impossible("The due date is more than a pregnancy away. Check the year.")
    pregnancy = Pregnancy.objects.create(mother=mother, family=family)
    DueDate.objects.create(pregnancy=pregnancy, due=due, known_on=known_on)
    pregnancy_changed.send(Pregnancy, pregnancy=pregnancy)
    record(by=by, verb="noted", subject=pregnancy, fields=["mother", "due"])
    return pregnancy


@action
def begin_status(*, person: Person, kind: str, starts: date, by: Actor, categories: Iterable[str] = ()) -> Status:
    """A child's legal status begins. Several may be true at once."""
    if starts > timezone.localdate():
        raise Impossible("The start of a status cannot be in the future.")
    if person.born and starts < person.born and kind != "protection_plan":
        raise Impossible("Only a child protection plan can begin before birth.")
    status = Status.objects.create(person=person, kind=kind, starts=starts)
    StatusCategory.objects.bulk_create(StatusCategory(status=status, category=each) for each in categories)
    status_changed.send(Status, status=status)
    record(by=by, verb="began", subject=status, fields=["kind", "starts", "categories"])
    return status


@action
def end_status(*, status: Status, ends: date, destination: str, by: Actor) -> Status:
    """A status ends, and where to."""
    if ends < status.starts:
        raise Impossible("A status cannot end before it began.")
    status.ends, status.destination = ends, destination
    status.save(update_fields=["ends", "destination"])
    status_changed.send(Status, status=status)
    record(by=by, verb="ended", subject=status, fields=["ends", "destination"])
    return status


@dataclass(frozen=True)
class Shared:
    with_whom: str
    what: str
    lawful_basis: str
    told: bool
    why_not_told: str = ""


@action
def record_sharing(*, family: Family, shared: Shared, on: date, by: Actor) -> Sharing:
    """What was shared about a family; never a condition for asking for help."""
    if not shared.told and not shared.why_not_told.strip():
        raise Impossible("Say why the family was not told.")
    who = {"by_id": by.id, "by_name": getattr(by, "name", by.text)}
    sharing = Sharing.objects.create(family=family, on=on, **who, **vars(shared))
    record(by=by, verb="shared", subject=sharing, fields=list(vars(shared)))
    return sharing
