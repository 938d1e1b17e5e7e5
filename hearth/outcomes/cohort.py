"""Whose outcomes: the closed episodes of a programme that began in a period, at a service."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearth.outcomes.columns import Truths
from hearth.outcomes.tables import Tables
from hearth.practice.definitions.measure import WhoCounts


@dataclass(frozen=True)
class Asked:
    """What the reader asked for; None is no limit. Both days are included."""

    service: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Cohort:
    """`member` (one truth for each episode of the tables) says who is in; the counts, why others are not."""

    programme: str
    tables: Tables
    member: Truths
    family: NDArray[np.int64]
    closed: int
    still_open: int
    elsewhere: int

    def who(self, counts: WhoCounts) -> Truths:
        """Of the cohort's episodes, those that a measure is about."""
        chosen = self.member
        if counts.ending:
            chosen = chosen & _which(self.tables, "ending = ?", [counts.ending])
        if counts.referral_reason:
            chosen = chosen & _which(self.tables, "list_contains(referral_reasons, ?)", [counts.referral_reason])
        return chosen

    def families(self, episodes: NDArray[np.int32]) -> int:
        """How many families these episodes come from."""
        seen = np.zeros(int(self.family.max(initial=-1)) + 1, dtype=bool)
        seen[self.family[episodes]] = True
        return int(seen.sum())


def cohort(tables: Tables, programme: str, asked: Asked) -> Cohort:
    """The programme's closed episodes of the service and period asked for."""
    ours = _which(tables, "programme = ?", [programme])
    asked_for = ours & _which(
        tables,
        "(?::VARCHAR IS NULL OR service = ?) AND (?::DATE IS NULL OR since >= ?) AND (?::DATE IS NULL OR since <= ?)",
        [asked.service, asked.service, asked.since, asked.since, asked.until, asked.until],
    )
    member = asked_for & _which(tables, "closed IS NOT NULL", [])
    (family,) = tables.connection.execute("SELECT family FROM episodes ORDER BY episode_row").fetchnumpy().values()
    return Cohort(
        programme,
        tables,
        member,
        np.asarray(family, dtype=np.int64),
        closed=int(member.sum()),
        still_open=int((asked_for & ~member).sum()),
        elsewhere=int((ours & ~asked_for).sum()),
    )


def _which(tables: Tables, condition: str, parameters: list[Any]) -> Truths:
    """For each episode, in order, whether this SQL condition holds."""
    question = f"SELECT coalesce({condition}, false) AS holds FROM episodes ORDER BY episode_row"
    return np.asarray(tables.connection.execute(question, parameters).fetchnumpy()["holds"], dtype=bool)
