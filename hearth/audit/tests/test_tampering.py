"""A thousand ways in which a superuser may alter the log, drawn by lot: each is found against the published heads.

And what the law asks to be erased is never mistaken for one of them.
"""

import argparse
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.db import connections, transaction
from uuid_utils.compat import uuid7

from hearth.access.log.actions import erase
from hearth.audit import anchors
from hearth.audit.actors import NamedActor
from hearth.audit.commands import add_commands
from hearth.audit.erasing import NothingToErase
from hearth.audit.jobs import publish_heads
from hearth.audit.links import SIGNED, hash_of
from hearth.audit.models import AuditEvent, AuditHead
from hearth.audit.pending import record
from hearth.audit.tests.test_chain import _clean
from hearth.audit.verifying import heads, problems
from hearth.scope.opening import holder_scope
from hearth.ui.errors import BadInput

HOW_MANY = 1_000
REGISTERS, EVENTS = 4, 9
COLUMNS = [*SIGNED, "hash"]
Row = dict[str, Any]
Change = Callable[[Random], object]


@pytest.fixture(scope="module")
def written(django_db_setup: None, django_db_blocker: Any) -> Iterator[list[Row]]:
    """Really committed: a few registers, each with a chain of events; every second event has details."""
    with django_db_blocker.unblock():
        for number in range(REGISTERS):
            with holder_scope(uuid7()):
                for each in range(EVENTS):
                    by = NamedActor(uuid7(), f"Worker {number}", uuid7())
                    said = {"words": f"What was said {each}"} if each % 2 else None
                    record(by=by, verb="opened", subject=AuditHead(chain=str(each)), fields=["name"], details=said)
        yield heads()
        _clean()
        with connections["owner"].cursor() as cursor:
            cursor.execute("DELETE FROM audit_detail")


def ask(sql: str, *values: Any) -> list[tuple[Any, ...]]:
    with connections["owner"].cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall()) if cursor.description else []


def event(lot: Random) -> Row:
    rows = ask(f"SELECT {', '.join(COLUMNS)} FROM audit_event ORDER BY chain, seq")
    return dict(zip(COLUMNS, lot.choice(rows), strict=True))


def chain_of(name: str) -> list[Row]:
    rows = ask(f"SELECT {', '.join(COLUMNS)} FROM audit_event WHERE chain = %s ORDER BY seq", name)
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


def edit(lot: Random) -> None:
    """Any one column of any event."""
    row = event(lot)
    column = lot.choice([name for name in COLUMNS if name not in ("id", "chain", "seq")])
    others = {
        "at": row["at"] + timedelta(seconds=lot.choice([-1, 1])),
        "holder_id": uuid7(),
        "actor_id": lot.choice([None, uuid7()]),
        "agency_id": lot.choice([None, uuid7()]),
        "field_names": lot.choice([[], ["other"], ["name", "name"]]),
    }
    ask(f"UPDATE audit_event SET {column} = %s WHERE id = %s", others.get(column, f"{row[column]}!"), row["id"])


def take_out(lot: Random) -> None:
    ask("DELETE FROM audit_event WHERE id = %s", event(lot)["id"])


def swap(lot: Random) -> None:
    """Two events of a chain change places."""
    one, other = lot.sample(chain_of(event(lot)["chain"]), 2)
    for row, seq in ((one, -1), (other, one["seq"]), (one, other["seq"])):
        ask("UPDATE audit_event SET seq = %s WHERE id = %s", seq, row["id"])


def cut_off(lot: Random) -> None:
    """The newest are gone, and the head is set back."""
    rows = chain_of(event(lot)["chain"])
    left = rows[: lot.randrange(len(rows))]
    write(rows[0]["chain"], left)


def move(lot: Random) -> None:
    """An event goes to the end of another chain, which is made to fit."""
    row, other = event(lot), event(lot)
    there = chain_of(other["chain"])
    if row == there[-1]:
        swap(lot)  # it stands there already
        return
    if row["chain"] != other["chain"]:
        ask("DELETE FROM audit_event WHERE id = %s", row["id"])
    else:
        there.remove(row)
    rebuild([*there, row | {"chain": other["chain"]}], other["chain"])


def rewrite(lot: Random) -> None:
    """Somebody else is said to have looked, and every link after is made anew."""
    row = event(lot)
    rows = chain_of(row["chain"])
    place = rows.index(row)
    rebuild([*rows[:place], row | {"actor_text": "Somebody else"}, *rows[place + 1 :]], row["chain"])


def leave_out(lot: Random) -> None:
    """An event is taken out, and the chain closed over it."""
    row = event(lot)
    rebuild([each for each in chain_of(row["chain"]) if each != row], row["chain"])


def forge(lot: Random) -> None:
    """An event that never was, somewhere in the middle, and the chain made to fit."""
    row = event(lot)
    rows = chain_of(row["chain"])
    place = rows.index(row)
    rebuild([*rows[:place], row | {"id": uuid7(), "verb": "shared"}, *rows[place:]], row["chain"])


def forget(lot: Random) -> None:
    """A whole register's log, and its heads."""
    chain = event(lot)["chain"]
    ask("DELETE FROM audit_event WHERE chain = %s", chain)
    ask("DELETE FROM audit_head WHERE chain = %s", chain)


def other_details(lot: Random) -> None:
    chosen = lot.choice(ask("SELECT event_id FROM audit_detail ORDER BY event_id"))
    ask("UPDATE audit_detail SET body = %s WHERE event_id = %s", json.dumps({"words": "Other words"}), chosen[0])


def no_details(lot: Random) -> None:
    """Gone, and nobody says why."""
    chosen = lot.choice(ask("SELECT event_id FROM audit_detail ORDER BY event_id"))
    ask("DELETE FROM audit_detail WHERE event_id = %s", chosen[0])


def rebuild(rows: list[Row], chain: str) -> None:
    """Number and bind them again, as whoever knows the code and owns the database can."""
    made, before = [], ""
    for seq, row in enumerate(rows, start=1):
        row = row | {"seq": seq, "previous_hash": before}
        row["hash"] = before = hash_of(row)
        made.append(row)
    write(chain, made)


def write(chain: str, rows: list[Row]) -> None:
    ask("DELETE FROM audit_event WHERE chain = %s", chain)
    for row in rows:
        ask(
            f"INSERT INTO audit_event ({', '.join(COLUMNS)}) VALUES ({', '.join(['%s'] * len(COLUMNS))})",
            *(row[name] for name in COLUMNS),
        )
    seq, hash = (rows[-1]["seq"], rows[-1]["hash"]) if rows else (0, "")
    ask("UPDATE audit_head SET seq = %s, hash = %s WHERE chain = %s", seq, hash, chain)


WAYS: list[Change] = [
    edit, edit, edit, take_out, swap, cut_off, move, rewrite, leave_out, forge, forget, other_details, no_details
]  # fmt: skip


def test_every_tampering_is_found_against_the_published_heads(written: list[Row], django_db_blocker: Any) -> None:
    lot = Random(20_261_128)
    unseen: dict[str, int] = {}
    with django_db_blocker.unblock(), transaction.atomic(using="owner"):
        for table, trigger in (("event", "event_only_grows"), ("head", "head_only_moves")):
            ask(f"ALTER TABLE audit_{table} DISABLE TRIGGER audit_{trigger}")
        for _ in range(HOW_MANY):
            tamper = lot.choice(WAYS)
            before = transaction.savepoint(using="owner")
            tamper(lot)
            if not problems(written)[0]:
                unseen[tamper.__name__] = unseen.get(tamper.__name__, 0) + 1
            transaction.savepoint_rollback(before, using="owner")
        assert problems(written)[0] == []
        transaction.set_rollback(True, using="owner")
    assert unseen == {}


def test_what_the_law_asks_to_be_erased_is_no_tampering(written: list[Row], django_db_blocker: Any) -> None:
    with django_db_blocker.unblock():
        erased = 0
        for holder_id in {row[0] for row in ask("SELECT DISTINCT holder_id FROM audit_event")}:
            with holder_scope(holder_id):
                for (event_id,) in ask("SELECT event_id FROM audit_detail WHERE holder_id = %s", holder_id)[:-1]:
                    erase(event_id=event_id, why="Thirty-five years have passed.", by=NamedActor(uuid7(), "Records"))
                    erased += 1
        found, events, _ = problems(written)
        assert (found, events) == ([], REGISTERS * EVENTS + erased)
        assert erased == REGISTERS * (EVENTS // 2 - 1)


def test_nobody_erases_in_another_register_or_twice(written: list[Row], django_db_blocker: Any) -> None:
    with django_db_blocker.unblock():
        ((event_id, holder_id),) = ask("SELECT event_id, holder_id FROM audit_detail ORDER BY event_id LIMIT 1")
        with holder_scope(uuid7()), pytest.raises(NothingToErase):
            erase(event_id=event_id, why="A mistake.", by=NamedActor(uuid7(), "Records"))
        with holder_scope(holder_id), pytest.raises(ValueError, match="Say why"):
            erase(event_id=event_id, why=" ", by=NamedActor(uuid7(), "Records"))
        assert AuditEvent._meta.db_table == "audit_event"
        assert ask("SELECT count(*) FROM audit_detail WHERE event_id = %s", event_id) == [(1,)]


def test_heads_are_added_line_by_line_and_a_missing_line_is_seen(tmp_path: Path) -> None:
    for hour in range(3):
        head = {"chain": "one/0", "seq": hour + 1, "hash": f"{hour:064x}"}
        anchors.add(tmp_path, [head], datetime(2026, 1, 31, 22 + hour % 2, tzinfo=UTC) + timedelta(hours=hour))
    assert [head["seq"] for head in anchors.read(tmp_path)] == [1, 2, 3]
    (file,) = [path for path in sorted(tmp_path.iterdir()) if len(path.read_text().splitlines()) > 1][:1]
    lines = file.read_text().splitlines()
    file.write_text("\n".join(lines[:-2] + lines[-1:]) + "\n")
    with pytest.raises(anchors.NotHeads, match="was changed or taken out"):
        anchors.read(tmp_path)


def test_two_publications_that_contradict_each_other_are_told() -> None:
    heads = [{"chain": "one/0", "seq": 1, "hash": hash} for hash in ("a", "b")]
    assert "was published twice, and differently" in anchors.wanted(heads)[1][0]


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    add_commands(parser)
    chosen = parser.parse_args(list(words))
    return int(chosen.run(chosen))


def test_the_command_publishes_by_the_hour_and_verifies_against_the_folder(
    written: list[Row], django_db_blocker: Any, tmp_path: Path, settings: Any, capsys: Any
) -> None:
    settings.HEADS_FOLDER = tmp_path
    with django_db_blocker.unblock():
        publish_heads(timestamp=0)
        assert run("heads", "--add-to", str(tmp_path)) == 0
        assert run("verify", "--against", str(tmp_path)) == 0
        assert "0 problems" in capsys.readouterr().out
        (file,) = tmp_path.iterdir()
        file.write_text(file.read_text().replace('"seq": ', '"seq": 9'))
        with pytest.raises(BadInput, match="was changed or taken out"):
            run("verify", "--against", str(tmp_path))
        file.write_text(file.read_text().splitlines()[0] + "\n")
        assert run("verify", "--against", str(file)) == 1
        assert "was published and is gone" in capsys.readouterr().out
        with pytest.raises(BadInput, match="holds no file of heads"):
            run("verify", "--against", str(tmp_path / ".."))
