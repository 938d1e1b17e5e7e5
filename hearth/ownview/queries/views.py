"""Own views, doors and notes that a worker may open; and the one view whose door somebody stands at."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from hearth.access.viewer import Viewer
from hearth.casework.models import Episode, Participant
from hearth.casework.queries.episode import people_in
from hearth.casework.queries.episodes import episodes_for
from hearth.families.models import FamilyMember
from hearth.ownview.models import Door, Note, OwnView, Sitting
from hearth.ownview.rules.doors import Standing, old_enough
from hearth.scope.opening import NOBODY


def views_for(viewer: Viewer) -> QuerySet[OwnView]:
    mine = episodes_for(viewer).select_related(None).defer(None).values("pk")
    views = OwnView.objects.filter(holder_id=viewer.holder_id, episode__in=mine, person__sealed_at=None)
    return views.select_related("person", "family", "episode__family", "episode__programme_version")


def doors_for(viewer: Viewer) -> QuerySet[Door]:
    doors = Door.objects.filter(holder_id=viewer.holder_id, view__in=views_for(viewer).values("pk"))
    return doors.select_related("view__person", "view__family", "view__episode__programme_version")


def notes_for(viewer: Viewer) -> QuerySet[Note]:
    notes = Note.objects.filter(holder_id=viewer.holder_id, view__in=views_for(viewer).values("pk"))
    return notes.select_related("view__person", "view__episode__family", "family", "door")


def who_may_have_one(episode: Episode) -> list[Participant]:
    """Grown-ups whom the work is with, and young people who are old enough."""
    today = timezone.localdate()
    people = people_in(episode).filter(person__died=None)
    return [each for each in people if old_enough(each.person.born, bool(each.is_child), today)]  # type: ignore[attr-defined]


def standing_of(view: OwnView) -> Standing:
    today = timezone.localdate()
    still = FamilyMember.objects.filter(holder_id=view.holder_id, family=view.family_id, person=view.person_id)
    return Standing(
        ended=view.ended_at is not None,
        sealed=view.person.sealed_at is not None or view.family.sealed_at is not None,
        died=view.person.died is not None,
        left=not still.filter(Q(ends=None) | Q(ends__gte=today)).exists() or not _takes_part(view),
        restricted=view.family.restricted,
        begun_while_restricted=view.begun_while_restricted,
    )


def _takes_part(view: OwnView) -> bool:
    """The work is with them still: somebody may be put out of it who is one of the family all the same."""
    return people_in(view.episode).filter(person_id=view.person_id).exists()


def said_already(sitting: Sitting, kind: str, words: str) -> bool:
    """The same words, sent again by the same person in the same hour: a page loaded anew, or a button pressed twice.

    The sitting's row is locked first, so that two at once come one after the other.
    """
    Sitting.objects.select_for_update().get(holder_id=sitting.holder_id, pk=sitting.pk)
    an_hour_ago = timezone.now() - timedelta(hours=1)
    same = Note.objects.filter(holder_id=sitting.holder_id, door=sitting.door_id, kind=kind, words=words)
    return same.filter(at__gte=an_hour_ago).exists()


@dataclass(frozen=True)
class Found:
    holder_id: UUID
    door_id: UUID


NOWHERE = Found(NOBODY, NOBODY)


def door_behind(link_hash: str) -> Found:
    """Whose door a link leads to: the only thing that is asked without a holder's scope."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT holder_id, door_id FROM ownview_door_behind(%s)", [link_hash])
        row = cursor.fetchone()
    return Found(*row) if row else NOWHERE


def door_at(found: Found) -> Door:
    """The door alone, for its code; of nowhere one that no code fits. The same question for both."""
    door = Door.objects.filter(pk=found.door_id).first()
    return door or Door(pk=NOBODY, code_hash="")


def door_of(door_id: UUID) -> Door:
    doors = Door.objects.select_related("view__person", "view__family", "view__episode__programme_version")
    return doors.get(pk=door_id)
