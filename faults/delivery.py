"""What tells the duty team is away for an hour of a simulated clock: nothing lost, the order kept, a person told.

    .venv/bin/python -m faults delivery

Once with the mail server, once with the council's own system (a webhook), once with GOV.UK Notify: half an hour of
nobody at the address, half an hour of "not now". A worker's jobs are done here, each at its own moment, while the
clock jumps from one to the next.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import time_machine

from bench.council import ACCOUNT, lay_down_council
from faults.promises import Outcome, check_log
from faults.ways import Mail, Notify, OwnSystem

WAYS = (Mail, OwnSystem, Notify)
Way = Mail | OwnSystem | Notify
FIRST_NUMBER = 31_005  # of the invented councils, one a way
REPORTS = 100
LATER = ("Somebody has written again", "Somebody has sent a picture")  # further messages about each report
DANGER_EACH = 10  # every tenth child may not be safe today
AWAY, AND_THEN = timedelta(hours=1), timedelta(hours=4)
SWEEP = timedelta(minutes=5)
DUE = """
    SELECT id, args, coalesce(scheduled_at, %s) AS at FROM procrastinate_jobs
    WHERE id > %s AND task_name = 'post.deliver' AND status = 'todo' AND coalesce(scheduled_at, %s) <= %s
    ORDER BY at, id LIMIT 1
"""


def run() -> Outcome:
    outcome = Outcome()
    for number, way in enumerate(WAYS):
        _through(way(), number, outcome)
    check_log(outcome)
    return outcome


def _through(way: Way, number: int, outcome: Outcome) -> None:
    council, before, start = _council(way, number), _newest_job(), datetime.now(UTC)
    with time_machine.travel(start, tick=False) as clock:
        lines = _write(council, clock)
        with way.away():
            jobs = _work(clock, before, start + AWAY / 2)
        with way.busy():
            jobs += _work(clock, before, start + AWAY + SWEEP)
        told = _told(council)
        with way.back() as arrived:
            jobs += _work(clock, before, start + AWAY + AND_THEN)
    figures = _compare(outcome, lines, arrived()) | {"jobs done": jobs, "told to a person while it was away": told}
    outcome.figures |= {f"{way.name}: {what}": figure for what, figure in figures.items()}
    outcome.insist(told == REPORTS // DANGER_EACH, f"By {way.name} a person was told of {told} reports of danger only.")
    outcome.insist(_told(council) == 0, f"By {way.name}: what was delivered is still on somebody's list.")


def _council(way: Way, number: int) -> str:
    """One of its own for each way, laid down before the clock is taken in hand."""
    from hearth.access.models import Agency

    council = f"faults-delivery-{way.name}"
    lay_down_council(council, number=FIRST_NUMBER + number, postcode=f"ZQ1 1A{'GHJ'[number]}")
    Agency.objects.filter(name=council).update(duty_webhook=way.webhook)
    return council


def _write(council: str, clock: Any) -> list[list[str]]:
    """Reports, and more messages about each: for each report the ids of its messages in the order written."""
    from hearth.audit.actors import PUBLIC
    from hearth.concerns.actions import report
    from hearth.concerns.models import Concern
    from hearth.concerns.queries import destination_of_id
    from hearth.concerns.telling import Telling
    from hearth.post.actions import post
    from hearth.post.models import Message
    from hearth.scope.opening import holder_scope

    to = destination_of_id(council)
    assert to is not None
    lines = []
    for number in range(REPORTS):
        danger = number % DANGER_EACH == 0
        receipt = report(telling=Telling(to, uuid4().hex, "public", ACCOUNT, danger=danger), by=PUBLIC)
        with holder_scope(to.holder_id):
            concern = Concern.objects.get(holder_id=to.holder_id, pk=receipt.concern_id)
            line = [Message.objects.get(holder_id=to.holder_id, about_id=concern.pk)]
            for subject in LATER:
                clock.shift(1)
                line.append(post(to=to.duty_email, subject=subject, body="Sign in to read it.", about=concern))
        lines.append([str(message.pk) for message in line])
    return lines


def _work(clock: Any, before: int, until: datetime) -> int:
    """What a worker does until then: each job at its time, and a look at what waits every five minutes. How many."""
    from hearth.post.jobs import deliver, sweep_all

    jobs, next_sweep = 0, datetime.now(UTC) + SWEEP
    while (moment := datetime.now(UTC)) < until:
        job = _due(before, moment, min(until, next_sweep))
        if job is None:
            clock.move_to(min(until, next_sweep), tick=False)
            next_sweep += SWEEP
            sweep_all()
            continue
        number, arguments, at = job
        clock.move_to(max(moment, at), tick=False)
        deliver.func(**arguments)
        _finish(number)
        jobs += 1
    return jobs


def _compare(outcome: Outcome, lines: Sequence[Sequence[str]], arrived: Sequence[str]) -> dict[str, float]:
    written = {message for line in lines for message in line}
    line_of = {message: number for number, line in enumerate(lines) for message in line}
    order = defaultdict(list)
    for message in arrived:
        order[line_of[message]].append(message)
    overtaken = sum(order[number] != list(line) for number, line in enumerate(lines))
    outcome.insist(written == set(arrived), f"{len(written - set(arrived))} messages never arrived.")
    outcome.insist(not overtaken, f"The messages about {overtaken} reports did not arrive in the order written.")
    return {
        "messages written": len(written),
        "… lost": len(written - set(arrived)),
        "… delivered twice": len(arrived) - len(set(arrived)),
        "reports out of order": overtaken,
    }


def _told(council: str) -> int:
    """Messages of this council that are on a person's list as not delivered."""
    from hearth.access.models import Agency
    from hearth.scope.opening import holder_scope
    from hearth.worklist.models import Item

    holder = Agency.objects.get(name=council).pk
    with holder_scope(holder):
        return Item.objects.filter(holder_id=holder, kind="not-delivered", done_at=None).count()


def _newest_job() -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(id), 0) FROM procrastinate_jobs")
        return int(cursor.fetchone()[0])


def _due(before: int, now: datetime, until: datetime) -> tuple[int, dict[str, str], datetime] | None:
    from procrastinate.contrib.django.models import ProcrastinateJob  # for its reading of JSON

    for job in ProcrastinateJob.objects.raw(DUE, [now, before, now, until]):
        return job.pk, dict(job.args), job.at
    return None


def _finish(number: int) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE id = %s", [number])
