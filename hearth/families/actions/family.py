"""A family begins, is confirmed, and gains people."""

from collections.abc import Iterable
from dataclasses import fields
from uuid import UUID

from hearth.audit.actors import Actor
from hearth.families.events import family_restricted
from hearth.families.likeness.keeping import keep_likeness, keep_likeness_of
from hearth.families.models import Family, FamilyMember, Person, PersonName
from hearth.families.rules import name_key
from hearth.families.telling import PersonAsTold
from hearth.scope.actions import action, record
from hearth.worklist import actions as worklist


@action
def begin_family(
    *,
    name: str,
    body_id: str,
    people: Iterable[PersonAsTold],
    by: Actor,
    origin: tuple[UUID, UUID] | None = None,
) -> Family:
    """Open a family's record, provisional until triage confirms it. `origin`: holder and family it is copied from."""
    origin_holder_id, origin_family_id = origin or (None, None)
    family = Family.objects.create(
        name=name, body_id=body_id, origin_holder_id=origin_holder_id, origin_family_id=origin_family_id
    )
    for told in people:
        _enter(family, told)
    keep_likeness(family)
    record(by=by, verb="began", subject=family, fields=["name", "body_id", "members"])
    return family


@action
def confirm_family(*, family: Family, by: Actor) -> Family:
    """Somebody has looked, and these are the people."""
    family.provisional = False
    family.version += 1
    family.save(update_fields=["provisional", "version"])
    record(by=by, verb="confirmed", subject=family, fields=["provisional"])
    return family


@action
def restrict_family(*, family: Family, restricted: bool, by: Actor) -> Family:
    """Close a record to all but the few who must have it, or open it again."""
    family.restricted = restricted
    family.version += 1
    family.save(update_fields=["restricted", "version"])
    worklist.restrict(holder_id=family.holder_id, family_id=family.pk, restricted=restricted)
    family_restricted.send(Family, family=family, by=by)
    record(by=by, verb="restricted" if restricted else "unrestricted", subject=family, fields=["restricted"])
    return family


@action
def add_person(*, family: Family, told: PersonAsTold, by: Actor) -> Person:
    """Somebody belongs to this family too."""
    person = _enter(family, told)
    keep_likeness(family)
    record(by=by, verb="added", subject=person, fields=["family", "names", "born"])
    return person


def _enter(family: Family, told: PersonAsTold) -> Person:
    person = Person.objects.create(
        given_names=told.given_names,
        family_name=told.family_name,
        known_as=told.known_as,
        name_key=name_key(told.given_names, told.family_name),
        family_key=name_key("", told.family_name),
        sex=told.sex,
        born=told.born,
        born_earliest=told.born_earliest or told.born,
        born_latest=told.born_latest or told.born,
        born_as_told=told.born_as_told,
        first_language=told.first_language,
        interpreter=told.interpreter,
    )
    FamilyMember.objects.create(family=family, person=person, is_child=told.is_child, role=told.role)
    return person


@action
def correct_person(*, person: Person, told: PersonAsTold, version: int, by: Actor) -> Person:
    """What is now known of somebody. A name they had stays findable. Raises `ChangedElsewhere`."""
    row = Person.objects.select_for_update().get(holder_id=person.holder_id, pk=person.pk)
    if row.version != version:
        raise ChangedElsewhere(row)
    before = {name: getattr(row, name) for name in CORRECTABLE}
    for name in CORRECTABLE:
        setattr(row, name, getattr(told, name))
    row.name_key = name_key(told.given_names, told.family_name)
    row.family_key = name_key("", told.family_name)
    row.version += 1
    row.save()
    if name_key(before["given_names"], before["family_name"]) != row.name_key:
        _keep_former_name(row, before)
    keep_likeness_of(row)
    changed = [name for name in CORRECTABLE if before[name] != getattr(row, name)]
    record(by=by, verb="corrected", subject=row, fields=changed)
    return row


CORRECTABLE = [field.name for field in fields(PersonAsTold) if field.name not in ("role", "is_child")]


class ChangedElsewhere(ValueError):
    """Somebody else corrected this person while the page was open. Carries the person as they now stand."""

    def __init__(self, person: Person) -> None:
        self.person = person
        super().__init__(f"Somebody else has changed what is known of {person}. Theirs stands below beside yours.")


def _keep_former_name(person: Person, before: dict[str, str]) -> None:
    given, family = before["given_names"], before["family_name"]
    if name_key(given, family):
        PersonName.objects.create(
            person=person,
            given_names=given,
            family_name=family,
            name_key=name_key(given, family),
            family_key=name_key("", family),
        )
