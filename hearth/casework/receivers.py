"""What the work must follow of the family it is with: after a death, or a loss, nothing goes on by itself."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Q
from django.db.models.functions import Greatest
from django.dispatch import receiver
from django.utils import timezone

from hearth.audit.actors import HEARTH
from hearth.casework import entries
from hearth.casework.actions.asking import AGREED, VISIT, ask_after, warn_of_follow_up
from hearth.casework.actions.courses import give_up_place
from hearth.casework.models import Action, Booking, Episode, FollowUp, Move, Participant, PlanVersion, Visit
from hearth.casework.moves.actions import withdraw
from hearth.casework.rules.courses import LEFT
from hearth.casework.rules.moves import ASKED
from hearth.casework.rules.visiting import CANCELLED, PLANNED
from hearth.chronology.actions import write_entry
from hearth.families.events import person_died, person_sealed, pregnancy_ended
from hearth.families.models import Family, Person, Pregnancy
from hearth.worklist.actions import done

DEATH = "There has been a death in the family."
LOSS = "The pregnancy has ended."
ADOPTED = "This family’s record is closed."


@receiver(person_died)
def stop_after_a_death(person: Person, families: Iterable[Family], **_: Any) -> None:
    """Visits that were planned are called off, whoever they were to; a person decides what the family needs now."""
    _take_no_part(person.holder_id, [person.pk], person.died or timezone.localdate(), "They have died.")
    for episode in _open(person.holder_id, families):
        _call_off(episode, DEATH)
        ask_after(episode, f"Somebody in {episode.family} has died: nothing goes on as planned. Decide what they need")
    due = FollowUp.objects.filter(holder_id=person.holder_id, episode__family__in=families, state="due")
    for follow_up in due.select_related("episode__family"):
        warn_of_follow_up(follow_up)


@receiver(pregnancy_ended)
def stop_after_a_loss(pregnancy: Pregnancy, **_: Any) -> None:
    """Where the work was for the child who is not born, its visits are called off; elsewhere somebody decides."""
    holder, family = pregnancy.holder_id, pregnancy.family
    unborn = list(pregnancy.children.values_list("child_id", flat=True))
    _take_no_part(holder, unborn, pregnancy.ended or timezone.localdate(), LOSS)
    others = family.members.filter(Q(ends=None) | Q(ends__gt=timezone.localdate()), is_child=True)
    for episode in _open(holder, [family]):
        if not others.exclude(person__in=unborn).filter(person__died=None).exists():
            _call_off(episode, LOSS)
        ask_after(episode, f"The pregnancy in {family} has ended: say nothing of it by habit. {_decide(episode)}")


def _decide(episode: Episode) -> str:
    """A course is for who was expecting: its leader would ask after the baby at the next session."""
    booked = Booking.objects.filter(holder_id=episode.holder_id, episode=episode).exclude(state=LEFT)
    still = booked.filter(course__sessions__starts_at__gt=timezone.now()).order_by("course__title", "id")
    title = still.values_list("course__title", flat=True).first()
    return f"Decide what they need, and about the place on “{title}”" if title else "Decide what they need"


@receiver(person_sealed)
def leave_out(person: Person, families: Iterable[Family], **_: Any) -> None:
    """Whoever was adopted takes part in nothing here any more, and keeps no place on a course. What was agreed for
    them is asked of nobody, plans that were agreed tell of the others alone, and a family whose whole record is closed
    is taken over by nobody."""
    _take_no_part(person.holder_id, [person.pk], timezone.localdate(), "They take no part any more.")
    for agreed in Action.objects.filter(holder_id=person.holder_id, goal__person=person, done_on=None):
        done(kind=AGREED, source=agreed)
    _tell_plans_again(person)
    asked = Move.objects.filter(holder_id=person.holder_id, episode__family__in=families, state=ASKED)
    for move in asked.select_related("handover"):
        withdraw(move, ADOPTED, HEARTH)


def _tell_plans_again(person: Person) -> None:
    plans = PlanVersion.objects.filter(
        holder_id=person.holder_id, goals__contains=[{"person": str(person.pk)}]
    ).select_related("episode__family")
    for version in plans.order_by("id"):
        write_entry(family=version.episode.family, told=entries.plan_agreed(version))


def _open(holder_id: UUID, families: Iterable[Family]) -> list[Episode]:
    open_ones = Episode.objects.filter(holder_id=holder_id, family__in=families, closed=None)
    return list(open_ones.select_related("family").order_by("id"))


def _take_no_part(holder_id: UUID, people: list[UUID], on: date, why: str) -> None:
    mine = Participant.objects.filter(holder_id=holder_id, person__in=people, ends=None)
    mine.update(ends=Greatest(F("starts"), on))
    for booking in Booking.objects.filter(holder_id=holder_id, person__in=people).exclude(state=LEFT):
        give_up_place(booking, why)


def _call_off(episode: Episode, why: str) -> None:
    for visit in Visit.objects.filter(holder_id=episode.holder_id, episode=episode, state=PLANNED):
        visit.state, visit.reason = CANCELLED, why
        visit.version += 1
        visit.save(update_fields=["state", "reason", "version"])
        done(kind=VISIT, source=visit)
