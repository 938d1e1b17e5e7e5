"""Write down time, posts and budgets."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.utils import timezone

from hearth.access.viewer import Viewer
from hearth.audit.actors import Actor
from hearth.casework.models import Episode, Visit
from hearth.costs.models import Budget, Post, WorkedTime
from hearth.costs.rules import NotPossible
from hearth.costs.rules.time import check
from hearth.scope.actions import action, record


@dataclass(frozen=True)
class Worked:
    kind: str
    minutes: int
    on: date
    visit: Visit | None = None


@action
def log_time(*, episode: Episode, worked: Worked, by: Viewer) -> WorkedTime:
    """Minutes given to a family. A visit's length is written once; writing it again corrects it."""
    today = timezone.localdate()
    check(worked.kind, worked.minutes, worked.on, opened=episode.opened, closed=episode.closed, today=today)
    if worked.visit and (worked.kind != "visit" or worked.visit.episode_id != episode.pk):
        raise NotPossible("That visit is not one of this work.")
    values = {
        "worker_id": by.id,
        "worker_name": by.name,
        "on": worked.on,
        "kind": worked.kind,
        "minutes": worked.minutes,
    }
    if worked.visit:
        row, _ = WorkedTime.objects.update_or_create(
            holder_id=episode.holder_id, visit=worked.visit, defaults={"episode": episode, **values}
        )
    else:
        row = WorkedTime.objects.create(episode=episode, **values)
    record(by=by, verb="logged", subject=row, fields=["kind", "minutes", "on"])
    return row


@action
def add_post(
    *,
    team_id: UUID,
    title: str,
    hours_a_week: Decimal,
    pounds_a_year: Decimal,
    starts: date,
    ends: date | None,
    by: Actor,
) -> Post:
    _ends_after(starts, ends)
    post = Post.objects.create(
        team_id=team_id, title=title, hours_a_week=hours_a_week, pounds_a_year=pounds_a_year, starts=starts, ends=ends
    )
    record(by=by, verb="added", subject=post, fields=["title", "hours_a_week", "pounds_a_year", "starts", "ends"])
    return post


@action
def end_post(*, post: Post, ends: date, by: Actor) -> Post:
    """Its last day. What it cost until then stays counted."""
    _ends_after(post.starts, ends)
    post.ends = ends
    post.save(update_fields=["ends"])
    record(by=by, verb="ended", subject=post, fields=["ends"])
    return post


@action
def add_budget(*, team_id: UUID, what: str, pounds: Decimal, starts: date, ends: date, by: Actor) -> Budget:
    _ends_after(starts, ends)
    budget = Budget.objects.create(team_id=team_id, what=what, pounds=pounds, starts=starts, ends=ends)
    record(by=by, verb="added", subject=budget, fields=["what", "pounds", "starts", "ends"])
    return budget


def _ends_after(starts: date, ends: date | None) -> None:
    if ends and ends < starts:
        raise NotPossible("The last day cannot be before the first.")
