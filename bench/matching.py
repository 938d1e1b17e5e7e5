"""Have we met this child before: live, one child against a million; nightly, a million against themselves."""

import json
import os
import pickle
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

PEOPLE = int(os.environ.get("BENCH_PEOPLE", 1_000_000))
ASKED = int(os.environ.get("BENCH_ASKED", 1_000))


def run() -> None:
    from bench.apart import load_apart
    from bench.register import written

    path = written()
    print(f"nightly pass over {PEOPLE:,} people")
    for name, figure in load_apart("matching", path).items():
        print(f"  {name}: {figure}")
    from bench import matching_live, matching_spark

    matching_spark.run()
    matching_live.run(path, PEOPLE, ASKED)


def nightly(path: Path) -> dict[str, Any]:
    """Load, train, compare, group: in this process, so that the memory is its own."""
    import duckdb

    from hearth.triage.matching.columns import lay_out
    from hearth.triage.matching.parameters import _shipped
    from hearth.triage.matching.register import compare_register
    from hearth.triage.matching.training import train

    records = pickle.loads(path.with_suffix(".truth").read_bytes())
    before = _memory()
    connection = duckdb.connect()
    connection.execute("SET memory_limit = '2GB'")
    clock = [_now()]
    people = lay_out(connection, path)
    clock.append(_now())
    trained = train(connection, people, _shipped()[0])
    clock.append(_now())
    found = compare_register(connection, trained.weights, propose_from=-10.0)
    clock.append(_now())
    path.with_suffix(".weights").write_bytes(pickle.dumps(trained))
    figures: dict[str, Any] = {
        "seconds to load, train, compare and group": _between(clock, 0),
        "… of the processor, both cores together": _between(clock, 1),
        "seconds in all, of the processor": [sum(_between(clock, 0)), sum(_between(clock, 1))],
        "memory above the idle process, MB": round(_memory() - before),
    }
    return figures | _accuracy(records, found.pairs)


def _now() -> tuple[float, float]:
    """The clock, and what this process has had of the processor: on a shared machine the second says more."""
    return time.monotonic(), time.process_time()


def _between(clock: Sequence[tuple[float, float]], which: int) -> list[float]:
    return [round(later[which] - earlier[which], 1) for earlier, later in pairwise(clock)]


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _accuracy(records: Sequence[Any], pairs: Iterable[Any]) -> dict[str, Any]:
    same = defaultdict(list)
    for number, record in enumerate(records):
        same[record.is_child].append(number)
    true = {pair for numbers in same.values() for pair in combinations(numbers, 2)}
    found = [(int(pair.one), int(pair.other), pair.weight) for pair in pairs]
    figures: dict[str, Any] = {"records of somebody on record already": len(true)}
    for threshold in (0.0, 2.0, 4.0, 6.0, 8.0):
        above = [(one, other) for one, other, weight in found if weight >= threshold]
        figures[f"pairs from weight {threshold:g}"] = _counted(records, true, above)
    exact = _exactly_alike(records)
    figures["pairs by exact name and birth date"] = _counted(records, true, exact)
    return figures


def _counted(records: Sequence[Any], true: set[tuple[int, int]], pairs: Sequence[tuple[int, int]]) -> dict[str, Any]:
    right = sum(pair in true for pair in pairs)
    wrong = [(records[one], records[other]) for one, other in pairs if (one, other) not in true]
    home = [(one, other) for one, other in wrong if one.household == other.household]
    groups = _groups(pairs)
    in_groups = {pair for group in groups for pair in combinations(sorted(group), 2)}
    right_in_groups = len(in_groups & true)
    return {
        "pairs": len(pairs),
        "precision": round(right / max(len(pairs), 1), 4),
        "recall": round(right / len(true), 4),
        "false": len(wrong),
        "of them twins": sum(one.told.born == other.told.born or (one.twin and other.twin) for one, other in home),
        "of one family and first name": sum(
            set(one.told.given_names.split()) == set(other.told.given_names.split()) for one, other in home
        ),
        "of them brothers and sisters": sum(not (one.twin and other.twin) for one, other in home),
        "groups' precision": round(right_in_groups / max(len(in_groups), 1), 4),
        "groups' recall": round(right_in_groups / len(true), 4),
        "largest group": max(map(len, groups), default=0),
    }


def _groups(pairs: Iterable[tuple[int, int]]) -> list[set[int]]:
    """Naive union of chains."""
    of: dict[int, set[int]] = {}
    for one, other in pairs:
        joined = of.get(one, {one}) | of.get(other, {other})
        for each in joined:
            of[each] = joined
    return list({id(group): group for group in of.values()}.values())


def _exactly_alike(records: Sequence[Any]) -> list[tuple[int, int]]:
    from hearth.families.rules import name_key

    alike = defaultdict(list)
    for number, record in enumerate(records):
        if record.told.born:
            alike[name_key(record.told.given_names, record.told.family_name), record.told.born].append(number)
    return [pair for numbers in alike.values() for pair in combinations(numbers, 2)]


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearth.config.settings")
    import django

    django.setup()
    print(json.dumps(nightly(Path(sys.argv[2]))))
