"""Worries over one connection, in finished words."""

from collections.abc import Sequence

from django.urls import reverse

from hearth.concerns.models import Concern
from hearth.triage.crowds import Crowd
from hearth.ui.days import clock, day, day_and_time, plural

Cell = str | dict[str, str | bool]


def row(crowd: Crowd) -> list[Cell]:
    when = f"{day(crowd.first)}, {clock(crowd.first)} to {clock(crowd.last)}"
    link: Cell = {"text": plural(crowd.count, "worry", "worries"), "href": reverse("triage:crowd", args=[crowd.mark])}
    return [link, when, f"{crowd.undecided:,}"]


def title(concerns: Sequence[Concern]) -> str:
    return f"{plural(len(concerns), 'worry', 'worries')} over one connection on {day(concerns[0].received_at)}"


def member(concern: Concern) -> list[Cell]:
    stands = f"Decided {day_and_time(concern.decided_at)}" if concern.decided_at else "Waits for a decision"
    link: Cell = {"text": concern.reference, "href": reverse("triage:concern", args=[concern.pk]), "whole": True}
    return [link, clock(concern.received_at), concern.account[:160], stands]


def line(concerns: Sequence[Concern]) -> str:
    """For the page of one of them; nothing where they are few."""
    if not concerns:
        return ""
    return f"This is one of {plural(len(concerns), 'worry', 'worries')} that came over one connection that day."
