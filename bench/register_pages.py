"""Pages of a council with a million people and a million worries, each beside the same SQL in PostgreSQL alone."""

import pickle
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Any

from bench.asking import colleagues_of, forms, measured_page, pages, pgbench, queries_of, session_of
from bench.register_rows import FAMILY, LONG_LIVES, id_of
from bench.serving import served

THOUSANDTH = 999 * 50
SEARCHED = 500
FAR = 1_000  # families of three happenings lie beyond those of five hundred


@dataclass(frozen=True)
class Wanted:
    viewer: Any
    paths: Sequence[str]
    filled: Sequence[Mapping[str, str]] = ()

    def requests(self) -> list[bytes]:
        if self.filled:
            return forms(session_of(self.viewer), self.paths[0], self.filled)
        sessions = cycle([session_of(each) for each in colleagues_of(self.viewer)])
        return [request for path in self.paths for request in pages(next(sessions), [path])]

    def queries(self) -> int:
        return queries_of(self.viewer, self.paths[0], self.filled[0] if self.filled else None)


def measured(path: Path, viewers: Mapping[str, Any]) -> dict[str, float]:
    """Requests a second, p50 and p95 in ms, CPU ms, queries; and each as a share of PostgreSQL alone."""
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)
    wanted = _wanted(path, viewers["triage_manager"], viewers["supervisor"])
    figures: dict[str, float] = {}
    with served() as server:
        for name, each in wanted.items():
            figures |= measured_page(server, name, each.requests(), count=2_000)
    figures |= {f"{name}, queries": float(each.queries()) for name, each in wanted.items()}
    for name, script in _alone(viewers["triage_manager"], path).items():
        limit = pgbench(script)
        figures[f"{name}, PostgreSQL alone a second"] = limit
        figures[f"{name}, % of PostgreSQL alone"] = 100 * figures[f"{name}, requests/s"] / limit
    return figures


def _wanted(path: Path, triage: Any, worker: Any) -> dict[str, Wanted]:
    from bench.queue import address_after

    lives = [id_of(FAMILY, number) for number in range(1, LONG_LIVES + 1)]
    others = [id_of(FAMILY, number) for number in range(FAR, FAR + 100_000, 500)]
    return {
        "queue, first page": Wanted(triage, ["/triage/"]),
        "queue, thousandth page": Wanted(triage, [address_after(triage, THOUSANDTH)]),
        "family page": Wanted(worker, [f"/families/{each}/" for each in others]),
        "chronology of 500": Wanted(worker, [f"/chronology/{each}/" for each in lives]),
        "name search": Wanted(triage, ["/families/"], _names(path, exactly=True)),
        "name search, misspelt": Wanted(triage, ["/families/"], _names(path, exactly=False)),
    }


def _names(path: Path, *, exactly: bool) -> list[dict[str, str]]:
    """Of children on record, as written there or with one slip in the surname."""
    from bench.children import typo

    chance = random.Random(5)
    records = pickle.loads(path.with_suffix(".truth").read_bytes())
    found = [record.told for record in chance.sample(records, SEARCHED)]
    return [
        {"given_name": told.given_names, "family_name": told.family_name if exactly else typo(chance, told.family_name)}
        for told in found
    ]


def _alone(viewer: Any, path: Path) -> dict[str, str]:
    """The main question of each page, as the same role in the same scope."""
    from hearth.families.rules import name_key

    scope = f"SELECT set_config('hearth.holder', '{viewer.holder_id}', true);"
    mine = f"holder_id = '{viewer.holder_id}'"
    family = "('00000000-0000-7000-8004-' || lpad(to_hex(:n), 12, '0'))::uuid"
    happened = f"SELECT * FROM chronology_entry WHERE {mine} AND family_id = {family} ORDER BY happened DESC, id DESC"
    name = name_key(*_names(path, exactly=True)[0].values())
    return {
        "queue, first page": f"BEGIN; {scope} SELECT id, reference, decision_due, urgent FROM concerns_concern WHERE "
        f"{mine} AND decided_at IS NULL AND passed_on_at IS NULL AND urgent = false "
        "ORDER BY decision_due, id LIMIT 50; COMMIT;",
        "family page": f"\\set n random({FAR}, 100000)\nBEGIN; {scope} {happened} LIMIT 21; COMMIT;",
        "chronology of 500": f"\\set n random(1, {LONG_LIVES})\nBEGIN; {scope} {happened} LIMIT 61; COMMIT;",
        "name search": f"BEGIN; {scope} SELECT * FROM families_person WHERE {mine} AND name_key = "
        f"'{name}' ORDER BY family_name, given_names, id LIMIT 20; COMMIT;",
    }
