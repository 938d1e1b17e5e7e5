"""Whose worry it is to decide: taken by themselves, or given by a manager. Each time is kept."""

from collections.abc import Callable, Sequence

from django.utils import timezone

from hearth.access.viewer import Viewer
from hearth.concerns.acknowledging import seen_now
from hearth.concerns.models import Concern
from hearth.scope.actions import action, record
from hearth.triage.actions.locking import locked_undecided
from hearth.triage.models import Taking
from hearth.triage.rules.standing import NotNow, check_free
from hearth.worklist.actions import hand_on


@action
def take(*, concern: Concern, by: Viewer, over: bool = False) -> Concern:
    """This worry is mine to decide. `over`: although somebody else had taken it. Raises `NotNow`."""
    row = locked_undecided(concern)
    check_free(row.taken_by_id, row.taken_by_name, by.id, over=over)
    row.taken_by_id, row.taken_by_name = by.id, by.name
    row.acknowledged_at = seen_now(row)
    row.save(update_fields=["taken_by_id", "taken_by_name", "acknowledged_at"])
    _is_with(row, by)
    record(by=by, verb="took", subject=row, fields=["taken_by_id"])
    return row


@action
def give(*, concern: Concern, to: Viewer, by: Viewer) -> Concern:
    """A manager gives it to somebody, whoever had it before. Raises `NotNow` where it is decided."""
    row = locked_undecided(concern)
    row.taken_by_id, row.taken_by_name = to.id, to.name
    row.save(update_fields=["taken_by_id", "taken_by_name"])
    _is_with(row, to, given_by=by.name)
    record(by=by, verb="gave", subject=row, fields=["taken_by_id"])
    return row


def _is_with(row: Concern, who: Viewer, given_by: str = "") -> None:
    Taking.objects.create(concern=row, taken_by_id=who.id, taken_by_name=who.name, given_by=given_by, at=timezone.now())
    hand_on(holder_id=row.holder_id, page_id=row.pk, worker_id=who.id, team_id=who.team_id)


def take_all(*, concerns: Sequence[Concern], by: Viewer) -> list[str]:
    """Several at once, each an action of its own. The sentences say which could not be taken, and why."""
    return _each(concerns, lambda concern: take(concern=concern, by=by))


def give_all(*, concerns: Sequence[Concern], to: Viewer, by: Viewer) -> list[str]:
    """As `take_all`, to somebody."""
    return _each(concerns, lambda concern: give(concern=concern, to=to, by=by))


def _each(concerns: Sequence[Concern], act: Callable[[Concern], Concern]) -> list[str]:
    refused = []
    for concern in concerns:
        try:
            act(concern)
        except NotNow as why:
            refused.append(f"{concern.reference}: {why}")
    return refused
