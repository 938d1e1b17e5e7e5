"""What closes a way in at once, and who answers what was asked there, whichever stage it comes from."""

from typing import Any

from django.db.models import QuerySet
from django.dispatch import receiver
from django.utils import timezone

from hearth.audit.actors import HEARTH, Actor
from hearth.casework.events import came_again, handed_over
from hearth.casework.models import Episode
from hearth.families.events import family_restricted, person_sealed
from hearth.families.models import Family, Person
from hearth.ownview.actions.names import called
from hearth.ownview.actions.writing import NOTE
from hearth.ownview.models import Door, Note, OwnView
from hearth.worklist.actions import done, hand_on


@receiver(family_restricted)
def decide_anew(family: Family, by: Actor, **_: Any) -> None:
    """Each restriction ends every way in, the second one too; and none opens again when it is lifted."""
    if family.restricted:
        views = OwnView.objects.filter(holder_id=family.holder_id, family=family)
        views.update(begun_while_restricted=False)
        _close_doors(views, by)


@receiver(person_sealed)
def let_go(person: Person, **_: Any) -> None:
    """Nobody comes in, and no list of work names whoever was adopted."""
    views = OwnView.objects.filter(holder_id=person.holder_id, person=person)
    _close_doors(views, HEARTH)
    for note in _unanswered(views):
        done(kind=NOTE, source=note)


@receiver(came_again)
def invite_anew(episode: Episode, person: Person, by: Actor, **_: Any) -> None:
    """A code from before they left opens nothing: somebody looks at the page first."""
    _close_doors(OwnView.objects.filter(holder_id=episode.holder_id, episode=episode, person=person), by)


@receiver(handed_over)
def ask_the_next(episode: Episode, **_: Any) -> None:
    """What the family asked is for whoever works with them now."""
    holder, worker, team = episode.holder_id, episode.key_worker_id, episode.team_id
    for note in _unanswered(OwnView.objects.filter(holder_id=holder, episode=episode)):
        hand_on(holder_id=holder, page_id=note.pk, worker_id=worker, team_id=team)


def _unanswered(views: QuerySet[OwnView]) -> QuerySet[Note]:
    return Note.objects.filter(view__in=views, answered_at=None)


def _close_doors(views: QuerySet[OwnView], by: Actor) -> None:
    doors = Door.objects.filter(view__in=views, closed_at=None)
    doors.update(closed_at=timezone.now(), closed_by_name=called(by))
