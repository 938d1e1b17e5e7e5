"""What triage does by the clock: described children are kept under keys, owners of restricted records told."""

from procrastinate.contrib.django import app

from hearth.access.models import Agency
from hearth.scope.opening import holder_scope
from hearth.triage.matching.arriving import look_at_new
from hearth.triage.matching.working import propose_for


@app.periodic(cron="* * * * *")
@app.task(queue="triage", name="triage.look_at_new", queueing_lock="triage.look_at_new", pass_context=False)
def look_at_new_worries(timestamp: int) -> None:
    """Whether or not anybody has opened them: the owner of a restricted record must not wait for that."""
    for council in Agency.objects.filter(is_holder=True, body__isnull=False).order_by("name"):
        with holder_scope(council.pk):
            look_at_new(council.pk)


@app.periodic(cron="10 3 * * *")
@app.task(
    queue="figures", name="triage.compare_registers", queueing_lock="triage.compare_registers", pass_context=False
)
def compare_registers(timestamp: int) -> None:
    """Every night: who may be on record twice. A person says whether they are."""
    for holder in Agency.objects.filter(is_holder=True).order_by("name"):
        with holder_scope(holder.pk):
            propose_for(holder.pk)
