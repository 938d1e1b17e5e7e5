"""What nobody asked for and somebody must see: overdue, held by nobody, told of again and again. Each once."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from hearth.access.models import Team
from hearth.access.viewer import Viewer
from hearth.audit.actors import Actor
from hearth.concerns.models import Concern
from hearth.families.models import Family
from hearth.scope.actions import action, record
from hearth.triage.models import Decision, Holding
from hearth.ui.days import day, plural
from hearth.worklist.actions import ask, done

OVERDUE, NOT_ACCEPTED, RAN_OUT, REPEATED = "decision-overdue", "not-accepted", "holding-ran-out", "repeated-worries"


@action
def surface_overdue(*, concern: Concern, family: Family | None, team: Team, by: Actor) -> None:
    who = f"{concern.taken_by_name} has it" if concern.taken_by_name else "Nobody has taken it"
    title = f"Decision overdue: {concern.reference}. {who}"
    _ask(OVERDUE, concern, team, concern.pk, title, concern.decision_due, family=family)
    record(by=by, verb="was overdue", subject=concern)


@action
def surface_unheld(*, holding: Holding, team: Team, by: Actor) -> None:
    """Asked and not accepted in time, or run out: on the list of the team that decided."""
    ran_out = holding.accepted_at is not None
    confined, concern = holding.decision.confined, holding.decision.concern
    family = None if confined else holding.family
    about = family or concern
    title = (
        f"{about}: held by nobody. What {holding.accepted_by_name} held ran out on {day(holding.until)}"
        if ran_out
        else f"{about}: held by nobody. {holding.accepted_by_name} has not accepted"
    )
    kind = RAN_OUT if ran_out else NOT_ACCEPTED
    _ask(kind, holding, team, holding.pk, title, timezone.now(), page="triage:holding", family=family, few=confined)
    record(by=by, verb="was held by nobody", subject=holding)


@action
def surface_repeated(*, decision: Decision, worries: int, team: Team, by: Actor) -> None:
    """Several worries about one family, each below the level of the law: somebody looks at them together."""
    title = f"{decision.family}: {plural(worries, 'worry', 'worries')} in a year, none at the level of the law"
    _ask(REPEATED, decision, team, decision.concern_id, title, timezone.now(), urgent=False, family=decision.family)
    record(by=by, verb="was one of many", subject=decision)


@action
def looked_at_pattern(*, decision: Decision, by: Viewer) -> None:
    """A person has looked at the family's worries together."""
    done(kind=REPEATED, source=decision)
    record(by=by, verb="looked at the pattern behind", subject=decision)


def _ask(
    kind: str,
    source: Any,
    team: Team,
    page_id: UUID,
    title: str,
    due: datetime,
    page: str = "triage:concern",
    urgent: bool = True,
    family: Family | None = None,
    few: bool = False,
) -> None:
    ask(
        kind=kind,
        source=source,
        title=title,
        page=page,
        page_id=page_id,
        due=due,
        team_id=team.pk,
        urgent=urgent,
        restricted=few or bool(family and family.restricted),
        family_id=family.pk if family else None,
    )
