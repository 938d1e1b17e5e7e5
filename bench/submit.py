"""Submit: a validated, idempotent, audited report over HTTP at 16 and 64 connections, beside pgbench with its inserts.

    HEARTH_HOME=var/bench .venv/bin/python -m bench.submit

Every report is a new one, committed with fsync on. The yardstick's script is taken from one real report, so it stays
the same work when the code changes.
"""

import os
import re
import subprocess
import tempfile
from pathlib import Path
from typing import Any
from uuid import uuid4

from bench.council import ACCOUNT, SENDERS, SUBMIT, lay_down_council, senders, told
from bench.load import Measured, measure, post
from bench.serving import cpu_seconds, served

COUNCIL = "bench-front-door"
POSTCODE = "ZQ1 1AA"
REPORTS = 8_000
CLIENTS = 16
CROWD = 64  # eight times as many as the server has threads
YARDSTICK_SECONDS = 10
HASH_WRITTEN = re.compile(r'"([0-9a-f]{64})"')


def run() -> dict[str, float]:
    """Measure and print; the figures by name."""
    lay_down_council(COUNCIL, number=32_000, postcode=POSTCODE)
    figures = _measured_submits()
    figures["pgbench with the same inserts, per second"] = _yardstick()
    share = figures["submit, reports/s at 16 connections"] / figures["pgbench with the same inserts, per second"]
    figures["submit, percent of pgbench"] = share * 100
    for name, value in figures.items():
        print(f"submit: {name}: {value:,.1f}", flush=True)
    return figures


def _measured_submits() -> dict[str, float]:
    from hearth.config import embedded

    database = int((embedded.folder() / "cluster" / "postmaster.pid").read_text().split()[0])
    with served() as server:
        measure(server.port, _reports(500 + CLIENTS), count=500)
        web, data = server.cpu_seconds(), cpu_seconds(database)
        sent = _sent(server.port, CLIENTS)
        web, data = server.cpu_seconds() - web, cpu_seconds(database) - data
        crowd = _sent(server.port, CROWD)
    return {
        "submit, reports/s at 16 connections": sent.per_second,
        "submit, p50 ms": sent.p50,
        "submit, p95 ms": sent.p95,
        "submit, web CPU ms a report": web * 1000 / sent.requests,
        "submit, database CPU ms a report": data * 1000 / sent.requests,
        "submit, reports/s at 64 connections": crowd.per_second,
        "submit, p95 ms at 64 connections": crowd.p95,
    }


def _sent(port: int, connections: int) -> Measured:
    """Every report is a new one, those still on their way at the end included."""
    sent = measure(port, _reports(REPORTS + connections), connections=connections, count=REPORTS)
    _insist(sent)
    return sent


def _reports(count: int) -> list[bytes]:
    body, keys = told(POSTCODE), [f"Authorization: {key}" for key in senders(SENDERS)]
    return [
        post(SUBMIT, body, "application/json", keys[number % SENDERS], f"Idempotency-Key: {uuid4()}")
        for number in range(count)
    ]


def _insist(sent: Measured) -> None:
    if set(sent.statuses) != {201}:
        raise RuntimeError(f"Some answers were not as they should be: {sent.statuses}.")


def _yardstick() -> float:
    """Transactions a second of PostgreSQL's own bench tool with the statements of one report."""
    from django.conf import settings

    from hearth.config import embedded

    database = settings.DATABASES["default"]
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "report.sql"
        script.write_text(_script(), encoding="utf-8")
        command = [str(embedded.programs() / "pgbench"), "-n", "-c", str(CLIENTS), "-j", "2", "-f", str(script)]
        command += ["-T", str(YARDSTICK_SECONDS), "-h", database["HOST"], "-U", database["USER"]]
        command.append(database["NAME"])
        done = subprocess.run(command, check=False, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"})
    found = re.search(r"tps = ([\d.]+)", done.stdout)
    if not found or "number of failed transactions: 0 " not in done.stdout:
        raise RuntimeError(f"pgbench did not finish well:\n{done.stdout}{done.stderr}")
    return float(found[1])


def _script() -> str:
    """One real report's statements, with everything that must be unique drawn anew each time."""
    statements, unique, chain = _statements_of_one_report()
    drawn = [f"SELECT gen_random_uuid() AS unique_{number} \\gset" for number in range(len(unique))]
    lines = [r"\set lane random(0, 15)", *drawn, "BEGIN;"]
    for statement in statements:
        for number, value in enumerate(unique):
            statement = statement.replace(value, f":unique_{number}")
        lines.append(_in_its_chain(" ".join(statement.split()), chain))
    return "\n".join([*lines, "COMMIT;"]) + "\n"


def _in_its_chain(statement: str, chain: str) -> str:
    """The event goes into one of the holder's chains, as each of the server's threads has its own."""
    return statement.replace(chain, chain.rpartition("/")[0] + "/:lane") + ";"


def _statements_of_one_report() -> tuple[list[str], list[str], str]:
    """What one report sends to the database; the values in it that are its own; its chain in the log."""
    import psycopg
    from django.db import connection

    from hearth.audit.actors import PUBLIC
    from hearth.concerns.actions import report
    from hearth.concerns.queries import destination_of_id
    from hearth.concerns.telling import ChildAsTold, Telling
    from hearth.scope.opening import NOBODY

    seen: list[str] = []
    to = destination_of_id(COUNCIL)
    if to is None:
        raise RuntimeError("The bench's own council is missing.")

    def note(execute: Any, statement: Any, params: Any, many: bool, context: Any) -> Any:
        with psycopg.ClientCursor(connection.connection) as cursor:
            seen.append(cursor.mogrify(statement, params) if params else str(statement))
        return execute(statement, params, many, context)

    telling = Telling(to, str(uuid4()), "public", ACCOUNT, (ChildAsTold("Bea", born_as_told="about six"),))
    with connection.execute_wrapper(note):
        receipt = report(telling=telling, by=PUBLIC)
    kept = next(statement for statement in seen if "concerns_concern" in statement)
    ids = set(re.findall(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", " ".join(seen)))
    shared = {str(to.holder_id), str(to.team_id), str(NOBODY)}
    chain = re.findall(rf"{to.holder_id}/\d+", seen[-1])[0]
    return seen, [*sorted(ids - shared), receipt.reference, *HASH_WRITTEN.findall(kept)], chain


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearth.config.settings")
    run()
