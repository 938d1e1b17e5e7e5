from hearth.access.viewer import Viewer
from hearth.concerns.acknowledging import seen_now
from hearth.concerns.models import Concern
from hearth.scope.actions import action, record
from hearth.triage.actions.locking import locked_undecided
from hearth.triage.rules.standing import check_free
from hearth.worklist.actions import hand_on


@action
def take(*, concern: Concern, by: Viewer, over: bool = False) -> Concern:
    """This worry is mine to decide. `over`: although somebody else had taken it. Raises `NotNow`."""
    row = locked_undecided(concern)
    check_free(row.taken_by_id, row.taken_by_name, by.id, over=over)
    row.taken_by_id, row.taken_by_name = by.id, by.name
    row.acknowledged_at = seen_now(row)
    row.save(update_fields=["taken_by_id", "taken_by_name", "acknowledged_at"])
    hand_on(holder_id=row.holder_id, page_id=row.pk, worker_id=by.id, team_id=by.team_id)
    record(by=by, verb="took", subject=row, fields=["taken_by_id"])
    return row
