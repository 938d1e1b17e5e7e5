from hearth.audit.actors import Actor
from hearth.outcomes.kept import written
from hearth.outcomes.models import Release
from hearth.outcomes.telling import Told
from hearth.scope.actions import action, record


@action
def release(*, programme: str, told: Told, by: Actor) -> Release:
    """From now on readers of figures are shown these."""
    row = Release.objects.create(
        programme=programme, counted_at=told.on, families=told.families, tables=written(told.tables)
    )
    record(by=by, verb="released figures", subject=row, fields=["tables"])
    return row
