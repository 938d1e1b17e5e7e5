"""Which body is responsible on a day, when councils are abolished and others take over."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class InForce:
    """The days a body is responsible: first and last, either open (None)."""

    first: date | None
    last: date | None

    def includes(self, day: date) -> bool:
        return not self.ended_before(day) and not self.begins_after(day)

    def ended_before(self, day: date) -> bool:
        return self.last is not None and self.last < day

    def begins_after(self, day: date) -> bool:
        return self.first is not None and self.first > day


@dataclass(frozen=True, slots=True)
class TakeOver:
    """A successor takes over a predecessor's district; an empty district means the whole area."""

    predecessor: str
    district: str
    successor: str


def responsible_on(
    day: date, body: str, district: str | None, bodies: Mapping[str, InForce], take_overs: Iterable[TakeOver]
) -> list[str]:
    """The ids of the bodies that may be responsible on that day.

    One when it is certain, several when the district does not decide, none when no successor is known.
    """
    steps = list(take_overs)
    reached, waiting = [], [body]
    seen: set[str] = set()
    while waiting:
        candidate = waiting.pop(0)
        if candidate in seen:
            continue
        seen.add(candidate)
        if bodies[candidate].includes(day):
            reached.append(candidate)
        else:
            waiting += _next(candidate, district, steps, forward=bodies[candidate].ended_before(day))
    return reached


def _next(body: str, district: str | None, steps: list[TakeOver], *, forward: bool) -> list[str]:
    if forward:
        own = [step for step in steps if step.predecessor == body]
    else:
        own = [step for step in steps if step.successor == body]
    exact = [step for step in own if step.district in ("", district)]
    return list(dict.fromkeys(step.successor if forward else step.predecessor for step in exact or own))
