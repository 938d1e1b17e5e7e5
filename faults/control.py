"""The control: with promises that PostgreSQL does not keep, the same check must find reports lost.

    .venv/bin/python -m faults control

`synchronous_commit = off` acknowledges a report while its write-ahead log still lies in PostgreSQL's own shared memory.
What it has handed to the operating system survives a kill, for the system goes on and writes it; what lies in the
shared memory, up to about half a second of reports, dies with PostgreSQL. A check that finds nothing lost here would
find nothing anywhere. A power cut would also take what the system had not written: against that stands fsync, which
no kill can test.
"""

import os
from pathlib import Path

import psycopg

from bench.council import lay_down_council, told
from bench.serving import served
from faults.clients import Ledger, send
from faults.database import one_round
from faults.promises import Outcome, check_kept
from hearth.config import embedded

COUNCIL, NUMBER, POSTCODE = "faults-control", 31_003, "ZQ1 1AE"
KILLS = 10
REPORTS = 5_000


def run() -> Outcome:
    lay_down_council(COUNCIL, number=NUMBER, postcode=POSTCODE)
    ledger, checked = Ledger(), Outcome()
    _promise("ALTER SYSTEM SET synchronous_commit = off")
    try:
        with served(Path(os.environ["HEARTH_HOME"]) / "web.log") as server:
            sending = send(server.port, told(POSTCODE), REPORTS, ledger)
            for number in range(KILLS):
                one_round(server, ledger, REPORTS // (KILLS + 1) * (number + 1))
            for thread in sending:
                thread.join()
        check_kept(checked, COUNCIL, ledger.references)
    finally:
        _promise("ALTER SYSTEM RESET synchronous_commit")
    outcome = Outcome({"databases killed": KILLS, **checked.figures})
    outcome.insist(bool(checked.broken), "Nothing was lost though nothing was made safe: the check would find nothing.")
    return outcome


def _promise(statement: str) -> None:
    with psycopg.connect(embedded.url("postgres", "postgres"), autocommit=True) as connection:
        connection.execute(statement.encode())
        connection.execute("SELECT pg_reload_conf()")
