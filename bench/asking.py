"""Pages asked for as a signed-in worker asks: session, requests, queries, and PostgreSQL alone beside them."""

import os
import re
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bench.load import Measured, get, measure, post
from bench.serving import Served

CONNECTIONS = 16
COUNT = 3_000
TOKEN = "b" * 32  # whoever sets both the cookie and the field may set them alike


def measured_page(
    server: Served, name: str, requests: Sequence[bytes], count: int = COUNT, seconds: float = 30
) -> dict[str, float]:
    """Sent in turn over sixteen connections. Raises `RuntimeError` where any answer is not 200."""
    before = server.cpu_seconds()
    measured = measure(server.port, requests, connections=CONNECTIONS, count=count, seconds=seconds)
    return _told(name, measured, server.cpu_seconds() - before)


def _told(name: str, measured: Measured, cpu: float) -> dict[str, float]:
    if set(measured.statuses) != {200}:
        raise RuntimeError(f"{name}: answers other than 200: {measured.statuses}")
    return {
        f"{name}, requests/s": measured.per_second,
        f"{name}, p50 ms": measured.p50,
        f"{name}, p95 ms": measured.p95,
        f"{name}, server CPU ms a request": cpu / measured.requests * 1000,
    }


def pages(session: str, paths: Sequence[str]) -> list[bytes]:
    return [get(path, f"Cookie: sessionid={session}") for path in paths]


def forms(session: str, path: str, filled: Sequence[Mapping[str, str]]) -> list[bytes]:
    """The same form, filled in as each says."""
    cookie = f"Cookie: sessionid={session}; csrftoken={TOKEN}"
    bodies = (urlencode({"csrfmiddlewaretoken": TOKEN, **each}).encode() for each in filled)
    return [post(path, body, "application/x-www-form-urlencoded", cookie) for body in bodies]


def session_of(viewer: Any) -> str:
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


def people_of(agency: Any) -> dict[str, Any]:
    """A duty manager and a supervisor of this agency, made once; the viewer of each, by role."""
    from django.utils import timezone

    from hearth.access.models import Membership, Team, User
    from hearth.access.viewer import viewer_in

    found = {}
    for role, kind in [("triage_manager", "triage"), ("supervisor", "practice")]:
        team, _ = Team.objects.get_or_create(agency=agency, name=kind, defaults={"kind": kind})
        email = f"{role}@{agency.name.lower().replace(' ', '-')}.example"
        user = User.objects.filter(email=email).first() or User.objects.create_user(email, role)
        membership, _ = Membership.objects.get_or_create(
            user=user, team=team, role=role, defaults={"starts": timezone.localdate()}
        )
        found[role] = viewer_in(membership)
    return found


def colleagues_of(viewer: Any, many: int = 40) -> list[Any]:
    """Of the same team, in the same role, made once. What somebody has opened within the hour is counted at every page
    they open: nobody opens thousands, so thousands of pages are asked for by many people."""
    from django.utils import timezone

    from hearth.access.models import Membership, User
    from hearth.access.viewer import viewer_in

    found = []
    for number in range(many):
        email = f"colleague-{number}-{viewer.email}"
        user = User.objects.filter(email=email).first() or User.objects.create_user(email, f"Colleague {number}")
        membership, _ = Membership.objects.get_or_create(
            user=user, team_id=viewer.team_id, role=viewer.role, defaults={"starts": timezone.localdate()}
        )
        found.append(viewer_in(membership))
    return found


def queries_of(viewer: Any, path: str, form: Mapping[str, str] | None = None) -> int:
    """Queries of the page itself, beyond log-in, scope and audit."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(SERVER_NAME="127.0.0.1")
    client.cookies["sessionid"] = session_of(viewer)
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        client.get(path) if form is None else client.post(path, form)
    beyond = re.compile(r"django_session|access_|set_config|audit_|SAVEPOINT|^BEGIN|^COMMIT|RELEASE")
    return sum(not beyond.search(query["sql"]) for query in asked.captured_queries)


def pgbench(script: str) -> float:
    """How often a second PostgreSQL alone runs this, as the role that Hearth uses, over sixteen connections."""
    from django.db import connections

    from hearth.config import embedded

    where = connections["default"].settings_dict
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "script.sql")
        path.write_text(script)
        words = [str(embedded.programs() / "pgbench"), "-n", "-f", str(path)]
        words += ["-c", str(CONNECTIONS), "-j", "2", "-T", "5"]
        words += ["-h", where["HOST"], "-U", where["USER"], where["NAME"]]
        done = subprocess.run(words, capture_output=True, text=True, check=True, env=os.environ)
    found = re.search(r"tps = ([\d.]+)", done.stdout)
    if found is None:
        raise RuntimeError(f"pgbench said nothing of its rate: {done.stdout}")
    return float(found[1])
