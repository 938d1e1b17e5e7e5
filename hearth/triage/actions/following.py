"""What an outcome sets going outside Hearth, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from django.utils import timezone

from hearth.access.viewer import Viewer
from hearth.audit.actors import HEARTH
from hearth.chronology.actions import write_entry
from hearth.concerns.models import Concern
from hearth.concerns.passing_over import pass_over
from hearth.concerns.queries import destination_of_id
from hearth.places.working_days import add_working_days
from hearth.practice.definitions.nation import Outcome
from hearth.practice.definitions.nation import Step as AsDefined
from hearth.referrals.queries import nation_of
from hearth.scope.actions import action, record
from hearth.triage import entries
from hearth.triage.models import Decision, Step
from hearth.triage.rules.standing import NotNow
from hearth.ui.days import LONDON, day_and_time, local
from hearth.worklist.actions import ask, done

RECORD = "record-step"


@dataclass(frozen=True)
class Happened:
    """What somebody writes down of a step: with whom, when, and what came of it."""

    with_whom: str
    at: datetime
    came_of_it: str


def set_going(*, decision: Decision, outcomes: Sequence[Outcome], concern: Concern, by: Viewer) -> None:
    """Part of the decision, so no event of its own. Another council that uses Hearth gives its receipt at once."""
    for outcome in outcomes:
        if outcome.sets_going is None:
            continue
        step = Step.objects.create(decision=decision, outcome=outcome.id, due=_due(outcome.sets_going, by))
        receipt = _passed_over(decision, concern) if outcome.passes_over else None
        if receipt is not None:
            _write_down(step, receipt, HEARTH.text, None)
        else:
            _ask(step, outcome.sets_going, by)


def _due(defined: AsDefined, by: Viewer) -> datetime:
    now = timezone.now()
    if defined.working_days == 0:  # today, working day or not
        return max(now, datetime.combine(local(now).date(), time(17), LONDON))
    return add_working_days(now, defined.working_days, nation_of(by.body_id))


def _passed_over(decision: Decision, concern: Concern) -> Happened | None:
    """None where Hearth cannot reach that council: somebody rings, and writes down who has it there."""
    to = destination_of_id(decision.to_body)
    if to is None:
        return None
    if to.holder_id == concern.holder_id:
        raise NotNow("That is your own council. Choose the one where the child lives.")
    receipt = pass_over(concern=concern, to=to, by=HEARTH)
    now = timezone.now()
    return Happened(f"{to.name}’s queue, by Hearth", now, f"Receipt {receipt.reference}, {day_and_time(now)}")


def _ask(step: Step, defined: AsDefined, by: Viewer) -> None:
    decision = step.decision
    ask(
        kind=RECORD,
        source=step,
        title=f"{defined.label}: write down what came of it ({decision.family or decision.concern})"
        if not decision.confined
        else f"{defined.label}: write down what came of it ({decision.concern})",
        page="triage:step",
        page_id=step.pk,
        due=step.due,
        team_id=by.team_id,
        worker_id=None if decision.confined else by.id,
        urgent=defined.working_days == 0,
        restricted=decision.confined or bool(decision.family and decision.family.restricted),
        family_id=None if decision.confined else decision.family_id,
    )


@action
def record_step(*, step: Step, happened: Happened, by: Viewer) -> Step:
    """With whom it happened, when, and what came of it. Written again, it is corrected: the log keeps that it was."""
    row = (
        Step.objects.select_for_update(of=("self",))
        .select_related("decision__concern")
        .get(holder_id=step.holder_id, pk=step.pk)
    )
    if row.decision.replaced_at:
        raise NotNow("The decision that asked for this has been replaced.")
    _write_down(row, happened, by.name, by)
    done(kind=RECORD, source=row)
    record(by=by, verb="recorded a step", subject=row, fields=["with_whom", "happened_at", "came_of_it"])
    return row


def _write_down(row: Step, happened: Happened, name: str, by: Viewer | None) -> None:
    row.with_whom, row.happened_at, row.came_of_it = happened.with_whom, happened.at, happened.came_of_it
    row.recorded_by, row.recorded_by_id, row.recorded_at = name, by.id if by else None, timezone.now()
    row.save()
    if row.decision.family is not None and not row.decision.confined:
        write_entry(family=row.decision.family, told=entries.step(row))


def drop_steps(decision: Decision) -> None:
    """Its decision was replaced: nobody is asked for what it set going any more. What was written down stays."""
    for step in decision.steps.filter(recorded_at=None):
        done(kind=RECORD, source=step)
