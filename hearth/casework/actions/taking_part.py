"""Who the work is with, where that changes."""

from datetime import date

from hearth.audit.actors import Actor
from hearth.casework.actions.locking import at_work, check_day
from hearth.casework.models import Episode, Participant
from hearth.casework.rules import NotPossible
from hearth.families.models import Person
from hearth.scope.actions import action, record


@action
def take_part(*, episode: Episode, person: Person, on: date, by: Actor) -> Participant:
    """Somebody of the family takes part from a day on."""
    now = at_work(episode)
    check_day(on, now, "The day")
    if not now.family.members.filter(person=person).exists():
        raise NotPossible(f"{person} is not known as one of this family. Add them to the family first.")
    if now.participants.filter(person=person).exists():
        raise NotPossible(f"{person} takes part already.")
    participant = Participant.objects.create(episode=now, person=person, starts=on)
    record(by=by, verb="added", subject=participant, fields=["person", "starts"])
    return participant
