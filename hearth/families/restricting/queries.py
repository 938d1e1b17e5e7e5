"""Restricted records and what was opened of them, for whoever is looking."""

from collections.abc import Mapping
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from hearth.access.models import Grant
from hearth.access.viewer import Viewer
from hearth.families.models import Family, Restriction
from hearth.families.queries import families_for


def restriction_of(family: Family) -> Restriction | None:
    """The one in force. The family was found for the viewer."""
    rows = Restriction.objects.filter(holder_id=family.holder_id, family=family, ends=None)
    return rows.select_related("family").first()


def restricted_record(viewer: Viewer, number: str) -> Restriction | None:
    """By its number, in the viewer's own register: the number is told by whoever answers for the record."""
    rows = Restriction.objects.filter(holder_id=viewer.holder_id, number=number, ends=None, family__sealed_at=None)
    return rows.select_related("family").first() if number else None


def grants_for(viewer: Viewer) -> QuerySet[Grant]:
    """What was opened of the restricted records that this viewer may see anyway, the newest first."""
    if not viewer.sees_restricted:
        return Grant.objects.none()
    families = families_for(viewer).values("pk")
    grants = Grant.objects.filter(holder_id=viewer.holder_id, family_id__in=families)
    return grants.select_related("user", "reviewed_by").order_by("-begins", "-id")


def families_by_id(viewer: Viewer, ids: list[UUID]) -> Mapping[UUID, Family]:
    return {family.pk: family for family in families_for(viewer).filter(pk__in=ids)}


def mine_in_force(viewer: Viewer) -> QuerySet[Grant]:
    now = timezone.now()
    return Grant.objects.filter(holder_id=viewer.holder_id, user_id=viewer.id, begins__lte=now, until__gt=now)
