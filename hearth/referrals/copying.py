"""A family as one agency sends it to another, and as the other enters it: a copy that keeps where it came from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any
from uuid import UUID

from hearth.audit.actors import Actor
from hearth.families.actions import begin_family, confirm_family, restrict_family
from hearth.families.models import Family, Person
from hearth.families.telling import PersonAsTold
from hearth.scope.opening import current_holder


def as_sent(family: Family) -> list[dict[str, Any]]:
    """The people as the other agency will see them: a copy, so that later changes here do not travel."""
    members = family.members.filter(ends=None, person__sealed_at=None).select_related("person")
    return [
        {
            "person": str(member.person_id),  # in the asker's register, where alone it opens anything
            "given_names": member.person.given_names,
            "family_name": member.person.family_name,
            "known_as": member.person.known_as,
            "sex": member.person.sex,
            "born": _iso(member.person.born),
            "born_earliest": _iso(member.person.born_earliest),
            "born_latest": _iso(member.person.born_latest),
            "born_as_told": member.person.born_as_told,
            "first_language": member.person.first_language,
            "interpreter": member.person.interpreter,
            "role": member.role,
            "is_child": member.is_child,
        }
        for member in members.order_by("-is_child", "id")
    ]


def without(sent: Sequence[Mapping[str, Any]], person: Person) -> list[Mapping[str, Any]]:
    """The others. What was sent before it had the record's number is known by name and day of birth."""
    told = (person.given_names, person.family_name, _iso(person.born))
    return [
        each
        for each in sent
        if each.get("person", str(person.pk)) != str(person.pk)
        or ("person" not in each and (each["given_names"], each["family_name"], each["born"]) != told)
    ]


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None


@dataclass(frozen=True)
class Sent:
    """What was sent of a family, and from whose register."""

    name: str
    body_id: str
    people: Iterable[Mapping[str, Any]]
    holder_id: UUID
    family_id: UUID
    restricted: bool


def enter_copy(sent: Sent, by: Actor) -> Family:
    """The family in the register that is open; the same one, where it was copied here before."""
    known = Family.objects.filter(holder_id=current_holder())
    before = known.filter(origin_holder_id=sent.holder_id, origin_family_id=sent.family_id).first()
    if before:
        return before
    family = begin_family(
        name=sent.name,
        body_id=sent.body_id,
        people=[as_told(person) for person in sent.people],
        origin=(sent.holder_id, sent.family_id),
        by=by,
    )
    if sent.restricted:
        restrict_family(family=family, restricted=True, by=by)
    return confirm_family(family=family, by=by)


def as_told(sent: Mapping[str, Any]) -> PersonAsTold:
    """A person as the asking agency sent them."""
    names = [field.name for field in fields(PersonAsTold)]
    known: dict[str, Any] = {name: sent[name] for name in names if sent.get(name) is not None}
    for name in ("born", "born_earliest", "born_latest"):
        known[name] = date.fromisoformat(sent[name]) if sent.get(name) else None
    return PersonAsTold(**{"role": "", "is_child": False, **known})
