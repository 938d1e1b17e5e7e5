"""`hearth dbshell [--owner]`: PostgreSQL's own prompt, from the wheel where the machine has none."""

import argparse
import os
import shutil
import subprocess

from django.conf import settings

from hearth.config import embedded


def add_commands(parser: argparse.ArgumentParser) -> None:
    parser.epilog = "Example:\n  hearth dbshell --owner -c 'SELECT count(*) FROM audit_event'"
    parser.add_argument("--owner", action="store_true", help="as the role that owns the tables")
    parser.add_argument("-c", "--command", help="run one statement and leave")
    parser.set_defaults(run=dbshell, database=True)


def dbshell(chosen: argparse.Namespace) -> int:
    where: dict[str, str] = settings.DATABASES["owner" if chosen.owner else "default"]  # type: ignore[assignment]
    surroundings = {
        "PGHOST": where["HOST"],
        "PGPORT": where["PORT"] or "5432",
        "PGUSER": where["USER"],
        "PGDATABASE": where["NAME"],
        "PGPASSWORD": where["PASSWORD"],
    }
    psql = shutil.which("psql") if not settings.EMBEDDED else str(embedded.programs() / "psql")
    words = [psql or "psql", *(["-c", chosen.command] if chosen.command else [])]
    return subprocess.run(words, env={**os.environ, **surroundings}).returncode
