"""What is now known of somebody, in place of what was: each a version, with what stood before and why."""

from dataclasses import dataclass, fields
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from hearth.audit.actors import Actor
from hearth.families.likeness.keeping import keep_likeness_of
from hearth.families.models import Correction, Person, PersonName
from hearth.families.problems import ChangedElsewhere, Impossible
from hearth.families.rules import name_key
from hearth.families.telling import PersonAsTold
from hearth.scope.actions import action, record

CORRECTABLE = [field.name for field in fields(PersonAsTold) if field.name not in ("role", "is_child")]


@dataclass(frozen=True)
class Described:
    """How somebody is to be spoken with, and the group they say they are of."""

    first_language: str = ""
    other_languages: str = ""
    interpreter: bool = False
    communication: str = ""
    ethnicity: str = ""


@action
def correct_person(*, person: Person, told: PersonAsTold, version: int, by: Actor, why: str = "") -> Person:
    """Names and birth. A name they had stays findable. Raises `ChangedElsewhere`."""
    row = _current(person, version)
    if row.died and told.born and told.born > row.died:
        raise Impossible("Nobody is born after their own death.")
    before = (row.given_names, row.family_name)
    changes = {name: getattr(told, name) for name in CORRECTABLE}
    changes["born_earliest"] = told.born_earliest or told.born
    changes["born_latest"] = told.born_latest or told.born
    changed = _change(row, changes, why, by)
    if name_key(*before) != row.name_key:
        _keep_former_name(row, *before)
    keep_likeness_of(row)
    record(by=by, verb="corrected", subject=row, fields=changed)
    return row


@action
def describe_person(*, person: Person, told: Described, version: int, by: Actor, why: str = "") -> Person:
    """Languages, communication and ethnic group. Raises `ChangedElsewhere`."""
    row = _current(person, version)
    changed = _change(row, vars(told), why, by)
    record(by=by, verb="described", subject=row, fields=changed)
    return row


def _current(person: Person, version: int) -> Person:
    row = Person.objects.select_for_update().get(holder_id=person.holder_id, pk=person.pk, sealed_at=None)
    if row.version != version:
        raise ChangedElsewhere(row)
    return row


def _change(row: Person, changes: dict[str, Any], why: str, by: Actor) -> list[str]:
    """Keep what stood before, and say which fields changed. Nothing changed makes no version."""
    before = {name: getattr(row, name) for name, value in changes.items() if getattr(row, name) != value}
    if not before:
        return []
    for name in before:
        setattr(row, name, changes[name])
    row.name_key = name_key(row.given_names, row.family_name)
    row.family_key = name_key("", row.family_name)
    Correction.objects.create(
        person=row,
        version=row.version,
        before=_as_json(before),
        why=why,
        by_name=getattr(by, "name", by.text),
    )
    row.version += 1
    row.save()
    return list(before)


def _as_json(before: dict[str, Any]) -> dict[str, Any]:
    plain = DjangoJSONEncoder()
    return {
        name: value if isinstance(value, str | bool | None) else plain.default(value) for name, value in before.items()
    }


def _keep_former_name(person: Person, given: str, family: str) -> None:
    if name_key(given, family):
        PersonName.objects.create(
            person=person,
            given_names=given,
            family_name=family,
            name_key=name_key(given, family),
            family_key=name_key("", family),
            until=timezone.localdate(),
        )
