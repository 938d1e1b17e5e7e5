"""The outcome report over five million observations, beside a plain pandas version of the same measures.

Both read the same two CSV files and must come to the same figures, or the bench fails. Hearth's loading checks
every line as well; pandas' does not.
"""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import pandas

from hearth.outcomes.cohort import Asked
from hearth.outcomes.definitions import measured_programmes
from hearth.outcomes.report import evaluate
from hearth.outcomes.tables import read_tables

PARTNERS_FAMILIES, CHILDREN_EACH = 60_000, 2
INTENSIVE_FAMILIES = 190_000
INDICATORS = {
    "neglect_addressed": ("neglect_concern", True),
    "child_wellbeing": ("child_wellbeing", False),
    "safer_in_family": ("safety_in_family", False),
    "parent_mental_health": ("parent_mental_health", True),
    "domestic_abuse_addressed": ("domestic_abuse", True),
    "relationships_improved": ("significant_relationships", False),
}
STAGES = {"": "closure", "_3m": "followup_3m", "_6m": "followup_6m"}
Result = TypeVar("Result")
Shares = dict[str, tuple[int, int]]


def run() -> dict[str, float]:
    """Measure and print; the figures by name, in seconds but for the rows and the ratio."""
    with tempfile.TemporaryDirectory() as folder:
        paths = Path(folder) / "episodes.csv", Path(folder) / "observations.csv"
        rows = write_synthetic(*paths)
        programmes = measured_programmes()
        tables, loading = timed(lambda: read_tables(*paths, programmes))
        made, evaluating = timed(lambda: evaluate(tables, list(programmes.values()), Asked(), suppress=False))
        frames, reading = timed(lambda: tuple(pandas.read_csv(path, dtype=str) for path in paths))
        plain, plainly = timed(lambda: plain_pandas(*frames))
    ours = {one["id"]: (one["numerator"], one["denominator"]) for one in made.as_json()["measures"] if "percent" in one}
    assert {id: ours[id] for id in plain} == plain, "Hearth and pandas disagree"
    figures = {
        "observations": float(rows),
        "load and check": loading,
        "evaluate": evaluating,
        "pandas, load": reading,
        "pandas, evaluate": plainly,
        "times as fast, once loaded": plainly / evaluating,
    }
    for name, value in figures.items():
        print(f"outcomes: {name}: {value:,.1f}", flush=True)
    return figures


def timed(work: Callable[[], Result]) -> tuple[Result, float]:
    """What the work gave, and how many seconds it took."""
    began = time.perf_counter()
    result = work()
    return result, time.perf_counter() - began


def write_synthetic(episodes: Path, observations: Path) -> int:
    """Invented work with families, the same each time: how many observations it holds."""
    with duckdb.connect() as connection:
        connection.execute("SET enable_progress_bar = false")
        connection.execute(EPISODES_SQL).fetchall()
        connection.execute(OBSERVATIONS_SQL).fetchall()
        for table, path in (("episodes", episodes), ("observations", observations)):
            connection.execute(f"COPY {table} TO '{path}' (HEADER, DELIMITER ',')").fetchall()
        ((rows,),) = connection.execute("SELECT count(*) FROM observations").fetchall()
    return int(rows)


EPISODES_SQL = f"""
CREATE TABLE episodes AS
SELECT 'family_partners' AS programme, concat('P', n) AS episode, DATE '2024-01-08' AS opened,
       DATE '2024-07-01' AS closed, if(hash(n) % 5 < 4, 'completed', 'family_left') AS ending,
       '' AS referral_reasons
FROM range({PARTNERS_FAMILIES}) AS numbers(n)
UNION ALL
SELECT 'intensive_family_support', concat('I', n), DATE '2024-01-08',
       if(hash(n) % 9 = 0, NULL, DATE '2024-07-01'), 'completed', if(hash(n) % 2 = 0, 'education;crime', 'crime')
FROM range({INTENSIVE_FAMILIES}) AS numbers(n)
"""
OBSERVATIONS_SQL = f"""
CREATE TABLE observations AS
WITH child AS (
    SELECT concat('P', n) AS episode, concat('c', c) AS person, n * 10 + c AS seed
    FROM range({PARTNERS_FAMILIES}) AS numbers(n), range({CHILDREN_EACH}) AS children(c)
), stage AS (
    SELECT unnest(['referral', 'closure', 'followup_3m', 'followup_6m']) AS stage
), indicator AS (
    SELECT unnest({[measure for measure, _ in INDICATORS.values()]}) AS measure
), family AS (
    SELECT concat('I', n) AS episode, n AS seed FROM range({INTENSIVE_FAMILIES}) AS numbers(n)
), intensive AS (
    SELECT unnest([
        {{'person': '', 'measure': 'work_step', 'stage': 'closure', 'kind': 'yes_no'}},
        {{'person': '', 'measure': 'asb_incidents_12m', 'stage': 'referral', 'kind': 'count'}},
        {{'person': '', 'measure': 'asb_incidents_6m', 'stage': 'closure', 'kind': 'count'}},
        {{'person': 'c0', 'measure': 'child_protection_plan', 'stage': 'referral', 'kind': 'yes_no'}},
        {{'person': 'c0', 'measure': 'child_protection_plan', 'stage': 'closure', 'kind': 'yes_no'}},
        {{'person': 'c0', 'measure': 'child_in_need', 'stage': 'referral', 'kind': 'yes_no'}},
        {{'person': 'c0', 'measure': 'child_in_need', 'stage': 'closure', 'kind': 'yes_no'}},
        {{'person': 'c0', 'measure': 'proven_offences_12m', 'stage': 'referral', 'kind': 'count'}},
        {{'person': 'c0', 'measure': 'proven_offences_6m', 'stage': 'closure', 'kind': 'count'}},
        {{'person': 'c0', 'measure': 'school_attendance', 'stage': 'referral', 'kind': 'percent'}},
        {{'person': 'c0', 'measure': 'school_attendance', 'stage': 'closure', 'kind': 'percent'}}
    ], recursive := true)
)
SELECT 'family_partners' AS programme, episode, person, measure, stage, DATE '2024-07-01' AS date,
       if(stage = 'referral', if(hash(seed, measure) % 2 = 0, 'goal', 'not_goal'),
          ['improved', 'improved', 'same', 'worse'][(hash(seed, measure, stage) % 4 + 1)::INTEGER]) AS value
FROM child, stage, indicator WHERE hash(seed, stage, measure, 1) % 12 > 0
UNION ALL
SELECT 'family_partners', episode, person, 'concern_level', stage, DATE '2024-07-01',
       (hash(seed, stage) % 5)::VARCHAR
FROM child, stage
UNION ALL
SELECT 'intensive_family_support', episode, person, measure, stage, DATE '2024-07-01',
       CASE kind WHEN 'yes_no' THEN if(hash(seed, measure, stage) % 3 = 0, 'no', 'yes')
                 WHEN 'count' THEN (hash(seed, measure) % 7)::VARCHAR
                 ELSE (40 + hash(seed, stage) % 60)::VARCHAR END
FROM family, intensive WHERE hash(seed, measure, stage, 1) % 20 > 0
"""


def plain_pandas(episodes: Any, observations: Any) -> Shares:
    """As an analyst would: one pivot, then each measure by hand."""
    closed = episodes[episodes["closed"].notna()]
    seen = observations[observations["episode"].isin(closed["episode"])].fillna({"person": ""})
    wide = seen.set_index(["episode", "person", "measure", "stage"])["value"].unstack(["measure", "stage"])
    child = wide.index.get_level_values("person") != ""
    partners = wide.index.get_level_values("episode").str.startswith("P")
    return _intensive(wide[child & ~partners], wide[~child]) | _partners(wide[child & partners])


def _intensive(children: Any, families: Any) -> Shares:
    step = families["work_step", "closure"].dropna()
    shares = {"progress_to_work": (int((step == "yes").sum()), len(step))}
    for id, measure in (("cpp_no_longer", "child_protection_plan"), ("cin_no_longer", "child_in_need")):
        both = children[measure][["referral", "closure"]].dropna()
        both = both[both["referral"] == "yes"]
        shares[id] = int((both["closure"] == "no").sum()), len(both)
    for id, rows, what, limit in (
        ("offending_reduced", children, "proven_offences", 67),
        ("asb_reduced", families, "asb_incidents", 40),
    ):
        both = rows[[(f"{what}_12m", "referral"), (f"{what}_6m", "closure")]].dropna().astype(int)
        before, after = both.iloc[:, 0], both.iloc[:, 1]
        shares[id] = int(((before > 0) & (200 * after <= limit * before)).sum()), int((before > 0).sum())
    return shares


def _partners(children: Any) -> Shares:
    shares = {}
    for suffix, stage in STAGES.items():
        levels = children["concern_level"][["referral", stage]].astype(float)
        for id, (measure, compound) in INDICATORS.items():
            both = children[measure][["referral", stage]].notna().all(axis=1)
            improved = both & (children[measure, stage] == "improved")
            if compound:
                both &= levels.notna().all(axis=1)
                improved &= levels[stage] < levels["referral"]
            shares[id + suffix] = (
                int(improved.sum()),
                int(both.sum()) if stage == "closure" else len(children),
            )
    return shares
