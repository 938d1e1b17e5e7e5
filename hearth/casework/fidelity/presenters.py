from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from hearth.casework.fidelity.queries import Stretch
from hearth.practice.definitions.programme import Range
from hearth.practice.models import PracticeVersion
from hearth.practice.queries import programme_of
from hearth.ui import days

BY_PHASE = ["Programme and phase", "What it asks for", "Families", "Due at least", "Done", "Tried in vain"]
BY_WORKER = ["Key worker", "Families", "Due at least", "Done", "Tried in vain"]


@dataclass(frozen=True)
class FidelityPage:
    by_phase: list[list[Any]]
    by_worker: list[list[Any]]
    hard_to_reach: list[dict[str, str]]


def fidelity_page(stretches: Sequence[Stretch]) -> FidelityPage:
    return FidelityPage(
        by_phase=list(_by_phase(stretches)),
        by_worker=_by_worker(stretches),
        hard_to_reach=[_hard(each) for each in stretches if each.now and each.visits.hard_to_reach],
    )


def _by_phase(stretches: Iterable[Stretch]) -> Iterable[list[Any]]:
    """In the order of each programme's phases; each version of a programme by its own definition."""
    told: dict[tuple[int, str], list[Stretch]] = defaultdict(list)
    versions: dict[int, PracticeVersion] = {}
    for each in stretches:
        version = each.episode.programme_version
        versions[version.pk] = version
        told[version.pk, each.phase].append(each)
    for version in sorted(versions.values(), key=_called):
        for phase in programme_of(version).phases:
            if theirs := told[version.pk, phase.id]:
                name = f"{_called(version)}: {phase.label}"
                yield [name, asked_for(phase.visits_per_week), *_sums(theirs)]


def _called(version: PracticeVersion) -> str:
    """An agency's own may have the number of one that is shipped."""
    return f"{programme_of(version).title} {version.version}{', our own' if version.agency_id else ''}"


def asked_for(per_week: Range) -> str:
    """3 to 5 visits a week; 1 visit a fortnight at least."""
    least, most = f"{per_week.at_least:g}", f"{per_week.at_most:g}"
    return f"{least} a week" if least == most else f"{least} to {most} a week"


def _by_worker(stretches: Iterable[Stretch]) -> list[list[Any]]:
    """By who is the key worker now, and of the phase now: what a worker can still do something about."""
    told: dict[str, list[Stretch]] = defaultdict(list)
    for each in stretches:
        if each.now:
            told[each.episode.key_worker_name].append(each)
    return [[name, *_sums(theirs)] for name, theirs in sorted(told.items())]


def _sums(theirs: Sequence[Stretch]) -> list[int]:
    families = len({each.episode.family_id for each in theirs})
    visits = [each.visits for each in theirs]
    return [families, sum(v.least for v in visits), sum(v.done for v in visits), sum(v.missed for v in visits)]


def _hard(stretch: Stretch) -> dict[str, str]:
    visits = stretch.visits
    many = f"{visits.done} of {days.plural(visits.least, 'visit')} done, {visits.missed} more tried"
    href = reverse("casework:episode", args=[stretch.episode.pk])
    return {"text": str(stretch.episode.family), "href": href, "words": f"{many}, by {stretch.episode.key_worker_name}"}
