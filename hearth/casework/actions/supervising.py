"""Supervision: what was thought about together, what was decided about each family, and what follows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from hearth.access.viewer import Viewer
from hearth.audit.actors import Actor
from hearth.casework.models import Episode, Supervision, SupervisionPoint
from hearth.casework.rules import NotPossible
from hearth.casework.rules.clocks import by_the_end_of
from hearth.practice.queries import pinned
from hearth.scope.actions import action, record
from hearth.worklist.actions import ask, done

PROMPTS = "supervision"
DECIDED = "supervision-action"


@dataclass(frozen=True)
class Point:
    """What was decided about one family. An action has a day by which it is done."""

    episode: Episode
    decision: str
    action: str = ""
    by_when: date | None = None


@dataclass(frozen=True)
class Reflected:
    on: date
    reflections: Mapping[str, str]  # by the prompt's id
    points: Sequence[Point] = field(default_factory=tuple)
    next_on: date | None = None


@action
def supervise(*, worker: Viewer, reflected: Reflected, by: Viewer) -> Supervision:
    """Write down a supervision. What follows from it goes on the worker's list."""
    _check(worker, reflected, by)
    supervision = Supervision.objects.create(
        team_id=by.team_id,
        worker_id=worker.id,
        worker_name=worker.name,
        supervisor_id=by.id,
        supervisor_name=by.name,
        on=reflected.on,
        prompts_version=pinned("prompts", PROMPTS),
        reflections={prompt: words for prompt, words in reflected.reflections.items() if words.strip()},
        next_on=reflected.next_on,
    )
    for point in reflected.points:
        _keep(supervision, point)
    record(by=by, verb="supervised", subject=supervision, fields=["reflections", "points"])
    return supervision


def _check(worker: Viewer, reflected: Reflected, by: Viewer) -> None:
    if worker.id == by.id:
        raise NotPossible("Nobody supervises themselves.")
    if reflected.on > timezone.localdate():
        raise NotPossible("The day of the supervision cannot be in the future.")
    if reflected.next_on and reflected.next_on <= reflected.on:
        raise NotPossible("The next supervision comes after this one.")
    if not reflected.points and not any(words.strip() for words in reflected.reflections.values()):
        raise NotPossible("Write down at least one thing that you thought about or decided.")
    for point in reflected.points:
        if point.action and point.by_when is None:
            raise NotPossible(f"By when, for {point.episode.family}?")


def _keep(supervision: Supervision, point: Point) -> None:
    kept = SupervisionPoint.objects.create(
        supervision=supervision,
        episode=point.episode,
        decision=point.decision,
        action=point.action,
        by_when=point.by_when if point.action else None,
    )
    if kept.by_when:
        ask(
            kind=DECIDED,
            source=kept,
            title=f"{point.episode.family}: {point.action}",
            page="casework:supervision",
            page_id=supervision.pk,
            due=by_the_end_of(kept.by_when),
            team_id=point.episode.team_id,
            worker_id=supervision.worker_id,
            restricted=point.episode.family.restricted,
            family_id=point.episode.family_id,
        )


@action
def finish_point(*, point: SupervisionPoint, on: date, by: Actor) -> SupervisionPoint:
    """What was decided has been done."""
    now = SupervisionPoint.objects.select_for_update().get(holder_id=point.holder_id, pk=point.pk)
    if now.done_on is None:
        now.done_on = on
        now.save(update_fields=["done_on"])
        done(kind=DECIDED, source=now)
    record(by=by, verb="did what was decided", subject=now, fields=["done_on"])
    return now
