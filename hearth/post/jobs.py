"""Jobs: deliver; look for messages whose job was lost; wake jobs whose worker was killed."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from hearth.access.models import Agency
from hearth.audit.actors import HEARTH
from hearth.post.actions import tell_of_waiting
from hearth.post.deferring import QUEUE, TASK, defer
from hearth.post.delivering import deliver_line
from hearth.post.models import Message
from hearth.post.rules import DANGER_MAY_WAIT, ONE_TRY, WAITING
from hearth.scope.opening import NOBODY, holder_scope

RETRY = RetryStrategy(max_attempts=8, exponential_wait=4)  # of the job itself: the database was away, say
ON_ITS_WAY = "SELECT args->>'message_id' FROM procrastinate_jobs WHERE task_name = %s AND status = 'todo'"


@app.task(queue=QUEUE, name=TASK, retry=RETRY, pass_context=False)
def deliver(*, message_id: str, holder_id: str) -> None:
    """Send one message, after those before it. A failure is noted where people see it, and the next try asked for."""
    deliver_line(UUID(holder_id), UUID(message_id))


@app.periodic(cron="*/5 * * * *")
@app.task(queue=QUEUE, name="post.sweep", queueing_lock="post.sweep", pass_context=False)
def sweep(timestamp: int) -> None:
    """Nothing waits for ever: a lost job is asked for again, and a person told of danger that nobody has heard of."""
    sweep_all()


def sweep_all() -> None:
    on_their_way = _on_their_way()
    for holder_id in [NOBODY, *Agency.objects.filter(is_holder=True).values_list("pk", flat=True)]:
        with holder_scope(holder_id):
            _sweep(holder_id, on_their_way)


def _sweep(holder_id: UUID, on_their_way: set[str]) -> None:
    now = timezone.now()
    waiting = Message.objects.filter(holder_id=holder_id, state=WAITING)
    for message in waiting.filter(next_try_at__lt=now - ONE_TRY).order_by("created_at", "id"):
        if str(message.pk) not in on_their_way:
            defer(message)
    for message in waiting.filter(urgent=True, told_at=None, created_at__lte=now - DANGER_MAY_WAIT):
        tell_of_waiting(message=message, by=HEARTH)


def _on_their_way() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(ON_ITS_WAY, [TASK])
        return {row[0] for row in cursor.fetchall()}


@app.periodic(cron="*/5 * * * *")
@app.task(queue=QUEUE, name="post.wake", queueing_lock="post.wake", pass_context=True)
async def wake(context: Any, timestamp: int) -> None:
    """A worker that was killed cannot give its jobs back: another one does. Every job here may be done twice."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=timedelta(minutes=2).total_seconds()):
        await manager.retry_job(job)
