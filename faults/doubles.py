"""Ten thousand buttons pressed twice at once: ten thousand reports. Other words under a used key are refused.

.venv/bin/python -m faults doubles
"""

import os
import threading
from collections import Counter
from pathlib import Path
from uuid import uuid4

from bench.council import lay_down_council, senders, told
from bench.serving import served
from faults.clients import KEPT, Client, Ledger
from faults.promises import Outcome, check_kept, check_log

COUNCIL, NUMBER, POSTCODE = "faults-doubles", 31_004, "ZQ1 1AF"
PAIRS = 10_000
TWINS = 8  # pairs of clients
OTHER_WORDS = 200  # keys that are used once more, for another report


def run() -> Outcome:
    outcome, ledger = Outcome(), Ledger()
    lay_down_council(COUNCIL, number=NUMBER, postcode=POSTCODE)
    answers: Counter[str] = Counter()
    with served(Path(os.environ["HEARTH_HOME"]) / "web.log") as server:
        known = senders()
        pairs = [_Pair(server.port, known, PAIRS // TWINS, ledger, answers) for _ in range(TWINS)]
        for pair in pairs:
            pair.start()
        for pair in pairs:
            pair.join()
        refused = _other_words(Client(server.port, known), list(ledger.references)[:: PAIRS // OTHER_WORDS])
    outcome.figures |= {f"answers: {what}": times for what, times in sorted(answers.items())}
    outcome.figures["other words under a used key refused"] = refused
    outcome.insist(len(ledger) == PAIRS, f"{len(ledger):,} of {PAIRS:,} pairs were acknowledged.")
    outcome.insist(answers["two references"] == 0, "Two presses of one button were given two references.")
    outcome.insist(answers["not kept"] == 0, "A press of a button was not answered with a reference.")
    outcome.insist(
        refused == OTHER_WORDS, f"Only {refused} of {OTHER_WORDS} other reports under a used key were refused."
    )
    check_kept(outcome, COUNCIL, ledger.references)
    check_log(outcome)
    return outcome


class _Pair:
    """Two clients that send the same report under the same key at the same moment, again and again."""

    def __init__(self, port: int, senders: list[str], count: int, ledger: Ledger, answers: "Counter[str]") -> None:
        self.keys = [uuid4().hex for _ in range(count)]
        self.ledger, self.answers = ledger, answers
        self.given: list[tuple[int, str, str]] = []
        self.together = threading.Barrier(2, action=self._compare)
        self.threads = [
            threading.Thread(target=self._press, args=(Client(port, senders),), daemon=True) for _ in range(2)
        ]

    def start(self) -> None:
        for thread in self.threads:
            thread.start()

    def join(self) -> None:
        for thread in self.threads:
            thread.join()

    def _press(self, client: Client) -> None:
        for key in self.keys:
            self.together.wait(timeout=60)
            given = client.report(key, told(POSTCODE))
            self.given.append((*given, key))
        self.together.wait(timeout=60)

    def _compare(self) -> None:
        """Between two presses, by whichever came last."""
        if not self.given:
            return
        (one, first, key), (other, second, _) = self.given
        self.given.clear()
        if not {one, other} <= set(KEPT):
            self.answers["not kept"] += 1
        elif first != second:
            self.answers["two references"] += 1
        else:
            self.ledger.acknowledged(key, first)
            self.answers[
                "one new, one as before" if one != other else "both new" if one == 201 else "both as before"
            ] += 1


def _other_words(client: Client, keys: list[str]) -> int:
    return sum(client.report(key, told(POSTCODE, "Something else altogether."))[0] == 409 for key in keys)
