from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from hearth.casework.fidelity.queries import Stretch
from hearth.practice.definitions.programme import Range
from hearth.practice.models import PracticeVersion
from hearth.practice.queries import programme_of
from hearth.ui import days


@dataclass(frozen=True)
class Line:
    """What was done of what was due, for one phase or one worker."""

    name: str
    asks_for: str
    families: int
    done: str
    missed: int


@dataclass(frozen=True)
class FidelityPage:
    by_programme: list[tuple[str, list[Line]]]
    by_worker: list[Line]
    hard_to_reach: list[dict[str, str]]


def fidelity_page(stretches: Sequence[Stretch]) -> FidelityPage:
    return FidelityPage(
        by_programme=list(_by_programme(stretches)),
        by_worker=_by_worker(stretches),
        hard_to_reach=[_hard(each) for each in stretches if each.now and each.visits.hard_to_reach],
    )


def _by_programme(stretches: Iterable[Stretch]) -> Iterable[tuple[str, list[Line]]]:
    """In the order of each programme's phases; each version of a programme by its own definition."""
    told: dict[tuple[int, str], list[Stretch]] = defaultdict(list)
    versions: dict[int, PracticeVersion] = {}
    for each in stretches:
        version = each.episode.programme_version
        versions[version.pk] = version
        told[version.pk, each.phase].append(each)
    for version in sorted(versions.values(), key=_called):
        phases = [(phase, told[version.pk, phase.id]) for phase in programme_of(version).phases]
        yield (
            _called(version),
            [_line(phase.label, theirs, asked_for(phase.visits_per_week)) for phase, theirs in phases if theirs],
        )


def _called(version: PracticeVersion) -> str:
    """An agency's own may have the number of one that is shipped."""
    return f"{programme_of(version).title} {version.version}{', our own' if version.agency_id else ''}"


def asked_for(per_week: Range) -> str:
    """3 to 5 a week; 1 in 2 weeks to 1 a week."""
    least, most = per_week.at_least, per_week.at_most
    if least == most:
        return _rate(least)
    return f"{_rate(least)} to {_rate(most)}" if 0 < least < 1 else f"{least:g} to {_rate(most)}"


def _rate(per_week: float) -> str:
    """Less than one a week is easier to see as one in so many weeks."""
    weeks = 1 / per_week if 0 < per_week < 1 else 0
    return f"1 in {weeks:.0f} weeks" if weeks and abs(weeks - round(weeks)) < 0.01 else f"{per_week:g} a week"


def _by_worker(stretches: Iterable[Stretch]) -> list[Line]:
    """By who is the key worker now, and of the phase now: what a worker can still do something about."""
    told: dict[str, list[Stretch]] = defaultdict(list)
    for each in stretches:
        if each.now:
            told[each.episode.key_worker_name].append(each)
    return [_line(name, theirs) for name, theirs in sorted(told.items())]


def _line(name: str, theirs: Sequence[Stretch], asks_for: str = "") -> Line:
    visits = [each.visits for each in theirs]
    return Line(
        name,
        asks_for,
        families=len({each.episode.family_id for each in theirs}),
        done=f"{sum(each.done for each in visits)} of {sum(each.least for each in visits)}",
        missed=sum(each.missed for each in visits),
    )


def _hard(stretch: Stretch) -> dict[str, str]:
    visits = stretch.visits
    many = f"{visits.done} of {days.plural(visits.least, 'visit')} done, {visits.missed} more tried"
    href = reverse("casework:episode", args=[stretch.episode.pk])
    return {"text": str(stretch.episode.family), "href": href, "words": f"{many}, by {stretch.episode.key_worker_name}"}
