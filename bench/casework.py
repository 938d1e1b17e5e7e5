"""A worker's and a supervisor's pages at 20,000 families and 60,000 visits, each beside the same SQL alone.

    HEARTH_HOME=var/bench .venv/bin/python -m bench.casework

`BENCH_FAMILIES=400` lays down fewer, to see that it runs. Beside each page stands its main query by pgbench, in the
same minute, as the same role in the same scope.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from bench.asking import CONNECTIONS, forms, pages, pgbench, queries_of, session_of
from bench.casework_rows import WORDS, WORKERS, episode_id, family_id, lay_down, person_id, visit_id, workers_of
from bench.load import measure
from bench.serving import Served, served

COUNT, SAVES, PACKS = 2_000, 1_000, 40
FIRST = 100  # saves before those that are counted: each line to PostgreSQL plans a question anew its first ten times
PACK = "step-up pack"


def prepared() -> list[Any]:
    """The register, and who works in it."""
    from hearth.config.commands import prepare_database

    prepare_database()
    from django.core.management import call_command

    from bench.asking import people_of
    from bench.pages import council as bench_council
    from bench.population import FAMILIES, populate

    call_command("collectstatic", interactive=False, verbosity=0)
    council = bench_council()
    first = people_of(council)["supervisor"]
    populate(holder=council.pk, agency=council.pk, team=first.team_id, body="bench-council")
    workers = workers_of(council)
    lay_down(council, workers, FAMILIES)
    return workers


def run() -> dict[str, float]:
    workers = prepared()
    kim, boss = workers[0], workers[WORKERS - 1]
    theirs = range(1, 11)
    wanted: dict[str, tuple[Any, list[str]]] = {
        "caseload": (kim, ["/work/"]),
        "week": (kim, ["/work/week/"]),
        "episode": (kim, [f"/work/{episode_id(number)}/" for number in theirs]),
        "supervisor": (boss, ["/work/team/"]),
        PACK: (kim, [f"/families/{family_id(number)}/pack/print/" for number in theirs]),
    }
    figures: dict[str, float] = {}
    with served() as server:
        for name, (viewer, paths) in wanted.items():
            sent = pages(session_of(viewer), paths)
            figures |= _measured(server, name, sent, PACKS if name == PACK else COUNT, {200})
        saves = _saves(workers)
        _measured(server, "first saves", saves[:FIRST], FIRST, {302})
        figures |= _measured(server, "save a visit", saves[FIRST:], SAVES, {302})
    for name, (viewer, paths) in wanted.items():
        figures[f"{name}, queries"] = float(queries_of(viewer, paths[0]))
    for name, script in _alone(kim, boss).items():
        limit = pgbench(script)
        figures[f"{name}, PostgreSQL alone a second"] = limit
        figures[f"{name}, % of PostgreSQL alone"] = 100 * figures[f"{name}, requests/s"] / limit
    for name, value in figures.items():
        print(f"casework: {name}: {value:,.1f}", flush=True)
    return figures


def _measured(server: Served, name: str, sent: Sequence[bytes], count: int, good: set[int]) -> dict[str, float]:
    """Raises `RuntimeError` where an answer is not what it should be. What is saved is sent once each."""
    before = server.cpu_seconds()
    many = min(count, len(sent) - CONNECTIONS) if good == {302} else count  # before the first would come again
    told = measure(server.port, sent, connections=min(CONNECTIONS, many), count=many, seconds=60)
    if set(told.statuses) != good:
        raise RuntimeError(f"{name}: answers other than {good}: {told.statuses}")
    return {
        f"{name}, requests/s": told.per_second,
        f"{name}, p50 ms": told.p50,
        f"{name}, p95 ms": told.p95,
        f"{name}, server CPU ms a request": (server.cpu_seconds() - before) / told.requests * 1000,
    }


def _saves(workers: Sequence[Any]) -> list[bytes]:
    """Each worker writes up the visit of each of their families that waits: once, so every one is a first saving."""
    from hearth.casework.models import Visit
    from hearth.scope.opening import holder_scope

    with holder_scope(workers[0].holder_id):
        ids = [visit_id(number, 2) for number in range(1, len(workers) * 10 + 1)]
        waiting = dict(Visit.objects.filter(pk__in=ids, state="planned").values_list("pk", "version"))
    sent: list[bytes] = []
    for place, worker in enumerate(workers):
        session = session_of(worker)
        for number in range(place * 10 + 1, place * 10 + 11):
            if (visit := visit_id(number, 2)) in waiting:
                sent += forms(session, f"/work/visits/{visit}/", [written(number, waiting[visit])])
    if not sent:
        raise RuntimeError("Every visit was written up already: measure in a fresh home.")
    return sent


def written(number: int, version: int) -> dict[str, str]:
    """A visit as it is written up: yesterday at ten, the mother seen."""
    from hearth.ui.days import today

    on = today() - timedelta(days=1)
    day = {"on_day": str(on.day), "on_month": str(on.month), "on_year": str(on.year)}
    return {"version": str(version), **day, "at": "10:00", "seen": str(person_id(number, 0)), "notes": WORDS}


def _alone(kim: Any, boss: Any) -> dict[str, str]:
    """The main query of each page."""
    held = f"holder_id = '{kim.holder_id}'"
    begin = f"BEGIN; SELECT set_config('hearth.holder', '{kim.holder_id}', true);"
    number = "\\set n random(1, 10)\n"
    one = "('00000000-0000-7000-a000-' || lpad(to_hex(:n), 12, '0'))::uuid"
    mine = f"{held} AND team_id = '{kim.team_id}' AND key_worker_id = '{kim.id}'"
    caseload = (
        "SELECT e.*, f.name, (SELECT max(v.done_at) FROM casework_visit v WHERE v.holder_id = e.holder_id AND "
        "v.episode_id = e.id) FROM casework_episode e JOIN families_family f ON f.id = e.family_id "
        f"WHERE e.{mine.replace(' AND ', ' AND e.')} AND e.closed IS NULL"
    )
    week = (
        "SELECT v.*, f.name FROM casework_visit v JOIN casework_episode e ON e.id = v.episode_id "
        f"JOIN families_family f ON f.id = e.family_id WHERE v.{held} AND e.team_id = '{kim.team_id}' "
        f"AND e.key_worker_id = '{kim.id}' "
        "AND v.planned_for BETWEEN now() - interval '7 days' AND now() + interval '7 days' ORDER BY v.planned_for"
    )
    episode = f"SELECT * FROM casework_visit WHERE {held} AND episode_id = {one} ORDER BY planned_for DESC"
    team = (
        "SELECT e.*, f.name FROM casework_episode e JOIN families_family f ON f.id = e.family_id "
        f"WHERE e.{held} AND e.team_id = '{boss.team_id}' AND e.closed IS NULL"
    )
    pack = (
        f"SELECT * FROM chronology_entry WHERE {held} AND family_id = "
        "('00000000-0000-7000-8000-' || lpad(to_hex(:n), 12, '0'))::uuid ORDER BY happened DESC, id DESC"
    )
    visit = "('00000000-0000-7000-b000-' || lpad(to_hex(:n), 12, '0'))::uuid"
    save = f"UPDATE casework_visit SET notes = 'As typed.' WHERE {held} AND id = {visit}"
    scripts = {"caseload": caseload, "week": week, "episode": episode, "supervisor": team, PACK: pack}
    return {name: f"{number}{begin} {sql}; COMMIT;" for name, sql in (scripts | {"save a visit": save}).items()}


if __name__ == "__main__":
    run()
