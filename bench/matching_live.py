"""Live: a register of a million in PostgreSQL, row-level security and audit on, and a thousand children told of."""

import pickle
import random
import statistics
import time
from pathlib import Path
from typing import Any
from uuid import UUID

from bench.register_rows import PERSON, id_of

TOP = 5


def run(path: Path, people: int, asked: int) -> None:
    from bench.register import lay_down
    from hearth.triage.matching.models import WeightsVersion

    holder, _ = lay_down(path)
    records = pickle.loads(path.with_suffix(".truth").read_bytes())
    from hearth.audit.actors import HEARTH
    from hearth.scope.opening import holder_scope
    from hearth.triage.matching.working import keep_version, levels_kept

    trained = pickle.loads(path.with_suffix(".weights").read_bytes())
    with holder_scope(holder.pk):
        newest = WeightsVersion.objects.filter(holder_id=holder.pk).order_by("-number").first()
        if newest is None or newest.levels != levels_kept(
            trained.weights
        ):  # the register is laid down once, and trained again
            keep_version(trained, HEARTH)
    for name, figure in measure(holder, records, people, asked).items():
        print(f"  {name}: {figure}")


def measure(holder: Any, records: list[Any], people: int, asked: int) -> dict[str, Any]:
    """Each child is asked about in a transaction of its own, with the event of opening the worry."""
    from bench.children import Names, reported
    from hearth.access.viewer import Viewer
    from hearth.audit.pending import record_read
    from hearth.scope.opening import holder_scope
    from hearth.triage.matching.candidates import people_who_may_be

    chance = random.Random(11)
    names = Names(chance)
    of: dict[int, set[UUID]] = {}
    for number, record in enumerate(records):
        of.setdefault(record.is_child, set()).add(UUID(id_of(PERSON, number)))
    known = [record for record in records if record.told.born and not record.told.former_names]
    viewer = _viewer(Viewer, holder)
    spent, strangers, first, top, exact = [], [], 0, 0, 0
    by_name = _by_name(records)
    for record in chance.sample(known, asked + 20):
        told = reported(chance, names, record.told, people)
        concern, children = _worry(holder.pk, told)
        began = time.perf_counter()
        with holder_scope(holder.pk):
            found = people_who_may_be(viewer, children)
            record_read(by=viewer, subject=concern)
        spent.append(time.perf_counter() - began)
        ids = [each.person.pk for each in found.of(children[0])]
        right = of[record.is_child]
        first += bool(ids[:1] and ids[0] in right)
        top += bool(right.intersection(ids[:TOP]))
        strangers.append(len(ids) - len(right.intersection(ids)))
        exact += _exactly(told, by_name, right)
    measured = sorted(spent[20:])  # the first are cold
    return {
        "one child, with the event, p50 and p95 ms": [
            round(1000 * statistics.median(measured), 1),
            round(1000 * measured[int(len(measured) * 0.95)], 1),
        ],
        "asked": asked + 20,
        f"the child among the first {TOP}": round(top / (asked + 20), 4),
        "the child first": round(first / (asked + 20), 4),
        "others shown: on average, at most": [round(statistics.mean(strangers), 2), max(strangers)],
        "… how many of those asked about see none; one or two; three and more": [
            sum(each == 0 for each in strangers),
            sum(each in (1, 2) for each in strangers),
            sum(each >= 3 for each in strangers),
        ],
        "by exact name and birth date": round(exact / (asked + 20), 4),
    }


def _worry(holder: UUID, told: Any) -> tuple[Any, list[Any]]:
    """As it was told, with the brothers and sisters who were told of: they are looked up too."""
    from hearth.concerns.models import Concern, ReportedChild

    address, postcode = told.homes[0] if told.homes else ("", "")
    concern = Concern(holder_id=holder, lives_address=address, lives_postcode=postcode)
    child = ReportedChild(
        holder_id=holder,
        concern=concern,
        position=0,
        given_names=told.given_names,
        family_name=told.family_name,
        sex=told.sex,
        born=told.born,
        born_earliest=told.born_earliest,
        born_latest=told.born_latest,
    )
    others = [
        ReportedChild(holder_id=holder, concern=concern, position=place, part="sibling", given_names=name)
        for place, name in enumerate(told.siblings, 1)
    ]
    return concern, [child, *others]


def _by_name(records: list[Any]) -> dict[Any, set[UUID]]:
    from hearth.families.rules import name_key

    found: dict[Any, set[UUID]] = {}
    for number, record in enumerate(records):
        key = name_key(record.told.given_names, record.told.family_name), record.told.born
        found.setdefault(key, set()).add(UUID(id_of(PERSON, number)))
    return found


def _exactly(told: Any, by_name: dict[Any, set[UUID]], right: set[UUID]) -> bool:
    from hearth.families.rules import name_key

    return bool(told.born and right & by_name.get((name_key(told.given_names, told.family_name), told.born), set()))


def _viewer(Viewer: Any, holder: Any) -> Any:
    from hearth.access.rules import TRIAGE_WORKER

    nobody = UUID(int=1)
    return Viewer(
        id=nobody,
        name="Bench",
        email="bench@example.org",
        role=TRIAGE_WORKER,
        team_id=nobody,
        team_name="Front Door",
        agency_id=holder.pk,
        agency_name=holder.name,
        agency_kind="council",
        holder_id=holder.pk,
        body_id=None,
    )
