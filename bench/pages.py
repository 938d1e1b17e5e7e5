"""Pages: a family page and a 50-row queue page at 20,000 families, as full HTML, signed in, scoped and audited.

    HEARTH_HOME=var/bench .venv/bin/python -m bench.pages

The yardstick is PostgreSQL's own limit in the same minute: the queue's and the family's main query by pgbench.
"""

import os
import re
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from bench.load import Measured, get, measure
from bench.serving import served

CONNECTIONS = 16
COUNT = 3_000
THOUSANDTH = 999 * 50


def run() -> dict[str, float]:
    from hearth.config.commands import prepare_database

    prepare_database()
    from django.core.management import call_command

    from bench.population import populate

    call_command("collectstatic", interactive=False, verbosity=0)

    viewers = _people()
    triage, worker = viewers["triage_manager"], viewers["supervisor"]
    populate(holder=triage.holder_id, agency=triage.agency_id, team=worker.team_id, body="bench-council")
    pages = {
        "family page": (worker, _family_pages()),
        "queue, first page": (triage, ["/triage/"]),
        "queue, thousandth page": (triage, [_thousandth_page(triage)]),
    }
    figures: dict[str, float] = {}
    with served() as server:
        for name, (viewer, paths) in pages.items():
            cookie = f"Cookie: sessionid={_session_of(viewer)}"
            before = server.cpu_seconds()
            measured = measure(
                server.port,
                [get(path, cookie) for path in paths],
                connections=CONNECTIONS,
                count=COUNT,
                seconds=30,
            )
            figures |= _told(name, measured, server.cpu_seconds() - before)
    figures |= {f"{name}, queries": float(_queries(viewer, paths[0])) for name, (viewer, paths) in pages.items()}
    figures |= _yardsticks(triage, figures)
    for name, value in figures.items():
        print(f"pages: {name}: {value:,.1f}", flush=True)
    return figures


def _told(name: str, measured: Measured, cpu: float) -> dict[str, float]:
    if set(measured.statuses) != {200}:
        raise RuntimeError(f"{name}: answers other than 200: {measured.statuses}")
    return {
        f"{name}, requests/s": measured.per_second,
        f"{name}, p50 ms": measured.p50,
        f"{name}, p95 ms": measured.p95,
        f"{name}, server CPU ms a request": cpu / measured.requests * 1000,
    }


def _people() -> dict[str, Any]:
    """A council with a duty manager and a supervisor, made once."""
    from django.utils import timezone

    from hearth.access.models import Agency, Membership, Team, User
    from hearth.access.viewer import viewer_in
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
    agency, _ = Agency.objects.get_or_create(
        name="Bench Council", defaults={"kind": "council", "is_holder": True, "body_id": "bench-council"}
    )
    found = {}
    for role, kind in [("triage_manager", "triage"), ("supervisor", "practice")]:
        team, _ = Team.objects.get_or_create(agency=agency, name=kind, defaults={"kind": kind})
        email = f"{role}@bench.example"
        user = User.objects.filter(email=email).first() or User.objects.create_user(email, role)
        membership, _ = Membership.objects.get_or_create(
            user=user, team=team, role=role, defaults={"starts": timezone.localdate()}
        )
        found[role] = viewer_in(membership)
    return found


def _session_of(viewer: Any) -> str:
    """A signed-in session, as the sign-in pages would have left it."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    from hearth.access.account import SessionStore
    from hearth.access.models import User

    user = User.objects.get(pk=viewer.id)
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "hearth.access.account.StaffBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session["passed_second_factor"] = True
    session.save()
    return str(session.session_key)


def _family_pages() -> list[str]:
    """Two hundred different families, so that no page is measured from a warm row alone."""
    return [f"/families/00000000-0000-7000-8000-{number:012x}/" for number in range(1, 20_000, 100)]


def _thousandth_page(viewer: Any) -> str:
    """Its address, found as a reader would: by following the queue's own keys, here in one step."""
    from bench.queue import address_after

    return address_after(viewer, THOUSANDTH)


def _queries(viewer: Any, path: str) -> int:
    """Queries of the page itself, beyond log-in, scope and audit."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(SERVER_NAME="127.0.0.1")
    client.cookies["sessionid"] = _session_of(viewer)
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    beyond = re.compile(r"django_session|access_|set_config|audit_|SAVEPOINT|^BEGIN|^COMMIT|RELEASE")
    return sum(not beyond.search(query["sql"]) for query in asked.captured_queries)


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
    limits = {"queue, first page": _pgbench(queue), "family page": _pgbench(family)}
    told = {f"yardstick: {name}, PostgreSQL alone a second": limit for name, limit in limits.items()}
    for name, limit in limits.items():
        told[f"{name}, % of PostgreSQL alone"] = 100 * figures[f"{name}, requests/s"] / limit
    return told


def _pgbench(script: str) -> float:
    from django.db import connections

    from hearth.config import embedded

    where = connections["default"].settings_dict
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "script.sql")
        path.write_text(script)
        words = [
            str(embedded.programs() / "pgbench"),
            "-n",
            "-f",
            str(path),
            "-c",
            str(CONNECTIONS),
            "-j",
            "2",
            "-T",
            "5",
        ]
        words += ["-h", where["HOST"], "-U", where["USER"], where["NAME"]]
        done = subprocess.run(words, capture_output=True, text=True, check=True, env=os.environ)
    found = re.search(r"tps = ([\d.]+)", done.stdout)
    if found is None:
        raise RuntimeError(f"pgbench said nothing of its rate: {done.stdout}")
    return float(found[1])


if __name__ == "__main__":
    run()
