"""The decision on a worry, and everything that follows from it, all or nothing."""

from dataclasses import replace

from django.utils import timezone

from hearth.access.models import Team
from hearth.access.viewer import Viewer
from hearth.chronology.actions import write_entry
from hearth.concerns.acknowledging import seen_now
from hearth.concerns.models import Concern
from hearth.families.actions import begin_help, end_help
from hearth.families.models import Family
from hearth.post.actions import post
from hearth.post.kinds import DECIDED
from hearth.referrals.actions import refer
from hearth.scope.actions import action, record
from hearth.triage import entries
from hearth.triage.actions.holding import ask_to_hold
from hearth.triage.actions.locking import locked_undecided
from hearth.triage.document import document_for, versions_of
from hearth.triage.models import Decision
from hearth.triage.rules.deciding import CLOSES, Choice, Document, check
from hearth.worklist.actions import done

ANSWERED = ["decided_at", "acknowledged_at", "public_answer", "professional_answer", "taken_by_id", "taken_by_name"]


@action
def decide(*, concern: Concern, family: Family | None, choice: Choice, by: Viewer) -> Decision:
    """Decide. Raises `NotNow` when somebody was quicker, `NotADecision` with what is missing."""
    row = locked_undecided(concern)
    document = document_for(by)
    choice = replace(choice, asked_for_help=row.route == "parent")
    check(choice, document, timezone.localdate(), family_known=family is not None)
    decision = _decision(row, family, choice, document, by)
    _close(row, choice, by)
    if family is not None:
        _write_in_their_record(row, family, decision, document, by)
        _refer(family, choice, by)
    if choice.held is not None:
        ask_to_hold(decision=decision, held=choice.held, by=by)
    done(kind="decide", source=row)
    _tell_professional(row)
    record(by=by, verb="decided", subject=decision, fields=["level", "indicators", "outcome", "reasons", "barriers"])
    return decision


def _decision(concern: Concern, family: Family | None, choice: Choice, document: Document, by: Viewer) -> Decision:
    thresholds, nation = versions_of(document)
    return Decision.objects.create(
        concern=concern,
        family=family,
        thresholds=thresholds,
        nation=nation,
        level=choice.level,
        indicators=list(choice.indicators),
        outcome=choice.outcome,
        reasons=choice.reasons,
        barriers=list(choice.barriers),
        decided_by=by.name,
        decided_by_id=by.id,
        decided_at=timezone.now(),
        public_answer=choice.public_answer,
        professional_answer=choice.professional_answer,
    )


def _close(concern: Concern, choice: Choice, by: Viewer) -> None:
    """What whoever told us may now read. The account itself stays as it was told."""
    concern.decided_at = timezone.now()
    concern.public_answer = choice.public_answer
    concern.professional_answer = choice.professional_answer
    if concern.taken_by_id is None:
        concern.taken_by_id, concern.taken_by_name = by.id, by.name
    concern.acknowledged_at = seen_now(concern)
    concern.save(update_fields=ANSWERED)


def _write_in_their_record(
    concern: Concern, family: Family, decision: Decision, document: Document, by: Viewer
) -> None:
    people = entries.recognised(concern)
    needs = entries.needs_of(decision.indicators, document)
    write_entry(family=family, told=entries.worry(decision, needs, people))
    write_entry(family=family, told=entries.decided(decision, document, people))
    today = timezone.localdate()
    begin_help(
        family=family,
        agency_id=by.agency_id,
        agency_name=by.agency_name,
        team_id=by.team_id,
        worker_id=by.id,
        worker_name=by.name,
        what="Triage",
        source=decision,
        starts=today,
    )
    if decision.outcome in CLOSES:
        end_help(source=decision, ends=today)


def _refer(family: Family, choice: Choice, by: Viewer) -> None:
    if choice.asking is not None and choice.to_team_id is not None:
        team = Team.objects.select_related("agency").get(pk=choice.to_team_id)
        refer(family=family, to_team=team, asking=choice.asking, by=by)


def _tell_professional(concern: Concern) -> None:
    """Where to read the answer, and not the answer: email travels open."""
    if concern.route == "professional" and concern.reporter_email:
        body = f"The council has decided on your referral {concern.reference}. Sign in to read the answer."
        subject = f"Your referral {concern.reference}"
        post(to=concern.reporter_email, subject=subject, body=body, about=concern, kind=DECIDED)
