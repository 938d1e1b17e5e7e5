"""A professional disagrees with a decision: asked level by level, answered by somebody else, and counted."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from hearth.access.viewer import Viewer
from hearth.audit.actors import Actor
from hearth.chronology.actions import write_entry
from hearth.concerns.models import Concern
from hearth.concerns.queries import triage_team_of
from hearth.places.working_days import add_working_days
from hearth.post.actions import post
from hearth.post.kinds import DECIDED
from hearth.practice.definitions.nation import ChallengeLevel
from hearth.scope.actions import action, record
from hearth.triage import entries
from hearth.triage.actions.locking import locked
from hearth.triage.challenge_levels import read, setting_for
from hearth.triage.document import decided_by
from hearth.triage.models import Challenge, ChallengeLevels
from hearth.triage.queries import challenges_to, decision_on
from hearth.triage.rules.challenging import may_answer, next_level
from hearth.triage.rules.standing import NotNow
from hearth.worklist.actions import ask, done

ANSWER, ANEW = "answer-challenge", "decide-anew"


@action
def challenge(*, concern: Concern, reasons: str, raised_by: str, by: Actor) -> Challenge:
    """Ask the next level to look at the decision that stands. Raises `NotNow` while a level still has time."""
    row = locked(concern)
    decision = decision_on(row)
    if decision is None:
        raise NotNow("There is no decision to disagree with yet.")
    document, before = decided_by(decision), challenges_to(decision)
    now = timezone.now()
    last = before[-1] if before else None
    if last is not None and last.answered_at is None and last.due > now:
        raise NotNow("Your disagreement is still being looked at.")
    setting = setting_for(row.holder_id, before)
    level = next_level(read(setting, document.nation), [each.level for each in before])
    if level is None:
        raise NotNow("Every level has looked at this. Speak with the council’s safeguarding partners.")
    try:
        with transaction.atomic():
            raised = Challenge.objects.create(
                concern=row,
                decision=decision,
                level=level.id,
                levels=setting,
                raised_by=raised_by,
                reasons=reasons,
                raised_at=now,
                due=add_working_days(now, level.working_days, document.nation.title),
                escalates=last,
            )
    except IntegrityError:
        raise NotNow("Your disagreement is still being looked at.") from None
    if last is not None:
        done(kind=ANSWER, source=last)
    _ask(raised, level.label)
    record(by=by, verb="disagreed with", subject=decision, fields=["reasons"])
    return raised


def _ask(raised: Challenge, level: str) -> None:
    team, decision = triage_team_of(raised.holder_id), raised.decision
    if team is not None:
        ask(
            kind=ANSWER,
            source=raised,
            title=f"A professional disagrees with the decision on {raised.concern}: {level} answers",
            page="triage:challenge",
            page_id=raised.pk,
            due=raised.due,
            team_id=team.pk,
            restricted=decision.confined or bool(decision.family and decision.family.restricted),
            family_id=None if decision.confined else decision.family_id,
        )


@dataclass(frozen=True)
class Reply:
    words: str
    changes: bool  # the decision is made anew
    given_by: str = ""  # whose answer it is, where somebody outside Hearth gave it


@action
def answer_challenge(*, challenge: Challenge, reply: Reply, by: Viewer) -> Challenge:
    """Raises `NotNow` for whoever made the decision, and where it was answered already."""
    rows = Challenge.objects.select_for_update(of=("self",)).select_related("decision__family", "concern")
    row = rows.get(holder_id=challenge.holder_id, pk=challenge.pk)
    if row.answered_at:
        raise NotNow(f"{row.answered_by} has answered this already.")
    if not may_answer(by.id, [row.decision.decided_by_id, row.decision.second_by_id]):
        raise NotNow("Somebody else must answer: the decision is yours.")
    row.answered_by, row.answered_by_id, row.answered_at = by.name, by.id, timezone.now()
    row.answer, row.changes, row.answered_for = reply.words, reply.changes, reply.given_by
    row.save()
    done(kind=ANSWER, source=row)
    if reply.changes and row.decision.replaced_at is None:
        _ask_for_a_new_decision(row, by)
    if row.decision.family is not None and not row.decision.confined:
        write_entry(family=row.decision.family, told=entries.challenged(row))
    if row.concern.reporter_email and not row.concern.kept_from_teller:
        body = f"There is an answer to what you disagreed with, about {row.concern.reference}. Sign in to read it."
        subject = f"Your referral {row.concern.reference}"
        post(to=row.concern.reporter_email, subject=subject, body=body, about=row.concern, kind=DECIDED)
    record(by=by, verb="answered a challenge to", subject=row.decision, fields=["answer", "changes"])
    return row


def _ask_for_a_new_decision(row: Challenge, by: Viewer) -> None:
    decision = row.decision
    ask(
        kind=ANEW,
        source=decision,
        title=f"Decide anew on {row.concern}: a challenge was agreed with",
        page="triage:decide_anew",
        page_id=row.concern_id,
        due=timezone.now(),
        team_id=by.team_id,
        urgent=True,
        restricted=decision.confined or bool(decision.family and decision.family.restricted),
        family_id=None if decision.confined else decision.family_id,
    )


@action
def set_challenge_levels(*, levels: Sequence[ChallengeLevel], why: str, by: Viewer) -> ChallengeLevels:
    """From the next challenge on; what is being challenged goes on as it began. None: the nation's again."""
    setting = ChallengeLevels.objects.create(
        levels=[each.model_dump(mode="json") for each in levels],
        why=why,
        set_by=by.name,
        set_by_id=by.id,
        set_at=timezone.now(),
    )
    record(by=by, verb="set the levels of challenge", subject=setting, fields=["levels", "why"])
    return setting
