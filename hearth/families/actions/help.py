"""Who helps this family: written down by the stage that brings the help, as part of its own action."""

from datetime import date
from typing import Any
from uuid import UUID

from hearth.families.models import Family, Involvement


def begin_help(
    *,
    family: Family,
    agency_id: UUID,
    agency_name: str,
    team_id: UUID,
    what: str,
    source: Any,
    starts: date,
    worker_id: UUID | None = None,
    worker_name: str = "",
) -> Involvement:
    """Part of the action that brings the help, so no event of its own. Telling it again rewrites it."""
    involvement, _ = Involvement.objects.update_or_create(
        holder_id=family.holder_id,
        source_kind=source._meta.label_lower,
        source_id=source.pk,
        defaults={
            "family": family,
            "agency_id": agency_id,
            "agency_name": agency_name,
            "team_id": team_id,
            "worker_id": worker_id,
            "worker_name": worker_name,
            "what": what,
            "starts": starts,
            "ends": None,
        },
    )
    return involvement


def end_help(*, source: Any, ends: date) -> None:
    Involvement.objects.filter(
        holder_id=source.holder_id, source_kind=source._meta.label_lower, source_id=source.pk
    ).update(ends=ends)
