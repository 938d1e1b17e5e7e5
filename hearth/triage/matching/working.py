"""What the worker does with a whole register: train its weights, propose who may be on record twice."""

from collections.abc import Sequence
from uuid import UUID

import duckdb
from django.utils import timezone

from hearth.audit.actors import HEARTH, Actor
from hearth.families.likeness.joining import read_as
from hearth.families.likeness.weighing import Weights
from hearth.scope.actions import action, record
from hearth.scope.opening import current_holder
from hearth.triage.matching.columns import lay_out
from hearth.triage.matching.extracting import register_as_file
from hearth.triage.matching.models import LikelySame, WeightsVersion
from hearth.triage.matching.parameters import parameters_of
from hearth.triage.matching.register import Likely, compare_register
from hearth.triage.matching.training import FEWEST, Trained, train

MEMORY = "2GB"
FOR_CHECKING = 8.0  # bits below the threshold: pairs between are shown to people now and then, to count what is missed
MOST_FOR_CHECKING = 30
MOST_PROPOSED = 20_000


class TooFew(ValueError):
    """A register too small to learn from."""


@action
def train_register(*, by: Actor = HEARTH) -> WeightsVersion:
    """Parameters of the open scope's register, as its next version. Raises `TooFew`."""
    holder_id = current_holder()
    with register_as_file(holder_id) as path, _worked_in() as connection:
        people = lay_out(connection, path)
        if people < FEWEST:
            raise TooFew(f"{people} people are too few to learn from: {FEWEST} are needed. The shipped weights stay.")
        trained = train(connection, people, parameters_of(holder_id).weights)
    version = keep_version(trained, by)
    record(by=by, verb="trained", subject=version, fields=["levels", "frequencies", "duplicates"])
    return version


def keep_version(trained: Trained, by: Actor) -> WeightsVersion:
    """Part of whatever trained it."""
    latest = WeightsVersion.objects.filter(holder_id=current_holder()).order_by("-number").first()
    weights = trained.weights
    return WeightsVersion.objects.create(
        number=latest.number + 1 if latest else 1,
        duplicates=weights.prior,
        people=trained.people,
        frequency_floor=weights.frequency_floor,
        levels=levels_kept(weights),
        frequencies=weights.frequencies,
        kept_from_before=[list(each) for each in trained.kept_from_before],
        trained_by=by.text,
        trained_at=timezone.now(),
    )


def levels_kept(weights: Weights) -> dict[str, dict[str, list[float]]]:
    return {name: {id: [each.m, each.u] for id, each in of.items()} for name, of in weights.levels.items()}


def propose_for(holder_id: UUID) -> int:
    """The nightly pass, inside the holder's scope: how many pairs are proposed that nobody has answered yet."""
    parameters = parameters_of(holder_id)
    with register_as_file(holder_id) as path, _worked_in() as connection:
        lay_out(connection, path)
        found = compare_register(connection, parameters.weights, parameters.propose_from - FOR_CHECKING)
    proposed = [pair for pair in found.pairs if pair.weight >= parameters.propose_from]
    between = [pair for pair in found.pairs if pair.weight < parameters.propose_from][:MOST_FOR_CHECKING]
    groups = _groups([(pair.one, pair.other) for pair in proposed])
    return _keep(holder_id, Likely((*proposed[:MOST_PROPOSED], *between), groups), parameters.version)


def _keep(holder_id: UUID, found: Likely, version: int) -> int:
    """Pairs that people have answered stay as they are; of the others, those that were found now."""
    joined = read_as(holder_id, {UUID(id) for pair in found.pairs for id in (pair.one, pair.other)})
    LikelySame.objects.filter(holder_id=holder_id, answer="").delete()
    now = timezone.now()
    rows = [
        LikelySame(
            person_id=UUID(pair.one),
            other_id=UUID(pair.other),
            weight=pair.weight,
            group=found.groups.get(pair.one, ""),
            weights_number=version,
            found_at=now,
        )
        for pair in found.pairs
        if _whole(UUID(pair.one), joined) != _whole(UUID(pair.other), joined)
    ]
    LikelySame.objects.bulk_create(rows, ignore_conflicts=True)
    return LikelySame.objects.filter(holder_id=holder_id, answer="").exclude(group="").count()


def _whole(person: UUID, joined: dict[UUID, UUID]) -> UUID:
    return joined.get(person, person)


def _groups(pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Of the pairs above the threshold alone; a group has the name of its least id."""
    of: dict[str, set[str]] = {}
    for one, other in pairs:
        joined = of.get(one, {one}) | of.get(other, {other})
        of.update(dict.fromkeys(joined, joined))
    return {id: min(group) for id, group in of.items()}


def _worked_in() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute(f"SET memory_limit = '{MEMORY}'")
    return connection
