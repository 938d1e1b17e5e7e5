"""Events in sentences, a day at a time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from django.utils import timezone

from hearth.access.log.sentences import did, who
from hearth.familyfile.looked.queries import Asked, Event
from hearth.ui.days import clock, day, local


@dataclass(frozen=True)
class Day:
    day: str
    lines: list[tuple[str, str]]  # the time, and the sentence


def days_of(events: Iterable[Event], *, names: bool) -> list[Day]:
    """Without names, for a copy that leaves the house: by role and agency."""
    return [
        Day(day(on), [(clock(local(event.at)), sentence(event, names=names)) for event in of_the_day])
        for on, of_the_day in groupby(events, lambda event: timezone.localdate(event.at))
    ]


def sentence(event: Event, *, names: bool) -> str:
    return f"{who(event.actor if names else '', event.actor_text)} {did(event.verb, event.kind, event.fields)}."


def older(here: str, events: Sequence[Event], asked: Asked, many: int, *, copy: bool) -> str:
    if len(events) <= many:
        return ""
    last = events[many - 1]
    return f"{here}?{urlencode(query(asked, copy=copy) | {'before': f'{last.at.isoformat()}_{last.id}'})}"


def query(asked: Asked, *, copy: bool) -> dict[str, str]:
    """The same question again, as the address says it: days and an agency's id, nobody's name."""
    said = {
        "since": asked.since.isoformat() if asked.since else "",
        "until": asked.until.isoformat() if asked.until else "",
        "agency": str(asked.agency_id or ""),
        "show": "everything" if asked.everything else "",
        "copy": "yes" if copy else "",
    }
    return {name: value for name, value in said.items() if value}
