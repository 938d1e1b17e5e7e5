"""The duty team's mail server is away for an hour of a simulated clock: nothing lost, the order kept, a person told.

    .venv/bin/python -m faults delivery

A worker's jobs are done here, each at its own moment, while the clock jumps from one to the next.
"""

import re
import socket
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import time_machine

from bench.council import ACCOUNT, lay_down_council
from bench.load import LOOPBACK
from faults.promises import Outcome, check_log

COUNCIL, NUMBER, POSTCODE = "faults-delivery", 31_005, "ZQ1 1AG"
REPORTS = 100
LATER = ("Somebody has written again", "Somebody has sent a picture")  # further messages about each report
DANGER_EACH = 10  # every tenth child may not be safe today
AWAY, AND_THEN = timedelta(hours=1), timedelta(hours=4)
SWEEP = timedelta(minutes=5)
WHICH = re.compile(r"^Message-ID: <(.+)@hearth>", re.MULTILINE)
DUE = """
    SELECT id, args, coalesce(scheduled_at, %s) AS at FROM procrastinate_jobs
    WHERE id > %s AND task_name = 'post.deliver' AND status = 'todo' AND coalesce(scheduled_at, %s) <= %s
    ORDER BY at, id LIMIT 1
"""


def run() -> Outcome:
    lay_down_council(COUNCIL, number=NUMBER, postcode=POSTCODE)
    from hearth.post.tests.servers import mail_server

    outcome, before = Outcome(), _newest_job()
    start = datetime.now(UTC)
    with time_machine.travel(start, tick=False) as clock:
        lines = _write(clock)
        with _mail_at(_nobody_listens()):
            jobs = _work(clock, before, start + AWAY + SWEEP)
        told = _told()
        with mail_server() as mail, _mail_at(mail.port):
            jobs += _work(clock, before, start + AWAY + AND_THEN)
    _compare(outcome, lines, [WHICH.findall(letter)[0] for letter in mail.letters])
    outcome.figures |= {"jobs done": jobs, "told to a person while it was away": told}
    outcome.insist(told == REPORTS // DANGER_EACH, f"A person was told of {told} reports of danger only.")
    outcome.insist(_told() == 0, "What was delivered is still on somebody's list.")
    check_log(outcome)
    return outcome


def _write(clock: Any) -> list[list[str]]:
    """Reports, and more messages about each: for each report the ids of its messages in the order written."""
    from hearth.audit.actors import PUBLIC
    from hearth.concerns.actions import report
    from hearth.concerns.models import Concern
    from hearth.concerns.queries import destination_of_id
    from hearth.concerns.telling import Telling
    from hearth.post.actions import post
    from hearth.post.models import Message
    from hearth.scope.opening import holder_scope

    to = destination_of_id(COUNCIL)
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


def _compare(outcome: Outcome, lines: Sequence[Sequence[str]], arrived: Sequence[str]) -> None:
    written = {message for line in lines for message in line}
    line_of = {message: number for number, line in enumerate(lines) for message in line}
    order = defaultdict(list)
    for message in arrived:
        order[line_of[message]].append(message)
    overtaken = sum(order[number] != list(line) for number, line in enumerate(lines))
    outcome.figures |= {"messages written": len(written), "… lost": len(written - set(arrived))}
    outcome.figures |= {"… delivered twice": len(arrived) - len(set(arrived)), "reports out of order": overtaken}
    outcome.insist(written == set(arrived), f"{len(written - set(arrived))} messages never arrived.")
    outcome.insist(not overtaken, f"The messages about {overtaken} reports did not arrive in the order written.")


def _told() -> int:
    """Messages of this council that are on a person's list as not delivered."""
    from hearth.access.models import Agency
    from hearth.scope.opening import holder_scope
    from hearth.worklist.models import Item

    holder = Agency.objects.get(name=COUNCIL).pk
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


def _nobody_listens() -> int:
    with socket.create_server((LOOPBACK, 0)) as taken:
        return int(taken.getsockname()[1])


@contextmanager
def _mail_at(port: int) -> Iterator[None]:
    from django.test import override_settings

    smtp = "django.core.mail.backends.smtp.EmailBackend"
    with override_settings(EMAIL_BACKEND=smtp, EMAIL_HOST=LOOPBACK, EMAIL_PORT=port):
        yield
