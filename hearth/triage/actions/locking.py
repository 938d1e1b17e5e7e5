"""Two workers open the same worry; the second to act is told what the first did."""

from hearth.concerns.models import Concern
from hearth.triage.models import Decision
from hearth.triage.rules.standing import check_undecided
from hearth.ui.days import day_and_time


def locked(concern: Concern) -> Concern:
    """The row as it stands now, and nobody else's until this transaction ends."""
    rows = Concern.objects.filter(holder_id=concern.holder_id, pk=concern.pk)
    return rows.select_for_update(of=("self",)).get()


def locked_undecided(concern: Concern) -> Concern:
    """Raises `NotNow`, saying who decided and when, where it is too late."""
    row = locked(concern)
    check_undecided(row.decided_at, _who_decided(row))
    check_undecided(row.passed_on_at, "This was passed on to the council that took over. Nothing of yours was saved.")
    return row


def _who_decided(concern: Concern) -> str:
    if not concern.decided_at:
        return ""
    decision = Decision.objects.filter(holder_id=concern.holder_id, concern=concern, replaced_at=None).first()
    who = decision.decided_by if decision else "Somebody"
    return f"{who} decided this on {day_and_time(concern.decided_at)}. Nothing of yours was saved."
