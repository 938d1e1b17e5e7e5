"""Pages: a family page and a 50-row queue page at 20,000 families, as full HTML, signed in, scoped and audited.

    HEARTH_HOME=var/bench .venv/bin/python -m bench.pages

The yardstick is PostgreSQL's own limit in the same minute: the queue's and the family's main query by pgbench.
"""

from typing import Any

from bench.asking import measured_page, pages, people_of, pgbench, queries_of, session_of
from bench.serving import served

THOUSANDTH = 999 * 50


def run() -> dict[str, float]:
    from hearth.config.commands import prepare_database

    prepare_database()
    from django.core.management import call_command

    from bench.population import populate

    call_command("collectstatic", interactive=False, verbosity=0)

    viewers = people_of(council())
    triage, worker = viewers["triage_manager"], viewers["supervisor"]
    populate(holder=triage.holder_id, agency=triage.agency_id, team=worker.team_id, body="bench-council")
    wanted = {
        "family page": (worker, _family_pages()),
        "queue, first page": (triage, ["/triage/"]),
        "queue, thousandth page": (triage, [_thousandth_page(triage)]),
    }
    figures: dict[str, float] = {}
    with served() as server:
        for name, (viewer, paths) in wanted.items():
            figures |= measured_page(server, name, pages(session_of(viewer), paths))
    figures |= {f"{name}, queries": float(queries_of(viewer, paths[0])) for name, (viewer, paths) in wanted.items()}
    figures |= _yardsticks(triage, figures)
    for name, value in figures.items():
        print(f"pages: {name}: {value:,.1f}", flush=True)
    return figures


def council() -> Any:
    from hearth.access.models import Agency
    from hearth.places.models import ResponsibleBody

    ResponsibleBody.objects.using("owner").get_or_create(
        id="bench-council",
        defaults={
            "number": 9001,
            "code": "E06999990",
            "name": "Bench Council",
            "nation": "England",
            "kind": "unitary",
        },
    )
    kept = {"kind": "council", "is_holder": True, "body_id": "bench-council"}
    return Agency.objects.get_or_create(name="Bench Council", defaults=kept)[0]


def _family_pages() -> list[str]:
    """Two hundred different families, so that no page is measured from a warm row alone."""
    return [f"/families/00000000-0000-7000-8000-{number:012x}/" for number in range(1, 20_000, 100)]


def _thousandth_page(viewer: Any) -> str:
    """Its address, found as a reader would: by following the queue's own keys, here in one step."""
    from bench.queue import address_after

    return address_after(viewer, THOUSANDTH)


def _yardsticks(viewer: Any, figures: dict[str, float]) -> dict[str, float]:
    """What PostgreSQL alone does with the list of 50 and with one family's row, as the same role in the same scope."""
    scope = f"SELECT set_config('hearth.holder', '{viewer.holder_id}', true);"
    queue = (
        f"BEGIN; {scope} SELECT id, reference, decision_due, urgent FROM concerns_concern WHERE holder_id = "
        f"'{viewer.holder_id}' AND decided_at IS NULL AND urgent = false ORDER BY decision_due, id LIMIT 50; COMMIT;"
    )
    family = (
        "\\set n random(1, 20000)\n"
        f"BEGIN; {scope} SELECT * FROM chronology_entry WHERE "
        f"holder_id = '{viewer.holder_id}' AND family_id = "
        "('00000000-0000-7000-8000-' || lpad(to_hex(:n), 12, '0'))::uuid "
        "ORDER BY happened DESC, id DESC LIMIT 51; COMMIT;"
    )
    limits = {"queue, first page": pgbench(queue), "family page": pgbench(family)}
    told = {f"yardstick: {name}, PostgreSQL alone a second": limit for name, limit in limits.items()}
    for name, limit in limits.items():
        told[f"{name}, % of PostgreSQL alone"] = 100 * figures[f"{name}, requests/s"] / limit
    return told


if __name__ == "__main__":
    run()
