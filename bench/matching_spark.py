"""Training and the nightly pass with the same settings on Spark: does it learn and find what DuckDB does?

Needs Java and `pip install hearth[spark]`. DuckDB lays the register out and counts what is counted among families.
Each engine draws random pairs of its own, so the weights agree within what drawing others changes in DuckDB itself.
"""

import json
import os
import resource
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

PEOPLE = int(os.environ.get("BENCH_SPARK_PEOPLE", 100_000))
FROM = -10.0
EQUAL, HALF_A_BIT = 1e-6, 0.5  # bits


def why_not() -> str:
    """A sentence where Spark cannot be had here."""
    if shutil.which("java") is None:
        return "Spark is left out: there is no Java here."
    return "" if find_spec("pyspark") else "Spark is left out: pyspark is not installed (pip install hearth[spark])."


def run() -> None:
    from bench.apart import load_apart
    from bench.register import written

    if reason := why_not():
        print(f"  {reason}")
        return
    print(f"the same settings on Spark, local[2], {PEOPLE:,} people")
    for name, figure in load_apart("matching_spark", written(PEOPLE)).items():
        print(f"  {name}: {figure}")


def both(path: Path) -> dict[str, Any]:
    """Seconds of each, memory, and where their pairs differ."""
    import duckdb

    from hearth.triage.matching.columns import lay_out
    from hearth.triage.matching.parameters import _shipped
    from hearth.triage.matching.register import compare_register
    from hearth.triage.matching.training import train

    connection = duckdb.connect()
    people = lay_out(connection, path)
    clock = _now()
    weights = train(connection, people, _shipped()[0]).weights
    trained_in = _since(clock)
    table = path.with_suffix(".parquet")
    connection.execute(f"COPY people TO '{table}' (FORMAT parquet)")
    again = train(connection, people, _shipped()[0], seed=2).weights
    taught = trained_on_spark(table, connection, people)
    clock = _now()
    ours = {(pair.one, pair.other): pair.weight for pair in compare_register(connection, weights, FROM).pairs}
    duckdb_took = _since(clock)
    clock = _now()
    theirs, java = on_spark(table, weights)
    return {
        "DuckDB trains, seconds, of the processor": trained_in,
        **_taught(weights, again, taught),
        "DuckDB compares and groups, seconds, of the processor": duckdb_took,
        "Spark starts, compares and groups, seconds": _since(clock)[0],
        "… of the processor in Java, and its memory at most, MB": java,
        "pairs of DuckDB, of Spark": [len(ours), len(theirs)],
        "pairs of one alone": len(ours.keys() ^ theirs.keys()),
        "pairs weighed differently": sum(
            abs(ours[pair] - theirs[pair]) > EQUAL for pair in ours.keys() & theirs.keys()
        ),
        "of them, and of one alone, for example": _examples(ours, theirs),
    }


def trained_on_spark(table: Path, connection: Any, people: int) -> tuple[Any, list[float]]:
    """The weights, and the seconds: of the clock, of the processor in Java, and its memory."""
    from hearth.triage.matching.parameters import _shipped
    from hearth.triage.matching.siblings_apart import among_families
    from hearth.triage.matching.splink_settings import settings
    from hearth.triage.matching.training import go_through, learned

    before, fixed = _shipped()[0], among_families(connection)
    clock = _now()
    with _linker(table, settings(before, fixed, dialect="spark")) as (linker, session):
        model = go_through(linker, "spark")
        spent = [_since(clock)[0], *_of_java(session.sparkContext._gateway.proc.pid)]
    return learned(model, connection, people, before, frozenset(fixed)).weights, spent


def _taught(ours: Any, again: Any, taught: tuple[Any, list[float]]) -> dict[str, Any]:
    """Level by level, how far the weights lie apart, in bits; beside it, how far DuckDB's own by other random pairs."""
    theirs, spent = taught
    return {
        "Spark starts and trains, seconds; of the processor in Java; its memory at most, MB": spent,
        "the prior's weight on DuckDB, on Spark": [round(ours.prior_weight, 2), round(theirs.prior_weight, 2)],
        "weights on DuckDB and on Spark": _apart(ours, theirs),
        "… on DuckDB twice, by other random pairs": _apart(ours, again),
    }


def _apart(ours: Any, theirs: Any) -> dict[str, Any]:
    weights = {
        f"{name}: {level}": (round(chances.weight, 2), round(theirs.levels[name][level].weight, 2))
        for name, levels in ours.levels.items()
        for level, chances in levels.items()
    }
    apart = {level: abs(one - other) for level, (one, other) in weights.items()}
    furthest = sorted(apart, key=lambda level: -apart[level])[:6]
    return {
        "levels": len(apart),
        "within half a bit": sum(each <= HALF_A_BIT for each in apart.values()),
        "furthest apart": {level: weights[level] for level in furthest},
    }


def on_spark(table: Path, weights: Any) -> tuple[dict[tuple[str, str], float], list[float]]:
    """The pairs, and the seconds and memory of the Java process."""
    from hearth.triage.matching.splink_settings import settings

    told = settings(weights, by_frequency=bool(weights.frequencies), dialect="spark")
    with _linker(table, told) as (linker, session):
        predicted = linker.inference.predict(threshold_match_weight=FROM)
        linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, threshold_match_weight=4.0)
        rows = predicted.as_spark_dataframe().select("unique_id_l", "unique_id_r", "match_weight").collect()
        pairs = {(min(one, other), max(one, other)): float(weight) for one, other, weight in rows}
        return pairs, _of_java(session.sparkContext._gateway.proc.pid)


@contextmanager
def _linker(table: Path, told: dict[str, Any]) -> Iterator[tuple[Any, Any]]:
    from pyspark.sql import SparkSession
    from splink import Linker
    from splink.backends.spark import SparkAPI, similarity_jar_location

    from hearth.triage.matching.training import quieten

    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.driver.memory", "3g")
        .config("spark.jars", similarity_jar_location())
        .config("spark.sql.shuffle.partitions", "8")
        .config("spark.default.parallelism", "8")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.local.dir", str(table.parent))
        .config("spark.sql.warehouse.dir", str(table.parent / "warehouse"))
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    session.sparkContext.setCheckpointDir(str(table.parent / "checkpoints"))
    try:
        api = SparkAPI(spark_session=session, num_partitions_on_repartition=8)  # type: ignore[no-untyped-call]
        linker = Linker(api.register(session.read.parquet(str(table))), told)
        quieten()
        yield linker, session
    finally:
        session.stop()


def _examples(ours: dict[tuple[str, str], float], theirs: dict[tuple[str, str], float]) -> list[Any]:
    differ = [
        (*pair, ours.get(pair), theirs.get(pair))
        for pair in sorted(ours.keys() | theirs.keys())
        if abs(ours.get(pair, FROM) - theirs.get(pair, FROM)) > EQUAL
    ]
    return differ[:5]


def _of_java(pid: int) -> list[float]:
    ticks = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    status = Path(f"/proc/{pid}/status").read_text()
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]
    return [round((int(ticks[11]) + int(ticks[12])) / os.sysconf("SC_CLK_TCK"), 1), round(int(peak) / 1024)]


def _now() -> tuple[float, float]:
    spent = resource.getrusage(resource.RUSAGE_SELF)
    return time.monotonic(), spent.ru_utime + spent.ru_stime


def _since(before: tuple[float, float]) -> list[float]:
    return [round(later - earlier, 1) for earlier, later in zip(before, _now(), strict=True)]


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearth.config.settings")
    import django

    django.setup()
    print(json.dumps(both(Path(sys.argv[2]))))
