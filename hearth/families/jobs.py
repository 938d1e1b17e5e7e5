"""What families do by the calendar: whoever turns eighteen has the rights in their own record from that day."""

from datetime import date, timedelta
from uuid import UUID

from procrastinate.contrib.django import app

from hearth.access.models import Agency
from hearth.audit.actors import HEARTH
from hearth.families.actions import pass_rights
from hearth.families.models import Person
from hearth.families.queries import coming_of_age
from hearth.scope.opening import holder_scope
from hearth.ui.days import today

LOOK_BACK = timedelta(days=14)  # days on which the job may not have run


@app.periodic(cron="15 4 * * *")
@app.task(queue="families", name="families.come_of_age", queueing_lock="families.come_of_age", pass_context=False)
def come_of_age(timestamp: int) -> None:
    """Early in the morning, so that it is on the list when work begins."""
    all_come_of_age(today())


def all_come_of_age(on: date) -> None:
    for holder_id in Agency.objects.filter(is_holder=True).values_list("pk", flat=True):
        with holder_scope(holder_id):
            for person in _due(holder_id, on):
                pass_rights(person=person, by=HEARTH)


def _due(holder_id: UUID, on: date) -> list[Person]:
    return list(coming_of_age(holder_id, on - LOOK_BACK, on))
