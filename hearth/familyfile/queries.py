"""Everything known of one family, in as few questions as can be. The family itself was found for the viewer first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from dateutil.relativedelta import relativedelta
from django.db import connection
from django.db.models import F
from django.utils import timezone

from hearth.assessments.models import Assessment, Grade
from hearth.casework.models import Episode
from hearth.families.models import Family, Involvement, Person
from hearth.familyfile.questions import FACTS, PEOPLE, STATUSES

PERSON_FIELDS = [field.attname for field in Person._meta.concrete_fields]


@dataclass(frozen=True)
class Counted:
    """What is counted over the whole record."""

    worries_ever: int
    worries_this_year: int
    worry_sources: int
    latest_worry: date | None
    baby_due: date | None
    seen_alone: datetime | None


@dataclass(frozen=True)
class Member:
    """Somebody in the family, and where they live now."""

    person: Person
    is_child: bool
    role: str
    home: str
    home_postcode: str
    home_secret: bool
    home_since: date | None
    kin: list[list[str]]  # kind, the other's name, tie


@dataclass(frozen=True)
class StatusTold:
    id: UUID
    kind: str
    starts: date
    ends: date | None
    destination: str
    child: str
    categories: list[str]


def counted_of(family: Family) -> Counted:
    year_ago = timezone.localdate() - relativedelta(years=1)
    return Counted(**_ask(FACTS, family, year_ago=year_ago)[0])


def members_of(family: Family) -> list[Member]:
    """Children first, oldest first."""
    return [_member(row) for row in _ask(PEOPLE, family, today=timezone.localdate())]


def _member(row: Mapping[str, Any]) -> Member:
    return Member(
        person=Person(**{name: row[name] for name in PERSON_FIELDS}),
        is_child=row["is_child"],
        role=row["role"],
        home=row["home"] or "",
        home_postcode=row["home_postcode"] or "",
        home_secret=bool(row["home_secret"]),
        home_since=row["home_since"],
        kin=row["kin"],
    )


def statuses_of(family: Family) -> list[StatusTold]:
    """Every status of everybody in the family, the current ones first."""
    return [StatusTold(**row) for row in _ask(STATUSES, family)]


def _ask(question: str, family: Family, **more: Any) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(question, {"holder": family.holder_id, "family": family.pk, **more})
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def help_of(family: Family) -> list[Involvement]:
    """Who helps now, then who helped."""
    involvements = Involvement.objects.filter(holder_id=family.holder_id, family=family)
    return list(involvements.order_by(F("ends").desc(nulls_first=True), "starts", "id")[:20])


def assessments_of(family: Family) -> list[Assessment]:
    found = Assessment.objects.filter(holder_id=family.holder_id, family=family)
    return list(found.order_by("-started_on", "-id")[:10])


def episodes_of(family: Family) -> list[Episode]:
    """With the programme's title; its definition, thousands of characters long, stays where it is."""
    found = Episode.objects.filter(holder_id=family.holder_id, family=family).select_related("programme_version")
    return list(found.defer("programme_version__body").order_by("-opened", "-id")[:10])


def grades_of(assessment: Assessment) -> list[Grade]:
    return list(Grade.objects.filter(holder_id=assessment.holder_id, subject__assessment=assessment))
