"""A decision: the one change of triage from which everything follows, all or nothing. A new one may replace it."""

from dataclasses import replace

from django.utils import timezone

from hearth.access.models import Agency, Team
from hearth.access.viewer import Viewer
from hearth.chronology.actions import write_entry
from hearth.concerns.acknowledging import seen_now
from hearth.concerns.keeping_from import keep_from
from hearth.concerns.models import Concern
from hearth.families.actions import begin_help, end_help
from hearth.families.models import Family
from hearth.referrals.actions import refer
from hearth.scope.actions import action, record
from hearth.triage import entries
from hearth.triage.actions.answering import answer_with, ask_to_answer
from hearth.triage.actions.confining import close_its_advice
from hearth.triage.actions.following import drop_steps, set_going
from hearth.triage.actions.holding import ask_to_hold, end_with_its_decision
from hearth.triage.actions.locking import locked, locked_undecided
from hearth.triage.actions.surfacing import OVERDUE
from hearth.triage.document import decided_by, document_for, versions_of
from hearth.triage.models import Decision
from hearth.triage.queries import decision_on, two_must_decide
from hearth.triage.rules.deciding import Choice, Document, check
from hearth.triage.rules.standing import NotNow
from hearth.worklist.actions import done

TWO_DECIDE = "Your agency wants two people for this outcome. Propose it, and somebody else agrees."


@action
def decide(
    *, concern: Concern, family: Family | None, choice: Choice, by: Viewer, agreed_by: Viewer | None = None
) -> Decision:
    """Decide. Raises `NotNow` when somebody was quicker or two must decide, `NotADecision` with what is missing."""
    row = locked_undecided(concern)
    decision = _make(row, family, choice, by, agreed_by)
    record(by=by, verb="decided", subject=decision, fields=["level", "indicators", "outcome", "reasons", "barriers"])
    return decision


@action
def decide_anew(
    *,
    replaced: Decision,
    family: Family | None,
    choice: Choice,
    why: str,
    by: Viewer,
    agreed_by: Viewer | None = None,
) -> Decision:
    """Correct a decision: a new one in its place, with the reason. Both stay. Raises as `decide` does."""
    row = locked(replaced.concern)
    old = decision_on(row)
    if old is None or old.pk != replaced.pk:
        raise NotNow("This decision has been replaced already. Look at the one that stands now.")
    if not why.strip():
        raise NotNow("Say why the decision is replaced.")
    _put_aside(old, why)
    decision = _make(row, family, choice, by, agreed_by, replaces=old, why=why)
    _say_that_it_was_replaced(old, decision)
    record(by=by, verb="replaced the decision", subject=decision, fields=["replaces", "replaces_why", "outcome"])
    return decision


def _make(
    row: Concern,
    family: Family | None,
    choice: Choice,
    by: Viewer,
    agreed_by: Viewer | None,
    replaces: Decision | None = None,
    why: str = "",
) -> Decision:
    document = document_for(by)
    choice = replace(choice, asked_for_help=row.route == "parent")
    check(choice, document, timezone.localdate(), family_known=family is not None)
    if agreed_by is None and two_must_decide(row, family, choice.outcome):
        raise NotNow(TWO_DECIDE)
    decision = _decision(row, family, choice, document, by, agreed_by, replaces, why)
    _close(row, by)
    named = decision.kept_from if decision.confined else ""
    keep_from(concern=row, agency=decision.kept_from_agency, named=named)
    close_its_advice(row)
    if family is not None and not decision.confined:
        _write_in_their_record(row, family, decision, document, by)
        _refer(family, choice, by)
    if choice.held is not None:
        ask_to_hold(decision=decision, held=choice.held, by=by)
    set_going(decision=decision, outcomes=document.outcomes(choice), concern=row, by=by)
    for kind in ("decide", OVERDUE):
        done(kind=kind, source=row)
    words = choice.professional_answer or choice.public_answer
    known_by_name_only = named and decision.kept_from_agency is None  # a person thinks first who reads it
    if words and not row.kept_from_teller and not known_by_name_only:
        answer_with(decision=decision, concern=row, words=words, by=by)
    else:
        ask_to_answer(decision=decision, concern=row, by=by)
    return decision


def _decision(
    concern: Concern,
    family: Family | None,
    choice: Choice,
    document: Document,
    by: Viewer,
    agreed_by: Viewer | None,
    replaces: Decision | None,
    why: str,
) -> Decision:
    thresholds, nation = versions_of(document)
    kept_from_agency = _kept_from(choice)
    return Decision.objects.create(
        concern=concern,
        family=family,
        thresholds=thresholds,
        nation=nation,
        level=choice.level,
        indicators=list(choice.indicators),
        outcome=choice.outcome,
        also=list(choice.also),
        service=choice.service,
        to_body=choice.to_body,
        confined=any(each.kept_from_the_agency for each in document.outcomes(choice)),
        kept_from=kept_from_agency.name if kept_from_agency else choice.kept_from,
        kept_from_agency=kept_from_agency,
        reasons=choice.reasons,
        barriers=list(choice.barriers),
        decided_by=by.name,
        decided_by_id=by.id,
        decided_at=timezone.now(),
        second_by=agreed_by.name if agreed_by else "",
        second_by_id=agreed_by.id if agreed_by else None,
        replaces=replaces,
        replaces_why=why,
        public_answer=choice.public_answer,
        professional_answer=choice.professional_answer,
    )


def _kept_from(choice: Choice) -> Agency | None:
    """Chosen from those Hearth knows, or written as one of them is called; else it is words alone."""
    if choice.kept_from_id:
        return Agency.objects.get(pk=choice.kept_from_id)
    return Agency.objects.filter(name__iexact=choice.kept_from.strip()).first() if choice.kept_from.strip() else None


def _put_aside(old: Decision, why: str) -> None:
    """What it set going stops."""
    old.replaced_at = timezone.now()
    old.save(update_fields=["replaced_at"])
    end_with_its_decision(old, f"The decision was replaced: {why}")
    drop_steps(old)
    end_help(source=old, ends=timezone.localdate())


def _say_that_it_was_replaced(old: Decision, new: Decision) -> None:
    """In the record of the family that it was about, once the new one stands."""
    if old.family is None or old.confined:
        return
    write_entry(family=old.family, told=entries.replaced(old, new.replaces_why))
    if new.confined:  # what the worry says is the allegation
        needs = entries.needs_of(old.indicators, decided_by(old))
        write_entry(family=old.family, told=entries.worry(old, needs, entries.recognised(old.concern)))
    for step in old.steps.filter(recorded_at__isnull=False):
        write_entry(family=old.family, told=entries.step(step))


def _close(concern: Concern, by: Viewer) -> None:
    """The account itself stays as it was told."""
    if concern.decided_at is None:  # a correction does not make it later
        concern.decided_at = timezone.now()
    if concern.taken_by_id is None:
        concern.taken_by_id, concern.taken_by_name = by.id, by.name
    concern.acknowledged_at = seen_now(concern)
    concern.save(update_fields=["decided_at", "acknowledged_at", "taken_by_id", "taken_by_name"])


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
    if document.nation.outcome(decision.outcome).closes:
        end_help(source=decision, ends=today)


def _refer(family: Family, choice: Choice, by: Viewer) -> None:
    if choice.asking is not None and choice.to_team_id is not None:
        team = Team.objects.select_related("agency").get(pk=choice.to_team_id)
        refer(family=family, to_team=team, asking=choice.asking, by=by)
