"""Everything known of one person, in one question."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet, TextField, Value
from django.db.models.functions import Coalesce, Concat, NullIf, Trim

from hearth.families.known.rows import listed, read
from hearth.families.models import (
    Correction,
    Family,
    HouseholdMember,
    Identifier,
    OrderChild,
    ParentalResponsibility,
    Person,
    PersonName,
    PersonNeed,
    Pregnancy,
    ProceedingsChild,
    Status,
    StatusCategory,
    ToldFact,
    ToldKin,
)

NOTHING, SPACE = Value("", output_field=TextField()), Value(" ", output_field=TextField())


@dataclass(frozen=True)
class Named:
    given_names: str
    family_name: str
    kind: str
    since: date | None
    until: date | None
    source: str


@dataclass(frozen=True)
class Numbered:
    id: UUID
    kind: str
    value: str
    source: str
    ends: date | None


@dataclass(frozen=True)
class Needed:
    id: UUID
    need: str
    words: str
    source: str
    starts: date
    ends: date | None


@dataclass(frozen=True)
class Fact:
    id: UUID
    words: str
    told_by: str
    told_on: date
    doubted: str


@dataclass(frozen=True)
class Elsewhere:
    id: UUID
    kind: str
    name: str
    born_as_told: str
    where: str
    known_to: str
    told_by: str
    told_on: date


@dataclass(frozen=True)
class Stayed:
    address: str
    postcode: str
    secret: bool
    kind: str
    starts: date | None
    ends: date | None


@dataclass(frozen=True)
class Answering:
    id: UUID
    who: str
    authority: str
    how: str
    starts: date | None
    ends: date | None
    source: str


@dataclass(frozen=True)
class InLaw:
    id: UUID
    kind: str
    starts: date
    ends: date | None
    destination: str
    legal_basis: str
    categories: list[str]


@dataclass(frozen=True)
class Ordered:
    kind: str
    made: date
    until: date | None
    ended: date | None
    court: str


@dataclass(frozen=True)
class Case:
    kind: str
    issued: date
    ended: date | None
    outcome: str
    court: str


@dataclass(frozen=True)
class Expecting:
    id: UUID
    outcome: str
    ended: date | None
    babies: int


@dataclass(frozen=True)
class Corrected:
    version: int
    before: dict[str, Any]
    why: str
    by_name: str
    created_at: datetime


@dataclass(frozen=True)
class KnownPerson:
    person: Person
    role: str
    is_child: bool
    names: list[Named]
    numbers: list[Numbered]
    needs: list[Needed]
    told: list[Fact]
    elsewhere: list[Elsewhere]
    homes: list[Stayed]
    answering: list[Answering]
    statuses: list[InLaw]
    orders: list[Ordered]
    cases: list[Case]
    pregnancies: list[Expecting]
    corrections: list[Corrected]


def of_this(model: Any, key: str = "person") -> "QuerySet[Any]":
    """The person's rows in one table, with the holder said again so that the index is used."""
    rows: QuerySet[Any] = model.objects.filter(**{"holder_id": OuterRef("holder_id"), key: OuterRef("pk")})
    return rows


def shown_name(person: str) -> Any:
    """As `str(person)`, in SQL: what they are known as, or their given names; then the family name."""
    first = Coalesce(NullIf(F(f"{person}__known_as"), NOTHING), F(f"{person}__given_names"))
    return Trim(Concat(first, SPACE, F(f"{person}__family_name"), output_field=TextField()))


def _statuses() -> ArraySubquery:
    categories = StatusCategory.objects.filter(holder_id=OuterRef("holder_id"), status=OuterRef("pk"))
    named = ArraySubquery(categories.order_by("category").values("category"))
    return listed(of_this(Status).filter(withdrawn="").order_by("-starts", "-id"), InLaw, categories=named)


def _answering() -> ArraySubquery:
    rows = of_this(ParentalResponsibility, "child").order_by("starts", "id")
    return listed(rows.exclude(person__sealed_at__isnull=False), Answering, who=Coalesce(shown_name("person"), NOTHING))


LISTS: dict[str, Any] = {
    "names": (Named, lambda: listed(of_this(PersonName).order_by("-until", "-id"), Named)),
    "numbers": (Numbered, lambda: listed(of_this(Identifier).order_by("kind", "id"), Numbered)),
    "needs": (Needed, lambda: listed(of_this(PersonNeed).order_by("-ends", "-starts", "id"), Needed)),
    "told": (Fact, lambda: listed(of_this(ToldFact).order_by("-told_on", "-id"), Fact)),
    "elsewhere": (Elsewhere, lambda: listed(of_this(ToldKin).filter(ends=None).order_by("told_on", "id"), Elsewhere)),
    "homes": (
        Stayed,
        lambda: listed(
            of_this(HouseholdMember).order_by(F("starts").desc(nulls_last=True), "-id"),
            Stayed,
            **{name: f"household__{name}" for name in ("address", "postcode", "secret", "kind")},
        ),
    ),
    "answering": (Answering, _answering),
    "statuses": (InLaw, _statuses),
    "orders": (
        Ordered,
        lambda: listed(
            of_this(OrderChild, "child").order_by("-order__made", "-id"),
            Ordered,
            **{name: f"order__{name}" for name in ("kind", "made", "until", "ended", "court")},
        ),
    ),
    "cases": (
        Case,
        lambda: listed(
            of_this(ProceedingsChild, "child").order_by("-proceedings__issued", "-id"),
            Case,
            **{name: f"proceedings__{name}" for name in ("kind", "issued", "ended", "outcome", "court")},
        ),
    ),
    "pregnancies": (Expecting, lambda: listed(of_this(Pregnancy, "mother").order_by("-id"), Expecting)),
    "corrections": (Corrected, lambda: listed(of_this(Correction).order_by("-version"), Corrected)),
}


def known_person(family: Family, people: "QuerySet[Person]", person_id: UUID) -> KnownPerson | None:
    """Somebody among these people of the family, with all that is known; nobody where they are not among them."""
    member = {"role_here": F("memberships__role"), "child_here": F("memberships__is_child")}
    columns = {f"list_{name}": column() for name, (_, column) in LISTS.items()}
    person = people.filter(pk=person_id, memberships__family=family).annotate(**member, **columns).first()
    if person is None:
        return None
    row: Any = person
    lists = {name: read(kind, getattr(row, f"list_{name}")) for name, (kind, _) in LISTS.items()}
    return KnownPerson(person=person, role=row.role_here, is_child=row.child_here, **lists)
