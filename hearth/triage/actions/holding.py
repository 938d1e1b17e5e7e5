"""Somebody holds the child: asked, accepted, ended with a reason. Nothing ends by running out."""

from datetime import datetime, time
from typing import Any

from django.utils import timezone

from hearth.access.viewer import Viewer
from hearth.families.actions import end_help
from hearth.places.working_days import add_working_days
from hearth.referrals.queries import nation_of
from hearth.scope.actions import action, record
from hearth.triage.actions.surfacing import NOT_ACCEPTED, RAN_OUT
from hearth.triage.models import Decision, Holding
from hearth.triage.rules.deciding import Held
from hearth.triage.rules.standing import NotNow
from hearth.ui.days import LONDON
from hearth.worklist.actions import ask, done

ACCEPT, ENDS, ANSWERED = "accept-holding", "holding-ends", "referral-answered"
ALL = (ACCEPT, ENDS, ANSWERED, NOT_ACCEPTED, RAN_OUT)
WORKING_DAYS_TO_ACCEPT = 1


def ask_to_hold(*, decision: Decision, held: Held, by: Viewer) -> Holding:
    """Part of the decision, so no event of its own. Who decides and holds alike has accepted already."""
    assert held.until is not None
    now = timezone.now()
    holding = Holding.objects.create(
        decision=decision,
        family=decision.family,
        accepted_by_id=held.by_id,
        accepted_by_name=held.by_name,
        accepted_at=now if held.by_id == by.id else None,
        team_id=held.team_id or by.team_id,
        doing=held.doing,
        until=held.until,
        family_told=bool(held.family_told),
        why_not_told=held.why_not_told,
    )
    if holding.accepted_at is None:
        soon = add_working_days(now, WORKING_DAYS_TO_ACCEPT, nation_of(by.body_id))
        _ask(holding, ACCEPT, f"{_whom(holding)}: will {held.by_name} hold the child?", soon)
    _ask(
        holding,
        ENDS,
        f"{_whom(holding)}: what {held.by_name} holds ends",
        datetime.combine(held.until, time(9), LONDON),
    )
    return holding


def _whom(holding: Holding) -> str:
    """Who the child is, as a work list names them. Of an allegation a list names nobody."""
    decision = holding.decision
    return str(decision.concern if decision.confined else holding.family or decision.concern)


def _ask(holding: Holding, kind: str, title: str, due: datetime, **more: Any) -> None:
    ask(
        kind=kind,
        source=holding,
        title=title,
        page="triage:holding",
        page_id=holding.pk,
        due=due,
        team_id=holding.team_id,
        worker_id=holding.accepted_by_id,
        restricted=_for_few(holding),
        family_id=None if holding.decision.confined else holding.family_id,
        **more,
    )


def _for_few(holding: Holding) -> bool:
    """A restricted family's is a manager's. An allegation's too, but for whoever of ours holds the child."""
    family = holding.family
    return bool(family and family.restricted) or (holding.decision.confined and holding.accepted_by_id is None)


@action
def accept_holding(*, holding: Holding, by: Viewer) -> Holding:
    """The person asked has said yes: themselves, or to the triage worker who writes it down. Raises `NotNow`."""
    row = _locked(holding)
    if row.accepted_at:
        raise NotNow(f"{row.accepted_by_name} has accepted this already.")
    row.accepted_at = timezone.now()
    row.save(update_fields=["accepted_at"])
    for kind in (ACCEPT, NOT_ACCEPTED):
        done(kind=kind, source=row)
    record(by=by, verb="accepted", subject=row, fields=["accepted_at"])
    return row


@action
def end_holding(*, holding: Holding, why: str, by: Viewer) -> Holding:
    """The child need no longer be held, because of this. Raises `NotNow`."""
    row = _locked(holding)
    if not why.strip():
        raise NotNow("Say why the child need no longer be held.")
    row.ended_at, row.ended_why = timezone.now(), why
    row.save(update_fields=["ended_at", "ended_why"])
    for kind in ALL:
        done(kind=kind, source=row)
    end_help(source=row.decision, ends=timezone.localdate())
    record(by=by, verb="ended", subject=row, fields=["ended_at", "ended_why"])
    return row


def end_with_its_decision(decision: Decision, why: str) -> None:
    """Part of replacing a decision, so no event of its own: what it asked somebody to hold has ended."""
    for row in decision.holdings.filter(ended_at=None):
        row.ended_at, row.ended_why = timezone.now(), why
        row.save(update_fields=["ended_at", "ended_why"])
        for kind in ALL:
            done(kind=kind, source=row)


def _locked(holding: Holding) -> Holding:
    rows = Holding.objects.filter(holder_id=holding.holder_id, pk=holding.pk)
    row = rows.select_for_update(of=("self",)).select_related("decision").get()
    if row.ended_at:
        raise NotNow("This holding has already ended.")
    return row


def look_again(holding: Holding, answered_by: str, accepted: bool) -> None:
    """A service has answered. Its yes does not yet mean that a worker has met the child, so nothing ends by itself."""
    if accepted:
        title = f"{_whom(holding)}: {answered_by} accepted. End the holding once its worker has met them"
    else:
        title = f"{_whom(holding)}: {answered_by} declined. Find other help while the child is held"
    _ask(holding, ANSWERED, title, timezone.now(), urgent=not accepted)
