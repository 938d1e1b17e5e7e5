"""Who the work is with, where that changes."""

from datetime import date

from hearth.audit.actors import Actor
from hearth.casework.actions.locking import at_work, check_day
from hearth.casework.events import came_again
from hearth.casework.models import Episode, Participant
from hearth.casework.rules import NotPossible
from hearth.families.models import Person
from hearth.scope.actions import action, record
from hearth.ui import days


@action
def take_part(*, episode: Episode, person: Person, on: date, by: Actor) -> Participant:
    """Somebody of the family takes part from a day on: for the first time, or again."""
    now = at_work(episode)
    check_day(on, now, "The day")
    if not now.family.members.filter(person=person).exists():
        raise NotPossible(f"{person} is not known as one of this family. Add them to the family first.")
    if Person.objects.exclude(died=None).filter(holder_id=person.holder_id, pk=person.pk).exists():
        raise NotPossible(f"{person} has died.")
    been_before = now.participants.filter(person=person).exists()
    participant = _again(now, person, on) or Participant.objects.create(episode=now, person=person, starts=on)
    if been_before:
        came_again.send(Episode, episode=now, person=person, by=by)
    record(by=by, verb="added", subject=participant, fields=["person", "starts"])
    return participant


def _again(episode: Episode, person: Person, on: date) -> Participant | None:
    """Who comes back on the day they left has not been away. None for anybody who joins anew."""
    last = episode.participants.filter(person=person).order_by("-starts").first()
    if last is None:
        return None
    if last.ends is None:
        raise NotPossible(f"{person} takes part already.")
    if on < last.ends:
        raise NotPossible(f"{person} took part until later than that, until {days.day(last.ends)}. Check the date.")
    if on > last.ends:
        return None
    last.ends = None
    last.save(update_fields=["ends"])
    return last
