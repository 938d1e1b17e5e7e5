"""What the work gives to figures: the two plain tables, row by row, with no name and no words in them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

from hearth.casework.models import Episode, Observation, SchoolReadiness
from hearth.casework.queries.endings import ending_of, with_facts
from hearth.casework.queries.readiness import SCHOOL_READY, found_ready, yes_or_no
from hearth.casework.rules.observing import CLOSURE
from hearth.families.likeness import joining
from hearth.families.models import Family, Person

EPISODE_COLUMNS = (
    "programme", "episode", "opened", "family", "service", "agency", "body", "ward", "referred", "closed",
    "ending", "referral_reasons",
)  # fmt: skip
OBSERVATION_COLUMNS = ("programme", "episode", "person", "measure", "stage", "date", "value", "destination")
AT_ONCE = 500

Name = Callable[[UUID], str]
"""How an id is written: as it is, or as a pseudonym."""


@dataclass(frozen=True)
class Sealed:
    """Whose records are closed for good: their ids stand in no table, and figures that hide nothing leave them out."""

    families: frozenset[UUID] = frozenset()
    people: frozenset[UUID] = frozenset()


def sealed_in(holder_id: UUID) -> Sealed:
    """A holder's; its scope is open."""
    families = Family.objects.filter(holder_id=holder_id).exclude(sealed_at=None).values_list("pk", flat=True)
    people = Person.objects.filter(holder_id=holder_id).exclude(sealed_at=None).values_list("pk", flat=True)
    return Sealed(frozenset(families), frozenset(people))


def batches(holder_id: UUID) -> Iterator[list[Episode]]:
    """A holder's episodes, a batch at a time, each found by key. Its scope is open."""
    after: UUID | None = None
    episodes = with_facts(Episode.objects.filter(holder_id=holder_id)).order_by("id")
    episodes = episodes.select_related("programme_version").defer("programme_version__body")
    while batch := list((episodes.filter(id__gt=after) if after else episodes)[:AT_ONCE]):
        yield batch
        after = batch[-1].pk


def episode_row(episode: Episode, name: Name) -> list[str]:
    """An episode as EPISODE_COLUMNS name it."""
    ending = ending_of(episode)
    return [
        episode.programme,
        name(episode.pk),
        episode.opened.isoformat(),
        name(episode.family_id),
        episode.service,
        episode.agency_name,
        episode.body_id,
        episode.ward,
        episode.referred.isoformat(),
        episode.closed.isoformat() if episode.closed else "",
        ending.id if ending else "",
        ";".join(episode.referral_reasons),
    ]


def observation_rows(batch: list[Episode], name: Name, without: frozenset[UUID] = frozenset()) -> Iterator[list[str]]:
    """The observations of these episodes as OBSERVATION_COLUMNS name them, but for those of the people left out."""
    if not batch:
        return
    programmes = {episode.pk: episode.programme for episode in batch}
    holder_id = batch[0].holder_id
    found = Observation.objects.filter(holder_id=holder_id, episode__in=list(programmes)).order_by(
        "episode_id", "on", "id"
    )
    every = [*found, *map(_as_observed, found_ready(holder_id, programmes))]
    for observation, person in _once_a_person(holder_id, every):
        if person in without or observation.person_id in without:
            continue
        yield [
            programmes[observation.episode_id],
            name(observation.episode_id),
            name(person) if person else "",
            observation.measure,
            observation.stage,
            observation.on.isoformat(),
            observation.value,
            observation.destination,
        ]


def _as_observed(row: SchoolReadiness) -> Observation:
    """What school found, as the table names it; it comes after what was answered at closure, and so stands instead."""
    return Observation(
        episode_id=row.episode_id,
        person_id=row.child_id,
        measure=SCHOOL_READY,
        stage=CLOSURE,
        on=row.on,
        value=yes_or_no(row),
    )


def _once_a_person(holder_id: UUID, found: list[Observation]) -> Iterator[tuple[Observation, UUID | None]]:
    """A child on record twice is named, and so counted, once; seen under both records at one stage, as seen last."""
    read_as = joining.read_as(holder_id, {each.person_id for each in found if each.person_id})
    latest = {}
    for each in found:
        person = read_as.get(each.person_id, each.person_id) if each.person_id else None
        latest[each.episode_id, person, each.measure, each.stage] = each, person
    yield from latest.values()
