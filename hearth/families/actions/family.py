"""A family begins, is confirmed, and gains people."""

from collections.abc import Iterable
from uuid import UUID

from hearth.audit.actors import Actor
from hearth.families.events import family_restricted
from hearth.families.likeness.keeping import keep_likeness
from hearth.families.models import Family, FamilyMember, Person
from hearth.families.problems import ask_about
from hearth.families.rules import entered_already, may_be_the_same_birth, name_key
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
        enter(family, told)
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
def add_person(*, family: Family, told: PersonAsTold, by: Actor, sure: bool = False) -> Person:
    """Somebody belongs to this family too. Who seems to be in it already is asked about until `sure`."""
    ask_about([entered_already(each) for each in _same(family, told)], sure)
    person = enter(family, told)
    keep_likeness(family)
    record(by=by, verb="added", subject=person, fields=["family", "names", "born"])
    return person


def _same(family: Family, told: PersonAsTold) -> list[Person]:
    """People of the family with that name, born when this one may have been. Twins have names of their own."""
    key = name_key(told.given_names, told.family_name)
    if not key.strip():
        return []
    members = Person.objects.filter(holder_id=family.holder_id, sealed_at=None, memberships__family=family)
    named = members.filter(name_key=key).distinct().order_by("id")
    earliest, latest = told.born_earliest or told.born, told.born_latest or told.born
    return [each for each in named if may_be_the_same_birth(each.born_earliest, each.born_latest, earliest, latest)]


@action
def add_known_person(*, family: Family, person: Person, role: str, is_child: bool, by: Actor) -> FamilyMember:
    """Somebody already on record belongs to this family as well: a half-brother, a grandmother of two families."""
    member, _ = FamilyMember.objects.get_or_create(
        holder_id=family.holder_id, family=family, person=person, defaults={"role": role, "is_child": is_child}
    )
    keep_likeness(family)
    record(by=by, verb="added", subject=person, fields=["family"])
    return member


def enter(family: Family, told: PersonAsTold) -> Person:
    """Part of an action that brings somebody into the family, so no event of its own."""
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
