"""The measures of each programme, with what it observes: all that a report needs of the practice library."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from hearth.practice.definitions.measure import Measure, Measures
from hearth.practice.definitions.observed import Observed
from hearth.practice.library import Library, library
from hearth.ui.errors import Failure


@dataclass(frozen=True)
class Measured:
    """A programme whose outcomes can be reported."""

    id: str
    title: str
    observed: tuple[Observed, ...]
    measures: tuple[Measure, ...]
    version: str

    def thing(self, id: str) -> Observed:
        return next(thing for thing in self.observed if thing.id == id)

    def destinations(self, thing: str | None = None) -> list[str]:
        """Where children may go at closure: as listed for one thing observed, or for all of them together."""
        listed = [choice.id for one in self.observed if thing in (None, one.id) for choice in one.destinations]
        return list(dict.fromkeys(listed))

    def measure(self, id: str) -> Measure:
        return next(measure for measure in self.measures if measure.id == id)


@cache
def measured_programmes() -> Mapping[str, Measured]:
    """By programme id, in file order. Raises `Failure` where a measure needs what nobody observes."""
    return {programme.id: programme for programme in _joined(library())}


def _joined(practice: Library) -> Iterator[Measured]:
    for file in practice.files:
        if isinstance(file.definition, Measures):
            definition = practice.programme(file.definition.programme)
            measured = Measured(
                definition.id,
                definition.title,
                definition.observed,
                file.definition.measures,
                file.definition.version,
            )
            _everything_is_observed(measured)
            _destinations_exist(measured)
            yield measured


def _everything_is_observed(programme: Measured) -> None:
    observed = {thing.id for thing in programme.observed}
    for measure in programme.measures:
        lacking = sorted(set(needed(measure)) - observed)
        if lacking:
            raise Failure(f"The measure {measure.id} needs {lacking[0]}, which {programme.id} does not observe.")


def _destinations_exist(programme: Measured) -> None:
    for measure in programme.measures:
        if measure.strict and measure.end:
            listed = programme.destinations(measure.end.observed)
            if measure.strict.destination not in listed:
                raise Failure(f"The measure {measure.id} needs a destination that {programme.id} does not list.")


def needed(measure: Measure) -> Iterator[str]:
    """The ids of everything observed that a measure looks at."""
    if measure.baseline:
        yield measure.baseline.observed
    if measure.end:
        yield measure.end.observed
    if measure.improved and measure.improved.also_lower:
        yield measure.improved.also_lower
