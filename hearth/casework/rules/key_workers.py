"""One key worker at all times: nobody is ever between two workers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

KEY_WORKER = "key_worker"  # the role's id, the same in every programme


@dataclass(frozen=True)
class Stretch:
    """From a day to a day, both included; no end means that it goes on."""

    starts: date
    ends: date | None


def gaps(stretches: Iterable[Stretch], starts: date, ends: date) -> Iterator[Stretch]:
    """The days, from start to end, on which there was no key worker."""
    covered_until = starts - timedelta(days=1)
    for stretch in sorted(stretches, key=lambda each: each.starts):
        if stretch.starts > covered_until + timedelta(days=1) and covered_until < ends:
            yield Stretch(covered_until + timedelta(days=1), min(ends, stretch.starts - timedelta(days=1)))
        covered_until = max(covered_until, stretch.ends or date.max)
        if covered_until >= ends:
            return
    if covered_until < ends:
        yield Stretch(covered_until + timedelta(days=1), ends)
