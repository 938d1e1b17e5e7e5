"""What is on record of parents and their children: one question for each kind of row, however many people.

Each row says whether it `is_open`: whether the record it stands in may be seen by the viewer.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from hearth.access.viewer import Viewer
from hearth.casework.models import SchoolReadiness
from hearth.families.models import (
    DueDate,
    FamilyMember,
    HouseholdMember,
    Pregnancy,
    PregnancyChild,
    ProceedingsChild,
    Relationship,
    Status,
)
from hearth.families.queries import families_for, people_for

Rows = dict[UUID, list[Any]]
LINE = (  # of a line on readiness for school
    "id", "episode_id", "on", "finding", "measure", "reason", "told_by", "is_open",
    "withdrawn_at", "withdrawn_by_name", "why_withdrawn",
)  # fmt: skip


def pregnancies_of(viewer: Viewer, people: set[UUID]) -> Rows:
    """By mother, each with its due dates as they became known."""
    dues = DueDate.objects.filter(holder_id=viewer.holder_id, pregnancy=OuterRef("pk")).order_by("known_on", "id")
    rows = Pregnancy.objects.filter(holder_id=viewer.holder_id, mother__in=people).select_related("mother")
    rows = rows.annotate(
        dues=ArraySubquery(dues.values("due")),
        dues_known_on=ArraySubquery(dues.values("known_on")),
        is_open=_open_family(viewer, "family_id"),
    )
    return _by(rows.order_by("created_at", "id"), "mother_id")


def ties_of(viewer: Viewer, people: set[UUID]) -> Rows:
    """By parent, the children by birth, eldest first."""
    ties = Relationship.objects.filter(
        holder_id=viewer.holder_id, person__in=people, kind="parent", tie="birth", withdrawn=""
    )
    ties = ties.select_related("other").annotate(
        is_open=_open_person(viewer, "other_id"), readiness=_readiness(viewer, "other_id")
    )
    return _by(ties.order_by("other__born", "id"), "person_id")


def births_of(viewer: Viewer, mothers: set[UUID], children: set[UUID]) -> list[Any]:
    """Which child is of which pregnancy: of these mothers, or these children. `is_lost`: a record was opened before
    birth, and closed before there was one."""
    either = Q(pregnancy__mother__in=mothers) | Q(child__in=children)
    rows = PregnancyChild.objects.filter(either, holder_id=viewer.holder_id)
    belongs = FamilyMember.objects.filter(family=OuterRef("pregnancy__family_id"), person=OuterRef("child_id"))
    rows = rows.select_related("child", "pregnancy__mother").annotate(
        is_lost=Q(child__born=None) & Exists(belongs.exclude(ends=None)),
        is_open=_open_person(viewer, "child_id"),
        readiness=_readiness(viewer, "child_id"),
    )
    return list(rows.order_by("id"))


def _readiness(viewer: Viewer, key: str) -> ArraySubquery:
    """A child's lines on readiness for school, oldest first, in the same question as the child."""
    rows = SchoolReadiness.objects.filter(holder_id=viewer.holder_id, child=OuterRef(key))
    rows = rows.annotate(is_open=_open_family(viewer, "episode__family_id")).order_by("on", "created_at", "id")
    return ArraySubquery(rows.values(line=JSONObject(**{name: name for name in LINE})))


def statuses_of(viewer: Viewer, children: set[UUID]) -> Rows:
    rows = Status.objects.filter(holder_id=viewer.holder_id, person__in=children, withdrawn="")
    return _by(rows.order_by("starts"), "person_id")


def cases_of(viewer: Viewer, children: set[UUID]) -> Rows:
    """By child; a case stands in one family's record, though the child may be of two."""
    rows = ProceedingsChild.objects.filter(holder_id=viewer.holder_id, child__in=children)
    rows = rows.select_related("proceedings").annotate(is_open=_open_family(viewer, "proceedings__family_id"))
    return _by(rows.order_by("proceedings__issued", "id"), "child_id")


def homes_of(viewer: Viewer, people: set[UUID], today: date) -> Rows:
    living = Q(ends=None) | Q(ends__gt=today)
    rows = HouseholdMember.objects.filter(living, holder_id=viewer.holder_id, person__in=people)
    rows = rows.select_related("household").annotate(is_open=_open_family(viewer, "household__family_id"))
    return _by(rows.order_by("starts", "id"), "person_id")


def _open_family(viewer: Viewer, key: str) -> Exists:
    return Exists(families_for(viewer).filter(pk=OuterRef(key)))


def _open_person(viewer: Viewer, key: str) -> Exists:
    return Exists(people_for(viewer).filter(pk=OuterRef(key)))


def _by(rows: QuerySet[Any] | Iterable[Any], key: str) -> Rows:
    found: Rows = defaultdict(list)
    for row in rows:
        found[getattr(row, key)].append(row)
    return found
