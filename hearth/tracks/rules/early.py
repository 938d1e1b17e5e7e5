"""Before 20 weeks: on a day, from the due date that was known on that day, never from what was learnt later."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from hearth.families.rules.pregnancy import PREGNANCY_WEEKS, Estimate, due_as_known

EARLY = 20


@dataclass(frozen=True)
class Along:
    """How far along on a day. Nothing is known before a due date is."""

    due: date | None
    weeks: int | None
    days: int | None
    last_early_day: date | None  # the last day on which it is still before 20 weeks

    @property
    def early(self) -> bool | None:
        return None if self.weeks is None else self.weeks < EARLY


def along(estimates: Iterable[Estimate], on: date) -> Along:
    due = due_as_known(estimates, on)
    if due is None:
        return Along(None, None, None, None)
    days = PREGNANCY_WEEKS * 7 - (due - on).days
    return Along(due, days // 7, days % 7, due - timedelta(weeks=PREGNANCY_WEEKS - EARLY, days=1))
