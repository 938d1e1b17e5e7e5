"""How often one key may ask: many times at once, fewer for as long as it likes.

Counted in each web process for itself. Counting in the database would add a locked write to every request, to guard
against a system that has run wild, which a count that is right to within the number of processes stops just as well.
"""

import time
from collections.abc import Callable
from threading import Lock
from uuid import UUID

AT_ONCE = 1_200  # requests, after a quiet minute
A_SECOND = 20.0  # and then, on and on


class Pace:
    def __init__(
        self, at_once: int = AT_ONCE, a_second: float = A_SECOND, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.at_once, self.a_second, self.clock = at_once, a_second, clock
        self._left: dict[UUID, tuple[float, float]] = {}  # of keys that exist, so there are never very many
        self._one_at_a_time = Lock()

    def seconds_to_wait(self, key: UUID) -> float:
        """0 when it may go on, which is then counted."""
        with self._one_at_a_time:
            now = self.clock()
            left, at = self._left.get(key, (float(self.at_once), now))
            left = min(float(self.at_once), left + (now - at) * self.a_second)
            allowed = left >= 1
            self._left[key] = (left - 1 if allowed else left, now)
        return 0.0 if allowed else (1 - left) / self.a_second

    def forget(self) -> None:
        self._left.clear()


PACE = Pace()
