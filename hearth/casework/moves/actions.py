"""Ask somebody to take over a family, hear their answer, or take the question back."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from hearth.access.models import Team
from hearth.access.viewer import Viewer
from hearth.audit.actors import Actor
from hearth.casework import entries
from hearth.casework.actions.asking import FOLLOWS, MOVE, ask_for_answer
from hearth.casework.actions.following import ask_for_what_follows
from hearth.casework.actions.locking import at_work
from hearth.casework.models import Episode, Move
from hearth.casework.moves.queries import moves_in
from hearth.casework.reviewing import rules as reviewing
from hearth.casework.rules import NotPossible
from hearth.casework.rules.moves import ACCEPTED, ASKED, DECLINED, DOWN, UP, WITHDRAWN, check_answer, check_asking
from hearth.chronology.actions import write_entry
from hearth.families.actions import begin_help
from hearth.places.working_days import add_working_days
from hearth.referrals.handovers.actions import hand_over, revoke
from hearth.referrals.handovers.rules import ACCEPTED as ANSWERED_YES
from hearth.referrals.handovers.rules import ASKED as HANDOVER_ASKED
from hearth.referrals.handovers.rules import Going, NotAHandover
from hearth.referrals.queries import nation_of
from hearth.scope.actions import action, record
from hearth.worklist.actions import done

OUTCOMES = {UP: reviewing.UP, DOWN: reviewing.DOWN}


@dataclass(frozen=True)
class Step:
    """Whom to ask. `to_team` signs in to Hearth; `going` is what another agency with a register is told."""

    direction: str
    why: str
    to_agency: str
    to_name: str = ""
    to_team: Team | None = None
    going: Going | None = None
    stays_in_touch: str = ""
    lead_stays: bool = False


@action
def ask_to_take_over(*, episode: Episode, step: Step, by: Viewer) -> Move:
    """From now on a clock runs. Until somebody accepts, the key worker goes on having the family."""
    now = at_work(episode)
    check_asking(step.direction, step.stays_in_touch)
    if now.moves.filter(state=ASKED).exists():
        raise NotPossible("Somebody is being asked already. Take that back first.")
    rules = moves_in(nation_of(now.family.body_id))
    if step.lead_stays and (step.direction == DOWN or not rules.lead_practitioner_may_stay):
        raise NotPossible("Here whoever takes over leads. You can stay in the team around the family.")
    move = Move.objects.create(
        episode=now,
        direction=step.direction,
        why=step.why,
        to_agency=step.to_agency,
        to_name=step.to_name,
        to_team_id=step.to_team.pk if step.to_team and step.to_team.agency_id == now.holder_id else None,
        asked_at=timezone.now(),
        asked_by=by.name,
        answer_by=add_working_days(timezone.now(), rules.answer_working_days, nation_of(now.family.body_id)),
        holder_name=now.key_worker_name,
        stays_in_touch=step.stays_in_touch,
        lead_stays=step.lead_stays,
    )
    _hand_over(move, step, by)
    ask_for_answer(move)
    for review in now.reviews.filter(outcome=OUTCOMES[step.direction]):
        done(kind=FOLLOWS, source=review)
    write_entry(family=now.family, told=entries.move_asked(move))
    record(by=by, verb=f"asked to step {step.direction}", subject=move, fields=["why", "to_agency", "answer_by"])
    return move


def _hand_over(move: Move, step: Step, by: Viewer) -> None:
    """To an agency with a register of its own the family goes over as every family does: copied when accepted."""
    if step.to_team is None or step.to_team.agency_id == move.holder_id:
        return
    if step.going is None:
        raise NotPossible("Write what they must know of what came before.")
    try:
        move.handover = hand_over(family=move.episode.family, to_team=step.to_team, going=step.going, by=by)
    except NotAHandover as lack:
        raise NotPossible(str(lack)) from None
    move.answer_by = move.handover.answer_due
    move.save(update_fields=["handover", "answer_by"])


@dataclass(frozen=True)
class Answer:
    accepted: bool
    words: str  # what they will do, or why not
    by_whom: str


@action
def answer_move(*, move: Move, answer: Answer, by: Actor, at: datetime | None = None) -> Move:
    """They take the family over, or they do not and say why. Either way somebody has it."""
    now = _locked(move)
    check_answer(now.state, answer.words)
    if answer.accepted and now.handover is not None and now.handover.state != ANSWERED_YES:
        raise NotPossible("The other agency has not accepted the family in its own register yet.")
    if not answer.by_whom.strip():
        raise NotPossible("Say who answered.")
    now.state = ACCEPTED if answer.accepted else DECLINED
    now.answered_at, now.answered_by, now.answer = at or timezone.now(), answer.by_whom, answer.words
    now.save()
    done(kind=MOVE, source=now)
    if now.state == DECLINED and not now.episode.closed:
        ask_for_what_follows(now.episode)
    write_entry(family=now.episode.family, told=entries.move_answered(now))
    if now.state == ACCEPTED and now.to_team_id:
        _help(now)
    record(by=by, verb="answered a step", subject=now, fields=["state", "answer", "answered_by"])
    return now


def _help(move: Move) -> None:
    """A team of the same register: from now on it sees the family, and has it."""
    assert move.to_team_id is not None
    team = Team.objects.select_related("agency").get(pk=move.to_team_id)
    begin_help(
        family=move.episode.family,
        agency_id=team.agency_id,
        agency_name=team.agency.name,
        team_id=team.pk,
        what="Has taken the family over" if move.direction == UP else "Lighter help",
        source=move,
        starts=timezone.localdate(),
        worker_id=None,
        worker_name=move.answered_by,
    )


@action
def take_back(*, move: Move, why: str, by: Viewer) -> Move:
    """It is no longer asked. Who had the family goes on having it."""
    now = _locked(move)
    check_answer(now.state, why)
    withdraw(now, why, by)
    if not now.episode.closed:
        ask_for_what_follows(now.episode)
    record(by=by, verb="took back a step", subject=now, fields=["state", "answer"])
    return now


def withdraw(move: Move, why: str, by: Actor) -> None:
    """It is asked of nobody any more, whoever ends it: a person, or Hearth itself. Part of the action that ends it."""
    no_longer_hand_over(move, why, by)
    move.state, move.answered_at, move.answer = WITHDRAWN, timezone.now(), why
    move.save(update_fields=["state", "answered_at", "answer"])
    done(kind=MOVE, source=move)


def no_longer_hand_over(move: Move, why: str, by: Actor) -> None:
    """What is no longer asked can no longer be accepted: the other register would have its copy all the same."""
    if move.handover is None or move.handover.state != HANDOVER_ASKED:
        return
    try:
        revoke(handover=move.handover, why=why, by=by)
    except NotAHandover as answered:  # by the other agency, while this was written
        raise NotPossible(str(answered)) from None


def _locked(move: Move) -> Move:
    rows = Move.objects.select_for_update(of=("self",)).select_related(
        "episode__family", "episode__programme_version", "handover"
    )
    return rows.get(holder_id=move.holder_id, pk=move.pk)
