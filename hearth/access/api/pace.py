"""How often one key may ask: many times at once, fewer for as long as it likes, however many web processes there are.

What is left is counted in one row a key, from which each process takes some at a time: one short write for fifty
requests, to a table that the database does not log and may lose in a crash, which then begins anew with a full
measure. What a process took and did not use it throws away after a minute.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from uuid import UUID

from django.db import connection

AT_ONCE = 1_200  # requests, after a quiet minute
A_SECOND = 20.0  # and then, on and on
LOT = 50  # that a process takes at a time
KEPT_FOR = 60.0  # seconds

# What there is: what was left, and what came back since. Whoever waited for the row sees it as it is then, and may
# have looked at the clock before its last change.
THERE = """least(%(at_once)s, pace.remaining
    + %(a_second)s * greatest(0, extract(epoch FROM moment.now - pace.at)))"""
TAKE = f"""
    UPDATE access_keypace pace
    SET remaining = {THERE} - least(%(lot)s, floor({THERE})), granted = least(%(lot)s, floor({THERE})),
        at = greatest(moment.now, pace.at)
    FROM (SELECT clock_timestamp() AS now) moment
    WHERE pace.key_id = %(key)s
    RETURNING pace.granted, pace.remaining
"""
BEGIN = """
    INSERT INTO access_keypace (key_id, remaining, granted, at)
    VALUES (%(key)s, %(at_once)s, 0, clock_timestamp()) ON CONFLICT DO NOTHING
"""


@dataclass
class Taken:
    """What this process may still use of what it took, and when it took it."""

    left: int
    at: float


class Pace:
    def __init__(
        self,
        at_once: int = AT_ONCE,
        a_second: float = A_SECOND,
        lot: int = LOT,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.at_once, self.a_second, self.lot, self.clock = at_once, a_second, lot, clock
        self._taken: dict[UUID, Taken] = {}  # of keys that exist, so there are never very many
        self._one_at_a_time = Lock()

    def seconds_to_wait(self, key: UUID) -> float:
        """0 when it may go on, which is then counted."""
        with self._one_at_a_time:
            if self._use(key):
                return 0.0
        granted, remaining = self._take(key)
        if granted == 0:
            return (1 - remaining) / self.a_second
        with self._one_at_a_time:
            before = self._taken.get(key)
            unused = before.left if before else 0  # another thread took some in the meantime
            self._taken[key] = Taken(unused + granted - 1, self.clock())
        return 0.0

    def _use(self, key: UUID) -> bool:
        taken = self._taken.get(key)
        if taken is None or taken.left == 0 or self.clock() - taken.at > KEPT_FOR:
            self._taken.pop(key, None)
            return False
        taken.left -= 1
        return True

    def _take(self, key: UUID) -> tuple[int, float]:
        """How many of a lot there were, and what is left after that."""
        asked: dict[str, UUID | int | float]
        asked = {"key": key, "lot": self.lot, "at_once": self.at_once, "a_second": self.a_second}
        with connection.cursor() as cursor:
            cursor.execute(TAKE, asked)
            row = cursor.fetchone()
            if row is None:
                cursor.execute(BEGIN, asked)
                cursor.execute(TAKE, asked)
                row = cursor.fetchone()
        return int(row[0]), float(row[1])

    def forget(self) -> None:
        self._taken.clear()


PACE = Pace()
