"""Profiles and keys follow the people: called by the actions that change a name, a birth, a home or a family.

Part of those actions, so in their transaction, and no event of its own.
"""

from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Any
from uuid import UUID

from hearth.families.likeness.keys import keys_of
from hearth.families.likeness.models import Likeness, LikenessKey, columns_of
from hearth.families.likeness.profile import Profile, Told, profile_of
from hearth.families.models import Family, FamilyMember, HouseholdMember, Person, PersonName

AT_ONCE = 2_000  # people: a whole register is worked out in pieces


def keep_likeness(family: Family) -> None:
    """Everybody in this family: a new child is a brother or sister of the others."""
    members = FamilyMember.objects.filter(holder_id=family.holder_id, family=family)
    _keep(family.holder_id, set(members.values_list("person_id", flat=True)))


def keep_likeness_of(*people: Person) -> None:
    """These, and whoever is in a family with them."""
    for person in people:
        with_them = FamilyMember.objects.filter(
            holder_id=person.holder_id, family__members__person=person, family__holder_id=person.holder_id
        )
        _keep(person.holder_id, {person.pk, *with_them.values_list("person_id", flat=True)})


def forget_keys(person: Person) -> None:
    """Sealed, or gone: nobody is matched to them from now on, and they are nobody's brother or sister here."""
    LikenessKey.objects.filter(holder_id=person.holder_id, person=person).delete()
    Likeness.objects.filter(holder_id=person.holder_id, person=person).delete()
    keep_likeness_of(person)


def keep_everybody(holder_id: UUID) -> int:
    """Work out a whole register anew; how many people. Nothing changes where everything was kept as it should."""
    everybody = iter(list(Person.objects.filter(holder_id=holder_id).order_by("id").values_list("pk", flat=True)))
    many = 0
    while piece := set(islice(everybody, AT_ONCE)):
        _keep(holder_id, piece)
        many += len(piece)
    return many


def _keep(holder_id: UUID, ids: Collection[UUID]) -> None:
    profiles = dict(profiles_of(holder_id, ids))
    known = {row.person_id: row for row in Likeness.objects.filter(holder_id=holder_id, person__in=ids)}
    changed = [id for id in ids if _differs(known.get(id), profiles.get(id))]
    Likeness.objects.filter(holder_id=holder_id, person__in=changed).delete()
    LikenessKey.objects.filter(holder_id=holder_id, person__in=changed).delete()
    there = [(id, profiles[id]) for id in changed if id in profiles]
    Likeness.objects.bulk_create(Likeness.of(profile, person_id=id) for id, profile in there)
    LikenessKey.objects.bulk_create(LikenessKey(person_id=id, key=key) for id, of in there for key in keys_of(of))


def _differs(row: Likeness | None, profile: Profile | None) -> bool:
    if row is None or profile is None:
        return row is not None or profile is not None
    return any(getattr(row, name) != value for name, value in columns_of(profile).items())


def profiles_of(holder_id: UUID, ids: Collection[UUID]) -> Iterator[tuple[UUID, Profile]]:
    """As their records say. A sealed person has none; a secret home is in nobody's."""
    names = _gathered(
        PersonName.objects.filter(holder_id=holder_id, person__in=ids).order_by("id"),
        "given_names",
        "family_name",
    )
    homes = _gathered(
        HouseholdMember.objects.filter(holder_id=holder_id, person__in=ids, household__secret=False).order_by("id"),
        "household__address",
        "household__postcode",
    )
    children = _children_with(holder_id, ids)
    for person in Person.objects.filter(holder_id=holder_id, pk__in=ids, sealed_at=None):
        told = Told(
            given_names=person.given_names,
            family_name=person.family_name,
            known_as=person.known_as,
            former_names=names.get(person.pk, ()),
            sex=person.sex,
            born=person.born,
            born_earliest=person.born_earliest,
            born_latest=person.born_latest,
            homes=homes.get(person.pk, ()),
            siblings=children.get(person.pk, ()),
        )
        yield person.pk, profile_of(told)


def _gathered(rows: Any, *names: str) -> dict[UUID, list[tuple[str, str]]]:
    found: dict[UUID, list[tuple[str, str]]] = {}
    for person_id, *values in rows.values_list("person_id", *names):
        found.setdefault(person_id, []).append((values[0], values[1]))
    return found


def _children_with(holder_id: UUID, ids: Iterable[UUID]) -> dict[UUID, list[str]]:
    """For each child, the first names of the other children in a family with them."""
    mine = FamilyMember.objects.filter(holder_id=holder_id, person__in=ids, is_child=True)
    families = dict.fromkeys(mine.values_list("family_id", flat=True))
    with_them: dict[UUID, list[tuple[UUID, str]]] = {}
    rows = FamilyMember.objects.filter(
        holder_id=holder_id, family__in=families, is_child=True, person__sealed_at=None
    ).order_by("id")
    names = ("family_id", "person_id", "person__given_names", "person__known_as")
    for family_id, person_id, given, known_as in rows.values_list(*names):
        with_them.setdefault(family_id, []).append((person_id, given or known_as))
    found: dict[UUID, list[str]] = {}
    for family_id, person_id in mine.values_list("family_id", "person_id"):
        others = [name for other, name in with_them.get(family_id, []) if other != person_id and name]
        found.setdefault(person_id, []).extend(others)
    return found
