"""What has become of a report, in as much detail as whoever asks may have."""

from dataclasses import dataclass

from hearth.concerns.models import WRITERS
from hearth.concerns.queries import OwnReport, WayBack, Written
from hearth.ui.days import day_and_time


@dataclass(frozen=True)
class Progress:
    title: str
    words: str


def progress(report: WayBack | OwnReport) -> Progress:
    """One sentence for where it stands, and one for what comes next."""
    if report.decided_at:
        return Progress("The council has decided", f"Decided on {day_and_time(report.decided_at)}.")
    if report.taken:
        return Progress("Somebody is reading it", f"They will decide by {day_and_time(report.decision_due)}.")
    return Progress("The council has it", f"Somebody will decide by {day_and_time(report.decision_due)}.")


def entry(written: Written) -> dict[str, str]:
    """A message for the timeline."""
    return {"when": day_and_time(written.at), "title": WRITERS[written.written_by], "text": written.words}


def own_report(report: OwnReport, council: str) -> dict[str, str]:
    """A row of a professional's own referrals."""
    stands = progress(report)
    return {
        "reference": report.reference,
        "council": council,
        "sent": day_and_time(report.received_at),
        "stands": f"{stands.title}. {stands.words}",
        "answer": report.professional_answer,
    }
