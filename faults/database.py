"""Fifty times the database is killed under load and started again: nothing acknowledged is lost, and all goes on.

.venv/bin/python -m faults database
"""

import os
import time
from collections.abc import Callable
from http.client import HTTPException
from pathlib import Path

from bench.council import lay_down_council, told
from bench.serving import Served, served
from faults.clients import Client, Ledger, send
from faults.killing import kill_the_database, start_the_database
from faults.promises import Outcome, check_kept, check_log

COUNCIL, NUMBER, POSTCODE = "faults-database", 31_002, "ZQ1 1AD"
KILLS = 50
REPORTS = 20_000
SOON = 5.0  # seconds within which the application must say so, and must work again


def run() -> Outcome:
    outcome = Outcome()
    lay_down_council(COUNCIL, number=NUMBER, postcode=POSTCODE)
    ledger = Ledger()
    with served(Path(os.environ["HEARTH_HOME"]) / "web.log") as server:
        sending = send(server.port, told(POSTCODE), REPORTS, ledger)
        rounds = [one_round(server, ledger, REPORTS // (KILLS + 1) * (number + 1)) for number in range(KILLS)]
        for thread in sending:
            thread.join()
    ready, working = [one[0] for one in rounds], [one[1] for one in rounds]
    outcome.figures |= {
        "databases killed": len(rounds),
        "requests sent": ledger.tries,
        "seconds until ready again, at most": max(ready),
        "seconds until a report was acknowledged again, at most": max(working),
    }
    outcome.insist(max(ready) <= SOON, f"It was ready again only after {max(ready):.1f} seconds.")
    outcome.insist(max(working) <= SOON, f"It kept reports again only after {max(working):.1f} seconds.")
    outcome.insist(len(ledger) == REPORTS, f"Only {len(ledger):,} of {REPORTS:,} reports were acknowledged.")
    check_kept(outcome, COUNCIL, ledger.references)
    check_log(outcome)
    return outcome


def one_round(server: Served, ledger: Ledger, when: int) -> tuple[float, float]:
    """Kill it once so many reports are kept. Seconds after its return until ready, and until a report is kept."""
    _wait(lambda: len(ledger) >= when, 600, "The reports stopped coming.")
    kill_the_database()
    _wait(lambda: _readiness(server) == 503, SOON, "Without its database it did not say that it is not ready.")
    start_the_database()
    up = time.monotonic()
    _wait(lambda: _readiness(server) == 200, 60, "It never became ready again.")
    ready = time.monotonic() - up
    _wait(lambda: ledger.last_at > up, 60, "It never kept a report again.")
    return ready, ledger.last_at - up


def _readiness(server: Served) -> int:
    try:
        return Client(server.port).ask("GET", "/health/ready", Connection="close")[0]
    except (OSError, HTTPException):
        return 0


def _wait(until: Callable[[], bool], seconds: float, otherwise: str) -> None:
    ends = time.monotonic() + seconds
    while not until():
        if time.monotonic() > ends:
            raise TimeoutError(otherwise)
        time.sleep(0.01)
