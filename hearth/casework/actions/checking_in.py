"""Going on a visit, and being back: so that a worker alone is missed soon."""

from datetime import datetime

from django.utils import timezone

from hearth.access.viewer import Viewer
from hearth.audit.actors import Actor
from hearth.casework.actions.locking import at_work
from hearth.casework.models import CheckIn, Visit
from hearth.casework.rules import NotPossible
from hearth.casework.rules.checking_in import check_back_by
from hearth.casework.rules.visiting import PLANNED
from hearth.scope.actions import action, record
from hearth.ui import days
from hearth.worklist.actions import ask, done

NOT_BACK = "not-back"


@action
def leave(*, visit: Visit, back_by: datetime, by: Viewer) -> CheckIn:
    """Say that one is on the way, and by when one will be back. Saying it again changes the time."""
    at_work(visit.episode)
    now = timezone.now()
    check_back_by(back_by, now)
    out = CheckIn.objects.select_for_update().filter(holder_id=visit.holder_id, visit=visit, back_at=None).first()
    if visit.state != PLANNED and out is None:  # who writes it up on the doorstep is still out
        raise NotPossible("This visit has been written up already.")
    out = out or CheckIn(visit=visit, left_at=now)
    out.team_id, out.worker_id, out.worker_name = by.team_id, by.id, by.name
    out.back_by, out.told_at = back_by, None
    out.save()
    done(kind=NOT_BACK, source=out)
    record(by=by, verb="left for a visit", subject=out, fields=["back_by"])
    return out


@action
def come_back(*, check_in: CheckIn, by: Actor) -> CheckIn:
    """Back, or safe. Anybody of the team may say so who has spoken with the worker."""
    now = CheckIn.objects.select_for_update().get(holder_id=check_in.holder_id, pk=check_in.pk)
    if now.back_at is None:
        now.back_at = timezone.now()
        now.save(update_fields=["back_at"])
        done(kind=NOT_BACK, source=now)
    record(by=by, verb="came back", subject=now, fields=["back_at"])
    return now


@action
def tell_of_absence(*, check_in: CheckIn, by: Actor) -> None:
    """The whole team is told, once: somebody is not back, and somebody rings."""
    check_in.told_at = timezone.now()
    check_in.save(update_fields=["told_at"])
    ask(
        kind=NOT_BACK,
        source=check_in,
        title=f"{check_in.worker_name} was to be back by {days.clock(check_in.back_by)}. Ring them",
        page="casework:not_back",
        page_id=check_in.pk,
        due=check_in.back_by,
        team_id=check_in.team_id,
        urgent=True,
    )
    record(by=by, verb="told of an absence", subject=check_in)
