"""How a handover reaches the other register. Everything here may be done twice and is then done once."""

from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from hearth.audit.actors import HEARTH, Actor
from hearth.chronology.actions import write_entry
from hearth.families.actions import begin_help
from hearth.families.queries import is_sealed
from hearth.referrals.handovers import entries
from hearth.referrals.handovers.rules import ACCEPTED, ASKED, REFUSED
from hearth.referrals.models import Handover
from hearth.referrals.working import InTheirRegister
from hearth.scope.actions import action, record
from hearth.scope.opening import holder_scope
from hearth.ui.days import local
from hearth.worklist.actions import ask, done

RETRY = RetryStrategy(max_attempts=8, exponential_wait=4)
ANSWER, REFUSED_ONE = "answer-handover", "handover-refused"


def tell_both(handover: Handover) -> None:
    """Once this commits, each side's work list follows, and the chronology of the one that asked."""
    there.defer(handover_id=str(handover.pk), holder_id=str(handover.to_holder_id))
    here.defer(handover_id=str(handover.pk), holder_id=str(handover.holder_id))


@app.task(queue="referrals", name="handovers.there", retry=RETRY, pass_context=False)
def there(*, handover_id: str, holder_id: str) -> None:
    """On the list of whoever is asked."""
    with holder_scope(UUID(holder_id)):
        arrive(handover=Handover.objects.get(to_holder_id=holder_id, pk=handover_id), by=HEARTH)


@app.task(queue="referrals", name="handovers.here", retry=RETRY, pass_context=False)
def here(*, handover_id: str, holder_id: str) -> None:
    """With whoever asked."""
    with holder_scope(UUID(holder_id)):
        row = Handover.objects.select_related("family").get(holder_id=holder_id, pk=handover_id)
        hear(handover=row, by=HEARTH)


@action
def arrive(*, handover: Handover, by: Actor) -> None:
    source = InTheirRegister(handover.to_holder_id, handover.pk)
    if handover.state == ASKED:
        ask(
            kind=ANSWER,
            source=source,
            title=f"{handover.from_agency_name} asks you to hold a family from now on",
            page="referrals:handover",
            page_id=handover.pk,
            due=handover.answer_due,
            team_id=handover.to_team_id,
            restricted=handover.restricted,
        )
    else:
        done(kind=ANSWER, source=source)
    record(by=by, verb="received", subject=handover)


@action
def hear(*, handover: Handover, by: Actor) -> None:
    if handover.state != ASKED:
        write_entry(family=handover.family, told=entries.answered(handover))
    if handover.state == ACCEPTED:
        _held_there(handover)
    if handover.state == REFUSED and not is_sealed(handover.holder_id, handover.family_id):
        _look_elsewhere(handover)
    record(by=by, verb="heard the answer", subject=handover, fields=["state"])


def _held_there(handover: Handover) -> None:
    """In the record here it stands who holds the family now."""
    assert handover.answered_at is not None
    begin_help(
        family=handover.family,
        agency_id=handover.to_holder_id,
        agency_name=handover.to_agency_name,
        team_id=handover.to_team_id,
        what="Holds the family",
        source=handover,
        starts=local(handover.answered_at).date(),
        worker_name=handover.answered_by.split(",")[0],
    )


def _look_elsewhere(handover: Handover) -> None:
    assert handover.answered_at is not None
    ask(
        kind=REFUSED_ONE,
        source=handover,
        title=f"{handover.to_agency_name} refused to hold {handover.family_name}: you still hold them",
        page="referrals:handover",
        page_id=handover.pk,
        due=handover.answered_at,
        team_id=handover.from_team_id,
        family_id=handover.family_id,
        urgent=True,
        restricted=handover.restricted,
    )
