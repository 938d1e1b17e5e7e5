"""The register's rows: people and their likeness by `COPY`, what surrounds them by one statement a table."""

import pickle
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

FAMILY, PERSON, LIKENESS, KEY = 4, 1, 2, 3
LONG_LIVES = 200  # families with five hundred happenings each; every other has three
HAPPENINGS, A_FEW = 500, 3
WAITING = 60_000  # of the worries; the rest were decided in the years before

# Of which tables, in the order in which they may be emptied.
NAMED = """
    concerns.ReportedChild concerns.Concern chronology.Entry families.LikenessKey families.Likeness families.Status
    families.Involvement families.FamilyMember families.Person families.Family
""".split()


def id_of(kind: int, number: int) -> str:
    return f"00000000-0000-7000-800{kind}-{number:012x}"


def fill(council: Any, team_id: UUID, path: Path, concerns: int) -> bool:
    """As the owner. Does nothing where the register is already full, and says so."""
    from django.apps import apps
    from django.db import connections

    from bench.bulk import vacuum

    records = pickle.loads(path.with_suffix(".truth").read_bytes())
    with connections["owner"].cursor() as cursor:
        if _is_full(cursor, council.pk, len(records), concerns):
            return False
        for name in NAMED:
            cursor.execute(f"DELETE FROM {apps.get_model(name)._meta.db_table} WHERE holder_id = %s", [council.pk])
        for table in ("families_likeness_key", "families_likeness"):  # nine million rows are not asked one by one
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {table}_person_id_held")
        _copy_people(cursor, council.pk, records)
        _copy_likeness(cursor, council.pk, path)
    _what_surrounds_them(council, team_id, concerns)
    vacuum(*(apps.get_model(name) for name in NAMED))
    return True


def _is_full(cursor: Any, holder: UUID, people: int, concerns: int) -> bool:
    cursor.execute(
        "SELECT (SELECT count(*) FROM families_likeness WHERE holder_id = %(holder)s),"
        " (SELECT count(*) FROM concerns_concern WHERE holder_id = %(holder)s)",
        {"holder": holder},
    )
    return bool(cursor.fetchone() == (people, concerns))


def _copy_people(cursor: Any, holder: UUID, records: Iterable[Any]) -> None:
    from hearth.families.rules import name_key

    columns = "id, holder_id, created_at, given_names, family_name, known_as, sex, born, born_as_told, ethnicity"
    columns += ", first_language, interpreter, communication, name_key, family_key, version"
    cursor.execute("CREATE TEMPORARY TABLE lives_in (person uuid, household integer, called text, place integer)")
    with cursor.copy(f"COPY families_person ({columns}) FROM STDIN") as into:
        for number, record in enumerate(records):
            told = record.told
            into.write_row(
                [
                    *(id_of(PERSON, number), holder, "now", told.given_names, told.family_name, "", told.sex or "U"),
                    *(told.born, "", "", "", False, ""),
                    *(name_key(told.given_names, told.family_name), name_key("", told.family_name), 1),
                ]
            )
    with cursor.copy("COPY lives_in FROM STDIN") as into:
        for number, record in enumerate(records):
            into.write_row([id_of(PERSON, number), record.household, record.told.family_name, number])


def _copy_likeness(cursor: Any, holder: UUID, path: Path) -> None:
    from hearth.triage.matching.columns import RAW

    columns = ", ".join(("id", "holder_id", "created_at", "person_id", *RAW))
    with cursor.copy(f"COPY families_likeness ({columns}) FROM STDIN") as into:
        for number, values in enumerate(_profiles(path)):
            told = [
                value or ("\\N" if name.startswith("born_") else "") for name, value in zip(RAW, values, strict=True)
            ]
            into.write("\t".join([id_of(LIKENESS, number), str(holder), "now", id_of(PERSON, number), *told]) + "\n")
    with cursor.copy("COPY families_likeness_key (id, holder_id, created_at, key, person_id) FROM STDIN") as into:
        written = 0
        for number, values in enumerate(_profiles(path)):
            for key in _keys(dict(zip(RAW, values, strict=True))):
                written += 1
                into.write(f"{id_of(KEY, written)}\t{holder}\tnow\t{key}\t{id_of(PERSON, number)}\n")


def _profiles(path: Path) -> Iterable[list[str]]:
    with path.open() as rows:
        for line in rows:
            yield line.rstrip("\n").split("\t")[1:]


def _keys(values: dict[str, Any]) -> tuple[str, ...]:
    from hearth.families.likeness.keys import keys_of
    from hearth.families.likeness.models import LISTS, NAMES
    from hearth.families.likeness.profile import Profile

    for name in ("born_earliest", "born_latest"):
        values[name] = date.fromisoformat(values[name]) if values[name] else None
    lists = {name: tuple(values[name].split()) for name in LISTS}
    return keys_of(Profile(**{name: values[name] for name in NAMES} | lists))


def _what_surrounds_them(council: Any, team_id: UUID, concerns: int) -> None:
    """Each household a family that the measured team helps, three happenings or five hundred, and the worries."""
    from bench.bulk import insert
    from hearth.chronology.models import Entry
    from hearth.concerns.models import Concern, ReportedChild
    from hearth.families.models import Family, FamilyMember, Involvement, Status

    said = {"holder": council.pk, "agency": council.pk, "team": team_id, "body": COUNCIL_ID, "concerns": concerns}
    said |= {"waiting": min(WAITING, concerns), "lives": LONG_LIVES, "many": HAPPENINGS, "few": A_FEW}
    holder = "%(holder)s"
    family = "('00000000-0000-7000-8004-' || lpad(to_hex(household), 12, '0'))::uuid"
    homes = "(SELECT household, min(called) AS called FROM lives_in GROUP BY household) homes"
    insert(Family, homes, said, id=family, holder_id=holder, name="called || ' family'", body_id="%(body)s",
           provisional="false", version="1")  # fmt: skip
    insert(FamilyMember, "lives_in", said, holder_id=holder, family_id=family, person_id="person", is_child="true",
           role="'child'")  # fmt: skip
    insert(Involvement, homes, said, holder_id=holder, family_id=family, agency_id="%(agency)s",
           agency_name="'Bench'", team_id="%(team)s", worker_name="'Kim Worker'", what="'Early help'",
           source_kind="'bench'", source_id=family, starts="current_date - 100")  # fmt: skip
    insert(Status, "lives_in", said, holder_id=holder, person_id="person", kind="'child_in_need'",
           starts="current_date - 200", version="1")  # fmt: skip
    happened = f"{homes}, generate_series(1, CASE WHEN household <= %(lives)s THEN %(many)s ELSE %(few)s END) k"
    insert(Entry, happened, said, holder_id=holder, family_id=family, happened="current_date - k * 5",
           strand="(ARRAY['worries', 'life', 'agencies'])[k %% 3 + 1]", title="'Something happened'",
           words="'What somebody said about it, in a sentence or two of the usual length.'", source_kind="'bench'",
           source_id="uuidv7()", source_name="'Source ' || k %% 4", seen_by="'staff'")  # fmt: skip
    worry = "generate_series(1, %(concerns)s) n"
    decided = "CASE WHEN n > %(waiting)s THEN now() - n * interval '2 minutes' END"
    insert(Concern, worry, said, id="('00000000-0000-7000-8006-' || lpad(to_hex(n), 12, '0'))::uuid",
           holder_id=holder, body_id="%(body)s", reference="'BENCH-M-' || n", route="'public'", channel="'web'",
           received_at="now() - n * interval '2 minutes'", urgent="n %% 50 = 0", anonymous="true",
           decision_due="now() + (n - 30000) * interval '1 minute'", decided_at=decided,
           account="'The child is often outside late and looks hungry.'", reporter_relationship="'a neighbour'",
           idempotency_key="'bench-m-' || n")  # fmt: skip
    insert(ReportedChild, f"{worry} JOIN families_person p ON p.id = ('00000000-0000-7000-8001-' || "
           "lpad(to_hex(n - 1), 12, '0'))::uuid", said, holder_id=holder,
           concern_id="('00000000-0000-7000-8006-' || lpad(to_hex(n), 12, '0'))::uuid", position="1",
           given_names="p.given_names", family_name="p.family_name", sex="'U'",
           born_as_told="'about six'")  # fmt: skip


COUNCIL_ID = "bench-matching"
