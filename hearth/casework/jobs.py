"""What the work does by the clock."""

from django.utils import timezone
from procrastinate.contrib.django import app

from hearth.access.models import Agency
from hearth.audit.actors import HEARTH
from hearth.casework.actions.checking_in import tell_of_absence
from hearth.casework.models import CheckIn
from hearth.casework.rules.checking_in import GRACE
from hearth.scope.opening import holder_scope


@app.periodic(cron="*/2 * * * *")
@app.task(
    queue="casework", name="casework.look_for_workers", queueing_lock="casework.look_for_workers", pass_context=False
)
def look_for_workers(timestamp: int) -> None:
    """Whoever is not back a quarter of an hour after they said is asked after."""
    look_for_all_workers()


def look_for_all_workers() -> None:
    late = timezone.now() - GRACE
    for holder_id in Agency.objects.filter(is_holder=True).values_list("pk", flat=True):
        with holder_scope(holder_id):
            out = CheckIn.objects.filter(holder_id=holder_id, back_at=None, told_at=None, back_by__lte=late)
            for check_in in out.select_for_update(skip_locked=True):
                tell_of_absence(check_in=check_in, by=HEARTH)
