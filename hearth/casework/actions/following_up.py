"""Go back after closure: was the family reached, and how were they?"""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from hearth.audit.actors import Actor
from hearth.casework import entries
from hearth.casework.actions.asking import FOLLOW_UP
from hearth.casework.models import FollowUp
from hearth.casework.rules import NotPossible
from hearth.chronology.actions import write_entry
from hearth.scope.actions import action, record
from hearth.worklist.actions import done


@dataclass(frozen=True)
class Reached:
    """Whether the family was reached, on which day, and how; or what was tried."""

    reached: bool
    done_on: date
    how: str
    notes: str = ""


@action
def record_follow_up(*, follow_up: FollowUp, reached: Reached, by: Actor) -> FollowUp:
    """Write down a follow-up. A family not reached may still be reached later; one reached stays so."""
    row = FollowUp.objects.select_for_update(of=("self",)).select_related("episode__family")
    follow_up = row.get(holder_id=follow_up.holder_id, pk=follow_up.pk)
    _check(follow_up, reached)
    follow_up.state = "reached" if reached.reached else "not_reached"
    follow_up.done_on, follow_up.how, follow_up.notes = reached.done_on, reached.how, reached.notes
    follow_up.save()
    done(kind=FOLLOW_UP, source=follow_up)
    write_entry(family=follow_up.episode.family, told=entries.follow_up(follow_up))
    record(by=by, verb="followed up", subject=follow_up, fields=["state", *vars(reached)])
    return follow_up


def _check(follow_up: FollowUp, reached: Reached) -> None:
    if follow_up.state == "reached":
        raise NotPossible("This follow-up is already recorded: the family was reached.")
    if reached.done_on > timezone.localdate():
        raise NotPossible("The day of the follow-up cannot be in the future.")
    if follow_up.episode.closed and reached.done_on <= follow_up.episode.closed:
        raise NotPossible("A follow-up comes after closure. Check the date.")
    if not reached.how.strip():
        raise NotPossible("Say how the family was reached, or what was tried.")
