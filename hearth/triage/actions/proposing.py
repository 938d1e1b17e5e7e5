"""Two people for one decision, where the agency wants it: one proposes, another agrees or sends it back."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from pydantic import TypeAdapter

from hearth.access.account import account_of
from hearth.access.viewer import Viewer
from hearth.concerns.models import Concern
from hearth.families.models import Family
from hearth.scope.actions import action, record
from hearth.triage.actions.deciding import decide, decide_anew
from hearth.triage.actions.locking import locked, locked_undecided
from hearth.triage.document import document_for
from hearth.triage.models import Decision, Proposal, TwoPersonRule
from hearth.triage.rules.deciding import Choice, check
from hearth.triage.rules.standing import NotNow
from hearth.ui.days import today
from hearth.worklist.actions import ask, done

AGREE = "agree-decision"
CHOICE = TypeAdapter(Choice)


@action
def propose(
    *,
    concern: Concern,
    family: Family | None,
    choice: Choice,
    by: Viewer,
    replaces: Decision | None = None,
    why: str = "",
) -> Proposal:
    """Kept as it would be decided; the clock runs on until somebody agrees. Raises as `decide` does."""
    row = locked(concern) if replaces else locked_undecided(concern)
    check(choice, document_for(by), today(), family_known=family is not None)
    try:
        with transaction.atomic():
            proposal = Proposal.objects.create(
                concern=row,
                family=family,
                replaces=replaces,
                choice=CHOICE.dump_python(choice, mode="json"),
                outcome=choice.outcome,
                why=why,
                proposed_by=by.name,
                proposed_by_id=by.id,
                proposed_at=timezone.now(),
            )
    except IntegrityError:
        raise NotNow("A decision on this was proposed already. Agree to it or send it back first.") from None
    ask(
        kind=AGREE,
        source=proposal,
        title=f"Agree to a decision, or send it back: {row.reference}",
        page="triage:concern",
        page_id=row.pk,
        due=row.decision_due,
        team_id=by.team_id,
        restricted=bool(family and family.restricted),
        family_id=family.pk if family else None,
        urgent=row.urgent,
    )
    record(by=by, verb="proposed", subject=proposal, fields=["choice"])
    return proposal


@action
def agree(*, proposal: Proposal, by: Viewer) -> Decision:
    """Somebody else has looked, and agrees: it is decided now, as it was proposed. Raises as `decide` does."""
    row = _answered(proposal, by, agreed=True, why=proposal.why)
    choice, proposer = as_proposed(row), account_of(row.proposed_by_id, today())
    if proposer is None or proposer.viewer is None or proposer.viewer.holder_id != by.holder_id:
        raise NotNow(f"{row.proposed_by} does not work here any more. Send it back, and decide it yourself.")
    proposed_by = proposer.viewer
    if row.replaces is not None:
        decision = decide_anew(
            replaced=row.replaces, family=row.family, choice=choice, why=row.why, by=proposed_by, agreed_by=by
        )
    else:
        decision = decide(concern=row.concern, family=row.family, choice=choice, by=proposed_by, agreed_by=by)
    record(by=by, verb="agreed to", subject=row, fields=["agreed"])
    return decision


@action
def send_back(*, proposal: Proposal, why: str, by: Viewer) -> Proposal:
    """Somebody else has looked, and does not agree. The worry waits on, with the reasons beside it."""
    if not why.strip():
        raise NotNow("Say why you do not agree.")
    row = _answered(proposal, by, agreed=False, why=why)
    record(by=by, verb="sent back", subject=row, fields=["agreed", "why"])
    return row


def as_proposed(proposal: Proposal) -> Choice:
    return CHOICE.validate_python(proposal.choice)


def _answered(proposal: Proposal, by: Viewer, *, agreed: bool, why: str) -> Proposal:
    rows = Proposal.objects.select_for_update(of=("self",)).select_related("concern", "family", "replaces__concern")
    row = rows.get(holder_id=proposal.holder_id, pk=proposal.pk)
    if row.answered_at:
        raise NotNow(f"{row.answered_by} has answered this already.")
    if row.proposed_by_id == by.id:
        raise NotNow("Somebody else must agree: you proposed it yourself.")
    row.answered_by, row.answered_by_id, row.answered_at = by.name, by.id, timezone.now()
    row.agreed, row.why = agreed, why
    row.save(update_fields=["answered_by", "answered_by_id", "answered_at", "agreed", "why"])
    done(kind=AGREE, source=row)
    return row


@action
def set_two_person_rule(*, outcome: str, when: str, by: Viewer) -> None:
    """Ask for two people from now on: always, or where there was a worry before. An empty `when` asks no more."""
    rule, _ = TwoPersonRule.objects.update_or_create(
        holder_id=by.holder_id, outcome=outcome, defaults={"when": when, "set_by": by.name, "set_at": timezone.now()}
    )
    record(by=by, verb="set who decides", subject=rule, fields=["when"])
