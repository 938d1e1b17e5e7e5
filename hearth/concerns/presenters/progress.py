"""What has become of a report, in as much detail as whoever asks may have. Late is called late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hearth.concerns.queries import Copy, OwnReport, WayBack, Written
from hearth.ui.days import day_and_time

WHO_WROTE = {"reporter": gettext_lazy("You"), "staff": gettext_lazy("The council")}


@dataclass(frozen=True)
class Progress:
    title: str
    words: str
    late: bool = False  # somebody has not done what was promised: say whom to ring


def progress(report: WayBack | OwnReport | Copy, *, look_due: datetime, now: datetime) -> Progress:
    """One sentence for where it stands, and one for what comes next."""
    if report.decided_at:
        when = day_and_time(report.decided_at)
        return Progress(_("The council has decided"), _("They decided on {when}.").format(when=when))
    if report.acknowledged_at:
        return _looked_at(report.acknowledged_at, report.decision_due, now)
    if look_due < now:
        words = _(
            "We said that somebody would look at it by {when}. Nobody has opened it yet. We are sorry. "
            "The people in charge there have been told."
        )
        return Progress(_("The council has it, and is late"), words.format(when=day_and_time(look_due)), late=True)
    if look_due == report.decision_due:
        words = _("Somebody will look at it and decide by {when}.")
        return Progress(_("The council has it"), words.format(when=day_and_time(look_due)))
    words = _("Somebody will look at it by {look}, and decide by {decide}.")
    words = words.format(look=day_and_time(look_due), decide=day_and_time(report.decision_due))
    return Progress(_("The council has it"), words)


def _looked_at(when: datetime, due: datetime, now: datetime) -> Progress:
    looked = _("Somebody opened it on {when}.").format(when=day_and_time(when))
    if due < now:
        late = _("We said that they would decide by {when}. They have not yet. We are sorry.")
        return Progress(_("Somebody has looked at it"), f"{looked} {late.format(when=day_and_time(due))}", late=True)
    soon = _("They will decide by {when}.").format(when=day_and_time(due))
    return Progress(_("Somebody has looked at it"), f"{looked} {soon}")


def passed_on(report: WayBack, council: str) -> str:
    """That another council has it now, because the first one was replaced; nothing where none was."""
    if report.passed_on_at is None:
        return ""
    names = {"council": council, "day": day_and_time(report.passed_on_at)}
    if report.by_hand:
        sentence = _(
            "Your council was replaced, and %(council)s took over. It was told of your report on %(day)s. "
            "It does not use this site, so ask it what happened."
        )
    else:
        sentence = _("Your council was replaced. %(council)s took over and has had your report since %(day)s.")
    return sentence % names


def entry(written: Written) -> dict[str, Any]:
    """A message for the timeline; what the reader has not seen before is marked."""
    new = written.written_by == "staff" and written.read_at is None
    return {
        "when": day_and_time(written.at),
        "title": str(WHO_WROTE[written.written_by]),
        "text": written.words,
        "by": _("with %(files)s") % {"files": ", ".join(written.files)} if written.files else "",
        "tag": _("New") if new else "",
        "colour": "blue",
        "marked": new,
    }


def how_many_new(written: Sequence[Written]) -> int:
    return sum(each.written_by == "staff" and each.read_at is None for each in written)


@dataclass(frozen=True)
class Elsewhere:
    """What another council that has the same words has done."""

    council: str
    stands: Progress
    public_answer: str


def elsewhere(copy: Copy, *, council: str, look_due: datetime, now: datetime) -> Elsewhere:
    return Elsewhere(council, progress(copy, look_due=look_due, now=now), copy.public_answer)


def own_report(report: OwnReport, council: str, *, look_due: datetime, now: datetime) -> dict[str, str]:
    """A row of a professional's own referrals."""
    stands = progress(report, look_due=look_due, now=now)
    return {
        "reference": report.reference,
        "council": council,
        "sent": day_and_time(report.received_at),
        "stands": f"{stands.title}. {stands.words}",
        "answer": report.professional_answer,
        "decided": "yes" if report.decided_at else "",
    }
