"""How tests are shared out among parallel workers: each by itself, but all journeys to one worker.

The journeys share one running Hearth. pytest-xdist's own `loadgroup` was made for that, but under pytest 9.2 it
silently forgets the groups (its issue 1386).
"""

from xdist.scheduler import LoadScopeScheduling

JOURNEYS = "tests/journeys/"


class JourneysTogether(LoadScopeScheduling):
    def _split_scope(self, nodeid: str) -> str:
        return JOURNEYS if nodeid.startswith(JOURNEYS) else nodeid
