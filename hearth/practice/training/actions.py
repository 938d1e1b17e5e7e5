"""Write down who is trained in what, and that it ended."""

from dataclasses import dataclass
from datetime import date

from hearth.access.models import User
from hearth.access.viewer import Viewer
from hearth.practice.models import Accreditation
from hearth.scope.actions import action, record
from hearth.ui.days import today


@dataclass(frozen=True)
class Training:
    """In what, from when, and the last day on which it counts (None: for good)."""

    kind: str
    subject: str
    title: str
    since: date
    until: date | None
    evidence: str = ""


@action
def accredit(*, user: User, training: Training, by: Viewer) -> Accreditation:
    held = Accreditation.objects.create(
        user=user,
        kind=training.kind,
        subject=training.subject,
        title=training.title,
        since=training.since,
        until=training.until,
        evidence=training.evidence,
        by_name=by.name,
    )
    record(by=by, verb="accredited", subject=held, fields=["user", "kind", "subject", "since", "until"])
    return held


@action
def end_accreditation(*, accreditation: Accreditation, by: Viewer) -> Accreditation:
    """From today it no longer counts; that it did stays on record."""
    accreditation.ended_on, accreditation.ended_by = today(), by.name
    accreditation.save(update_fields=["ended_on", "ended_by"])
    record(by=by, verb="ended", subject=accreditation)
    return accreditation
