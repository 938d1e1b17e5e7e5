"""Visits: planned, then done, missed or cancelled."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from psycopg.types.json import Jsonb

from hearth.access.viewer import Viewer
from hearth.audit.actors import Actor
from hearth.casework import entries
from hearth.casework.actions.asking import RISK, VISIT, ask_about_risk, ask_for_visit
from hearth.casework.actions.locking import ChangedElsewhere, at_work, check_day
from hearth.casework.models import Episode, Goal, Risk, Visit
from hearth.casework.queries import writing_up
from hearth.casework.queries.questions import VISIT_COLUMNS
from hearth.casework.reopening.actions import ask_to_look, reopen
from hearth.casework.rules import NotPossible
from hearth.casework.rules.visiting import CANCELLED, DONE, MISSED, check_move
from hearth.chronology.actions import write_entry
from hearth.scope.actions import action, record
from hearth.scope.asking import rows_of, say
from hearth.ui import days
from hearth.worklist.actions import done


@action
def plan_visit(*, episode: Episode, planned_for: datetime, by: Actor, purpose: str = "") -> Visit:
    """Agree a day and time with the family. A visit that nobody had planned is written up too."""
    now = at_work(episode)
    if days.local(planned_for).date() < now.opened:
        raise NotPossible(f"A visit cannot be before the work began, on {days.day(now.opened)}.")
    visit = Visit.objects.create(episode=now, planned_for=planned_for, purpose=purpose)
    ask_for_visit(visit)
    ask_to_look(now)
    record(by=by, verb="planned", subject=visit, fields=["planned_for", "purpose"])
    return visit


@dataclass(frozen=True)
class Visited:
    """What is written down of a visit. `seen_alone` are among `seen`; notes are kept as typed."""

    done_at: datetime
    seen: Collection[UUID] = ()
    seen_alone: Collection[UUID] = ()
    notes: str = ""
    goals: Collection[UUID] = ()
    visited_by: str = ""
    risk: str = ""  # what was noticed that cannot wait


@action
def record_visit(*, visit: Visit, visited: Visited, by: Actor, version: int | None = None) -> Visit:
    """The visit was done: who was seen, which children alone, what happened."""
    episode = at_work(visit.episode)
    visit = _as_it_stands(visit, episode, DONE, version)
    _check_visited(visited, visit)
    _write_up(visit, visited)
    done(kind=VISIT, source=visit)
    write_entry(family=episode.family, told=entries.visit(visit))
    if visited.risk.strip():
        _notice_risk(visit, visited)
    record(by=by, verb="visited", subject=visit, fields=["state", "done_at", "people", "notes", "goals", "risk"])
    return visit


def _of_somebody_sealed(visit: Visit) -> list[str]:
    """Goals that were worked on, and that no page shows any more: whoever writes about the others leaves them."""
    goals = Goal.objects.filter(holder_id=visit.holder_id, pk__in=visit.goals, person__sealed_at__isnull=False)
    return [str(each) for each in goals.values_list("pk", flat=True)] if visit.goals else []


def _notice_risk(visit: Visit, visited: Visited) -> None:
    """Written once: what is typed later about the same visit is added, and nothing of the first is lost."""
    risk = Risk.objects.filter(holder_id=visit.holder_id, visit=visit).first()
    if risk and visited.risk in risk.words:
        return
    words = f"{risk.words}\n{visited.risk}" if risk else visited.risk
    risk = risk or Risk(visit=visit, episode=visit.episode, noticed_at=visited.done_at, by_name=visit.visited_by)
    risk.words, risk.answered_on, risk.answered_by, risk.answer = words, None, "", ""
    risk.save()
    ask_about_risk(risk)
    reopen(risk)


@action
def answer_risk(*, risk: Risk, answer: str, by: Viewer) -> Risk:
    """What was done about it, and whether the assessment and the plan still hold."""
    now = (
        Risk.objects.select_for_update(of=("self",))
        .select_related("episode__family")
        .get(holder_id=risk.holder_id, pk=risk.pk)
    )
    at_work(now.episode)
    if now.answered_on:
        raise NotPossible(f"{now.answered_by} has written down what was done already.")
    if not answer.strip():
        raise NotPossible("Say what was done about it.")
    now.answer, now.answered_on, now.answered_by = answer, timezone.localdate(), by.name
    now.save(update_fields=["answer", "answered_on", "answered_by"])
    done(kind=RISK, source=now)
    write_entry(family=now.episode.family, told=entries.risk_answered(now))
    record(by=by, verb="answered a risk", subject=now, fields=["answer"])
    return now


def _check_visited(visited: Visited, visit: Visit) -> None:
    check_day(days.local(visited.done_at).date(), visit.episode, "The day of the visit")
    if visited.done_at > timezone.now():
        raise NotPossible("This visit is still to come. Record it when it has been done.")
    if not set(visited.seen_alone) <= set(visited.seen):
        raise NotPossible("A child who was seen alone was seen. Tick both.")


def _write_up(visit: Visit, visited: Visited) -> None:
    visit.state, visit.done_at, visit.notes = DONE, visited.done_at, visited.notes
    visit.goals = [*map(str, visited.goals), *_of_somebody_sealed(visit)]
    visit.visited_by = visited.visited_by or visit.episode.key_worker_name
    visit.version += 1
    here = {"holder": visit.holder_id, "visit": visit.pk}
    say(
        writing_up.WRITTEN_UP,
        state=visit.state,
        done_at=visit.done_at,
        visited_by=visit.visited_by,
        notes=visit.notes,
        goals=Jsonb(visit.goals),
        version=visit.version,
        **here,
    )
    there = {"seen": list(visited.seen), "seen_alone": list(visited.seen_alone)}
    say(writing_up.WHO_WAS_THERE, episode=visit.episode_id, **there, **here)


@action
def miss_visit(*, visit: Visit, reason: str, by: Actor) -> Visit:
    """The worker came, and nobody was in or nobody opened. It is written in the family's chronology."""
    visit = _not_done(visit, MISSED, reason)
    write_entry(family=visit.episode.family, told=entries.visit(visit))
    record(by=by, verb="missed", subject=visit, fields=["state", "reason"])
    return visit


@action
def cancel_visit(*, visit: Visit, reason: str, by: Actor) -> Visit:
    """Called off before it began, by either side."""
    visit = _not_done(visit, CANCELLED, reason)
    record(by=by, verb="cancelled", subject=visit, fields=["state", "reason"])
    return visit


def _not_done(visit: Visit, state: str, reason: str) -> Visit:
    episode = at_work(visit.episode)
    visit = _as_it_stands(visit, episode, state, None)
    if not reason.strip():
        raise NotPossible("Say why the visit did not happen.")
    if state == MISSED and visit.planned_for > timezone.now():
        raise NotPossible("This visit is still to come. It can be cancelled, but it cannot have been missed.")
    visit.state, visit.reason, visit.visited_by = state, reason, episode.key_worker_name
    visit.version += 1
    visit.save(update_fields=["state", "reason", "visited_by", "version"])
    done(kind=VISIT, source=visit)
    return visit


def _as_it_stands(visit: Visit, episode: Episode, state: str, version: int | None) -> Visit:
    """Nobody else changes it meanwhile: they would have to hold its episode."""
    (row,) = rows_of(writing_up.VISIT_NOW, holder=visit.holder_id, visit=visit.pk)
    now: Visit = VISIT_COLUMNS.read(iter(row))
    now.episode = episode
    check_move(now.state, state)
    if version is not None and now.version != version:
        raise ChangedElsewhere(now.version)
    return now
