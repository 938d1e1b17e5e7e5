"""Described children are kept under keys too: soon after they were told of, and at the latest when somebody looks.

Not in the report's own transaction, which must be quick on the worst day of a year and may read nothing.
"""

from datetime import timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef

from hearth.concerns.models import ReportedChild
from hearth.families.likeness.keys import keys_of
from hearth.triage.matching.candidates import described
from hearth.triage.matching.models import ToldKey, ToldLikeness

AT_ONCE = 300  # children: while somebody waits for a page
OVERLAP = timedelta(hours=1)  # identifiers are made in order of time, but transactions end in another


def keep_told(holder_id: UUID) -> list[ReportedChild]:
    """The children told of since somebody last looked; each is kept once, whoever else is looking now."""
    kept = ToldLikeness.objects.filter(holder_id=holder_id, reported_child=OuterRef("pk"))
    children = ReportedChild.objects.filter(holder_id=holder_id).exclude(part="unborn")
    if since := _since(holder_id):
        children = children.filter(id__gt=since)
    new = list(children.filter(~Exists(kept)).select_related("concern").order_by("id")[:AT_ONCE])
    with_them = _by_concern(holder_id, {child.concern_id for child in new})
    profiles = [pair for id in with_them for pair in described(with_them[id]) if pair[0] in new]
    ToldLikeness.objects.bulk_create(
        (ToldLikeness.of(profile, reported_child=child) for child, profile in profiles), ignore_conflicts=True
    )
    ToldKey.objects.bulk_create(
        (ToldKey(reported_child=child, key=key) for child, profile in profiles for key in keys_of(profile)),
        ignore_conflicts=True,
    )
    return new


def _since(holder_id: UUID) -> UUID | None:
    latest = ToldLikeness.objects.filter(holder_id=holder_id).order_by("-reported_child_id")
    last = latest.values_list("reported_child_id", flat=True).first()
    return UUID(int=max(last.int - (int(OVERLAP.total_seconds() * 1000) << 80), 0)) if last else None


def _by_concern(holder_id: UUID, concerns: set[UUID]) -> dict[UUID, list[ReportedChild]]:
    found: dict[UUID, list[ReportedChild]] = {}
    children = ReportedChild.objects.filter(holder_id=holder_id, concern__in=concerns).select_related("concern")
    for child in children.order_by("concern_id", "position"):
        found.setdefault(child.concern_id, []).append(child)
    return found
