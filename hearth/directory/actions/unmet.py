"""Nothing fits: counted by need, area and month. No family, no worker and no day is kept with it."""

from collections.abc import Sequence

from django.db import connection

from hearth.access.viewer import Viewer
from hearth.directory.models import UnmetNeed
from hearth.scope.actions import action, record
from hearth.scope.opening import current_holder
from hearth.ui.days import today

COUNT = """
INSERT INTO directory_unmet_need (id, holder_id, created_at, month, body_id, area, need, why, many)
VALUES (%s, %s, date_trunc('month', now()), %s, %s, %s, %s, %s, 1)
ON CONFLICT (holder_id, month, body_id, area, need, why) DO UPDATE SET many = directory_unmet_need.many + 1
"""


@action
def note_unmet(*, needs: Sequence[str], why: str, body_id: str, ward: str, by: Viewer) -> None:
    month, row = today().replace(day=1), UnmetNeed()
    with connection.cursor() as cursor:
        for need in needs:
            row = UnmetNeed()  # only its id is used: the count is the database's
            cursor.execute(COUNT, [row.pk, current_holder(), month, body_id, ward, need, why])
    record(by=by, verb="counted an unmet need", subject=row)
