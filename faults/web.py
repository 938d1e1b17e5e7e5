"""Two hundred web processes killed while reports come in: each acknowledged report is there, once, with what follows.

.venv/bin/python -m faults web
"""

import os
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random
from threading import Thread

from bench.council import lay_down_council, told
from bench.serving import Served, served
from faults.clients import Ledger, send
from faults.killing import kill_a_worker
from faults.promises import Outcome, check_kept, check_log

COUNCIL, NUMBER, POSTCODE = "faults-web", 31_001, "ZQ1 1AB"
KILLS = 200
REPORTS = 30_000


def run() -> Outcome:
    outcome = Outcome()
    lay_down_council(COUNCIL, number=NUMBER, postcode=POSTCODE)
    ledger = Ledger()
    with served(Path(os.environ["HEARTH_HOME"]) / "web.log") as server:
        sending = send(server.port, told(POSTCODE), REPORTS, ledger)
        kills = _kill_while(sending, server, ledger)
        for thread in sending:
            thread.join()
    outcome.figures |= {"web processes killed": kills, "requests sent": ledger.tries}
    outcome.insist(kills == KILLS, f"Only {kills} of {KILLS} processes were killed.")
    outcome.insist(len(ledger) == REPORTS, f"Only {len(ledger):,} of {REPORTS:,} reports were acknowledged.")
    check_kept(outcome, COUNCIL, ledger.references)
    check_log(outcome)
    return outcome


def _kill_while(sending: Sequence[Thread], server: Served, ledger: Ledger) -> int:
    """One kill each time so many more reports were acknowledged; how many kills."""
    chance, each, kills = Random(1), REPORTS // (KILLS + 1), 0
    while kills < KILLS and any(thread.is_alive() for thread in sending):
        if len(ledger) >= each * (kills + 1):
            kill_a_worker(server, chance)
            kills += 1
        time.sleep(0.01)
    return kills
