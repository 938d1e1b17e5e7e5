"""What is weighed live is what Splink weighs: the same levels, the same weights, on the same pairs."""

from itertools import combinations
from pathlib import Path

import duckdb
import pytest

from bench.children import register
from bench.matching_file import row
from hearth.families.likeness.comparing import LEVELS, UNKNOWN, compare
from hearth.families.likeness.profile import Told, profile_of
from hearth.families.likeness.tests.test_comparing import CATHERINE, SLIPS
from hearth.triage.matching.columns import lay_out
from hearth.triage.matching.conditions import CONDITIONS
from hearth.triage.matching.conditions import UNKNOWN as UNKNOWN_SQL
from hearth.triage.matching.parameters import _shipped
from hearth.triage.matching.register import compare_register
from hearth.triage.matching.splink_settings import settings


def levels_in_sql(connection: duckdb.DuckDBPyConnection) -> dict[tuple[str, str], dict[str, str]]:
    """Every pair's levels, asked of DuckDB in the words that Splink is given."""
    told = ", ".join(
        f"CASE WHEN {UNKNOWN_SQL[name]} THEN '{UNKNOWN}' "
        + " ".join(f"WHEN {condition} THEN '{level}'" for level, condition in CONDITIONS[name].items())
        + f" ELSE 'other' END AS {name}"
        for name in LEVELS
    )
    columns = [name for (name, *_) in connection.execute("DESCRIBE people").fetchall()]
    sides = ", ".join(f"l.{name} AS {name}_l, r.{name} AS {name}_r" for name in columns)
    rows = connection.execute(
        f"SELECT unique_id_l, unique_id_r, {told} FROM "
        f"(SELECT {sides} FROM people l JOIN people r ON l.unique_id < r.unique_id)"
    ).fetchall()
    return {(one, other): dict(zip(LEVELS, levels, strict=True)) for one, other, *levels in rows}


def test_python_and_duckdb_see_the_same_levels(tmp_path: Path) -> None:
    """More than five hundred records, so 130,000 pairs, and every kind of slip that has a name."""
    told = [each.told for each in register(500, twice=0.4, seed=7)]
    twins = [Told("Maya", "Fenn", siblings=["Ned"]), Told("Ned", "Fenn", siblings=["Maya"])]
    told += [Told(siblings=["Ned"]), Told(), CATHERINE, *(slip for slip, _ in SLIPS), *twins]
    path = tmp_path / "people.tsv"
    path.write_text("".join(row(f"{n:04d}", profile_of(each)) for n, each in enumerate(told)))
    connection = duckdb.connect()
    lay_out(connection, path)
    in_sql = levels_in_sql(connection)
    profiles = {f"{n:04d}": profile_of(each) for n, each in enumerate(told)}
    seen = set()
    for one, other in combinations(sorted(profiles), 2):
        levels = compare(profiles[one], profiles[other])
        assert in_sql[one, other] == levels, (profiles[one], profiles[other])
        seen |= set(levels.items())
    assert seen == {(name, level) for name in LEVELS for level in (*LEVELS[name], UNKNOWN)}


def test_the_live_weight_is_splinks_own(trained) -> None:  # type: ignore[no-untyped-def]
    records, connection, learned = trained
    profiles = [profile_of(each.told) for each in records]
    found = compare_register(connection, learned.weights, propose_from=-15.0)
    assert len(found.pairs) > 500
    for pair in found.pairs:
        _, weight = learned.weights.compare(profiles[int(pair.one)], profiles[int(pair.other)])
        assert weight == pytest.approx(pair.weight, abs=1e-6)


def test_training_learns_how_often_people_slip(trained) -> None:  # type: ignore[no-untyped-def]
    """The generator's own shares: a first name is written the same way in about four of five records."""
    _, _, learned = trained
    levels = learned.weights.levels
    assert 0.7 < levels["given_name"]["same"].m < 0.87
    assert 0.75 < levels["family_name"]["same"].m < 0.92
    assert levels["siblings"]["is_their_name"].weight < -4
    assert levels["birth"]["same"].weight > 9


def test_the_pass_finds_most_and_seldom_takes_siblings_or_twins_for_one(trained) -> None:  # type: ignore[no-untyped-def]
    records, connection, learned = trained
    found = compare_register(connection, learned.weights, propose_from=4.0)
    pairs = [(records[int(pair.one)], records[int(pair.other)]) for pair in found.pairs]
    right = sum(one.is_child == other.is_child for one, other in pairs)
    kin = [pair for pair in pairs if pair[0].is_child != pair[1].is_child and pair[0].household == pair[1].household]
    on_record_twice = len(records) - len({each.is_child for each in records})
    assert right / len(pairs) > 0.98
    assert right / on_record_twice > 0.90
    assert len(kin) < 0.005 * len(pairs)


def test_settings_say_every_level_once() -> None:
    for comparison in settings(_shipped()[0])["comparisons"]:
        labels = [level["label_for_charts"] for level in comparison["comparison_levels"]]
        assert labels == ["unknown", *LEVELS[comparison["output_column_name"]]]


def conditions(dialect: str) -> list[str]:
    told = settings(_shipped()[0], dialect=dialect)
    return [level["sql_condition"] for each in told["comparisons"] for level in each["comparison_levels"]]


def test_every_condition_is_said_for_spark_in_words_that_spark_knows() -> None:
    """`bench.matching_spark`, which needs Java, compares the pairs that the two engines find."""
    ours, told = conditions("duckdb"), conditions("spark")
    assert [each == "ELSE" for each in told] == [each == "ELSE" for each in ours]
    words, before = " ".join(told).lower(), " ".join(ours)
    assert not any(word in words for word in ("&&", "list_has_any", "strftime", "jaro_winkler_similarity"))
    assert words.count("arrays_overlap(") == before.count("list_has_any(")
    assert words.count("jaro_winkler(") == before.count("jaro_winkler_similarity(")
