"""The midwife's list: who is before 20 weeks today, who is not, and of whom no due date is known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch

from hearth.access.viewer import Viewer
from hearth.casework.models import Episode
from hearth.casework.queries.episodes import episodes_for
from hearth.families.models import DueDate, Pregnancy, Relationship, Status
from hearth.families.queries import families_for, people_for
from hearth.families.rules.pregnancy import Estimate
from hearth.practice.queries import programme_of
from hearth.tracks.rules.early import Along, along

REMOVED = ("looked_after", "special_guardianship", "adopted")


@dataclass(frozen=True)
class Expecting:
    """A pregnancy that goes on. Once it is lost or ended it is on no list, from that moment."""

    pregnancy: Pregnancy
    now: Along
    at_referral: Along | None  # as known on the day of the referral to a programme that asks for it
    episode: Episode | None
    earlier_removal: bool


def expecting(viewer: Viewer, today: date) -> Sequence[Expecting]:
    """Of the families that the viewer may see: six questions, soonest to be 20 weeks first, then the others."""
    pregnancies = Pregnancy.objects.filter(
        holder_id=viewer.holder_id,
        outcome="expected",
        family__in=families_for(viewer).values("pk"),
        mother__sealed_at=None,
        mother__died=None,
    ).select_related("mother", "family")
    rows = list(pregnancies.prefetch_related(Prefetch("due_dates", DueDate.objects.order_by("known_on", "id"))))
    episodes = {
        each.family_id: each
        for each in episodes_for(viewer)
        .filter(family__in=[row.family_id for row in rows], closed=None)
        .order_by("opened")
        if programme_of(each.programme_version).tracks
    }
    lost = _mothers_of_removed(viewer, [row.mother_id for row in rows])
    found = [_expecting(row, episodes.get(row.family_id), row.mother_id in lost, today) for row in rows]
    return sorted(found, key=lambda each: (each.now.last_early_day or date.max, str(each.pregnancy.mother)))


def _expecting(row: Pregnancy, episode: Episode | None, removed: bool, today: date) -> Expecting:
    known = [Estimate(each.due, each.known_on) for each in row.due_dates.all()]
    return Expecting(row, along(known, today), along(known, episode.referred) if episode else None, episode, removed)


def _mothers_of_removed(viewer: Viewer, mothers: Sequence[UUID]) -> set[UUID]:
    children = Relationship.objects.filter(
        holder_id=viewer.holder_id, person__in=mothers, kind="parent", tie="birth", withdrawn=""
    )
    # Of children whom the viewer may know of: a sealed child, or one of a record that is closed to them, tells nothing.
    known = people_for(viewer).values("pk")
    removed = Status.objects.filter(
        holder_id=viewer.holder_id, kind__in=REMOVED, withdrawn="", person__in=known, person__sealed_at=None
    ).values("person_id")
    return set(children.filter(other__in=removed).values_list("person_id", flat=True))
