"""Go back after closure: was the family reached, and how were they?"""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from hearth.access.viewer import Viewer
from hearth.audit.actors import Actor
from hearth.casework import entries
from hearth.casework.actions.asking import FOLLOW_UP, ask_for_follow_up
from hearth.casework.models import FollowUp, FollowUpTry
from hearth.casework.models.closing import WAYS
from hearth.casework.rules import NotPossible
from hearth.chronology.actions import write_entry
from hearth.scope.actions import action, record
from hearth.ui import days
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


@dataclass(frozen=True)
class Tried:
    """One attempt. Not reached, it is tried again on a day, or given up: then the family counts as not reached."""

    on: date
    way: str
    reached: bool
    said: str = ""
    again_on: date | None = None


@action
def try_follow_up(*, follow_up: FollowUp, tried: Tried, by: Viewer) -> FollowUp:
    """Each attempt is kept. It ends with the family reached, or with nobody trying any more."""
    row = FollowUp.objects.select_for_update(of=("self",)).select_related("episode__family")
    now = row.get(holder_id=follow_up.holder_id, pk=follow_up.pk)
    if tried.way not in WAYS:
        raise NotPossible("Say how you tried.")
    _check(now, Reached(tried.reached, tried.on, WAYS[tried.way]))
    if tried.again_on and tried.again_on <= timezone.localdate():
        raise NotPossible("Try again on a day that is still to come.")
    last = now.tries.order_by("-on").first()
    if last and tried.on < last.on:
        raise NotPossible(f"The last attempt was later than that, on {days.day(last.on)}. Check the date.")
    FollowUpTry.objects.create(
        follow_up=now, on=tried.on, way=tried.way, reached=tried.reached, said=tried.said, by_name=by.name
    )
    if tried.reached or tried.again_on is None:
        how = WAYS[tried.way] if tried.reached else tried_in_words(now)
        record_follow_up(follow_up=now, reached=Reached(tried.reached, tried.on, how, tried.said), by=by)
    else:
        ask_for_follow_up(now, again_on=tried.again_on, worker_id=by.id)
    record(by=by, verb="tried to follow up", subject=now, fields=["way", "reached", "again_on"])
    return now


def tried_in_words(follow_up: FollowUp) -> str:
    """A call (3 March), a letter (9 March)."""
    tries = follow_up.tries.order_by("on", "id")
    return ", ".join(f"{WAYS[each.way].lower()} ({days.short_day(each.on)})" for each in tries).capitalize()


def _check(follow_up: FollowUp, reached: Reached) -> None:
    if follow_up.state == "reached":
        raise NotPossible("This follow-up is already recorded: the family was reached.")
    if reached.done_on > timezone.localdate():
        raise NotPossible("The day of the follow-up cannot be in the future.")
    if follow_up.episode.closed and reached.done_on <= follow_up.episode.closed:
        raise NotPossible("A follow-up comes after closure. Check the date.")
    if not reached.how.strip():
        raise NotPossible("Say how the family was reached, or what was tried.")
