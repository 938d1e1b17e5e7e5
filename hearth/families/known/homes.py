"""Every home of a family and who lived in it, in one question."""

from dataclasses import dataclass
from uuid import UUID

from hearth.families.models import Family, Household, HouseholdMember, Person
from hearth.families.rules.homes import Stay


@dataclass(frozen=True)
class KnownHomes:
    stays: list[HouseholdMember]  # by person, then in order

    @property
    def people(self) -> dict[UUID, Person]:
        return {stay.person_id: stay.person for stay in self.stays}

    @property
    def homes(self) -> dict[UUID, Household]:
        """In the order in which anybody first lived in them."""
        return {stay.household_id: stay.household for stay in sorted(self.stays, key=_begun)}

    def as_rules(self) -> list[Stay]:
        return [Stay(each.person_id, each.household_id, each.starts, each.ends) for each in self.stays]


def known_homes(family: Family) -> KnownHomes:
    """Only this record's own homes: another record of the same person may be closed to whoever looks."""
    rows = HouseholdMember.objects.filter(
        holder_id=family.holder_id, household__family=family, person__sealed_at=None
    ).select_related("person", "household")
    return KnownHomes(sorted(rows, key=lambda stay: (_age(stay.person), *_begun(stay))))


def _age(person: Person) -> tuple[str, str]:
    return str(person.born_earliest or "9999"), str(person.pk)


def _begun(stay: HouseholdMember) -> tuple[str, str]:
    return str(stay.starts or ""), str(stay.pk)
