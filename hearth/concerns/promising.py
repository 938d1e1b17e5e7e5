"""By when somebody looks at a report, decides, answers: as the council promises, else by the nation's clock."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext

from hearth.concerns.own_pages.parts import HOURS, Promises
from hearth.concerns.own_pages.queries import own_pages_of
from hearth.concerns.queries import clock_of
from hearth.concerns.rules import decision_due
from hearth.places.models import ResponsibleBody
from hearth.places.working_days import add_working_days
from hearth.ui.days import day_and_time


@dataclass(frozen=True)
class Clock:
    """What runs for a council: its own promises, its nation's bank holidays, its nation's working days to decide in."""

    nation: str
    nations_days: int
    promises: Promises

    def acknowledge_due(self, received: datetime, *, decision_due: datetime) -> datetime:
        """By when a person has opened it. Never later than the decision, which needs it opened."""
        amount = self.promises.acknowledge
        if amount is None:
            return decision_due
        if self.promises.acknowledge_unit == HOURS:
            due = received + timedelta(hours=amount)
        else:
            due = add_working_days(received, amount, self.nation)
        return min(due, decision_due)

    def answer_due(self, written: datetime) -> datetime:
        return add_working_days(written, self.promises.answer or self.nations_days, self.nation)

    @property
    def answer_days(self) -> int:
        return self.promises.answer or self.nations_days


@dataclass(frozen=True)
class Promise:
    """In words, for whoever has just told us."""

    look: str
    decide: str


def promise_kept_in(receipt: Mapping[str, Any]) -> Promise:
    """From what a visitor's draft keeps of what they sent: by when somebody looks, and decides."""
    body = ResponsibleBody.objects.filter(pk=receipt.get("body_id", "")).first()
    if body is None or "sent_at" not in receipt:
        return Promise("", gettext("the end of the next working day"))
    own = own_pages_of(body.pk)
    sent, danger = datetime.fromisoformat(receipt["sent_at"]), bool(receipt.get("danger"))
    clock = Clock(body.nation, clock_of(body.nation), own.promises)
    decide = decision_due(sent, body.nation, today=danger, working_days=own.promises.decide or clock.nations_days)
    look = clock.acknowledge_due(sent, decision_due=decide)
    return Promise(day_and_time(look), day_and_time(decide))
