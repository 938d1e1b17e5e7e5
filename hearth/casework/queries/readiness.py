"""What school found of children, from the one place where it is written down."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Exists, OuterRef

from hearth.casework.models import Episode, Participant, SchoolReadiness
from hearth.casework.rules.readiness import FOUND, READY

SCHOOL_READY = "school_ready"  # the measure's id in the tables for figures


def found_ready(holder_id: UUID, episodes: Iterable[UUID]) -> list[SchoolReadiness]:
    """Of each child who takes part, the line that stands, where something was found."""
    takes_part = Participant.objects.filter(episode=OuterRef("episode"), person=OuterRef("child"))
    rows = SchoolReadiness.objects.filter(
        Exists(takes_part), holder_id=holder_id, episode__in=list(episodes), withdrawn_at=None
    )
    latest = {(row.episode_id, row.child_id): row for row in rows.order_by("on", "created_at", "id")}
    return [row for row in latest.values() if row.finding in FOUND]


def readiness_known(episode: Episode) -> Mapping[tuple[UUID | None, str], tuple[str, str]]:
    """For work that began while it was asked once more at closure: nobody answers otherwise than was written down."""
    found = found_ready(episode.holder_id, [episode.pk])
    return {(row.child_id, SCHOOL_READY): (yes_or_no(row), "") for row in found}


def yes_or_no(row: SchoolReadiness) -> str:
    return "yes" if row.finding == READY else "no"
