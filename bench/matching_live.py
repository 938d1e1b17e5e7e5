"""Live: a register of a million in PostgreSQL, row-level security and audit on, and a thousand children told of."""

import pickle
import random
import statistics
import time
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

COUNCIL, NUMBER, POSTCODE = "bench-matching", 32_011, "ZZ9 9ZX"
TOP = 5


def run(path: Path, people: int, asked: int) -> None:
    from bench.council import lay_down_council

    lay_down_council(COUNCIL, number=NUMBER, postcode=POSTCODE)
    from hearth.access.models import Agency
    from hearth.triage.matching.models import WeightsVersion

    holder = Agency.objects.get(name=COUNCIL)
    records = pickle.loads(path.with_suffix(".truth").read_bytes())
    began = time.monotonic()
    fill(holder.pk, path, len(records))
    print(f"  register of {len(records):,} laid down in {time.monotonic() - began:.0f} s")
    from hearth.audit.actors import HEARTH
    from hearth.scope.opening import holder_scope
    from hearth.triage.matching.working import keep_version

    with holder_scope(holder.pk):
        if not WeightsVersion.objects.filter(holder_id=holder.pk).exists():
            keep_version(pickle.loads(path.with_suffix(".weights").read_bytes()), HEARTH)
    for name, figure in measure(holder, records, people, asked).items():
        print(f"  {name}: {figure}")


def fill(holder: UUID, path: Path, many: int) -> None:
    """As the owner, by `COPY`. Does nothing where the register is already full."""
    from django.db import connections

    from hearth.families.likeness.keys import keys_of
    from hearth.families.likeness.models import NAMES
    from hearth.families.likeness.profile import Profile
    from hearth.triage.matching.columns import RAW

    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM families_likeness WHERE holder_id = %s", [holder])
        if cursor.fetchone()[0] == many:
            return
        for table in ("families_likeness_key", "families_likeness", "families_member", "families_person"):
            cursor.execute(f"DELETE FROM {table} WHERE holder_id = %s", [holder])
        for table in ("families_likeness_key", "families_likeness"):  # nine million rows are not asked one by one
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {table}_person_id_held")
        _people(cursor, holder, many)
        columns = ", ".join(("id", "holder_id", "created_at", "person_id", *RAW))
        with (
            cursor.copy(f"COPY families_likeness ({columns}) FROM STDIN WITH (FORMAT text, NULL '\\N')") as into,
            path.open() as rows,
        ):
            for number, line in enumerate(rows):
                values = line.rstrip("\n").split("\t")[1:]
                told = [
                    value or ("\\N" if name.startswith("born_") else "")
                    for name, value in zip(RAW, values, strict=True)
                ]
                into.write("\t".join([id_of(2, number), str(holder), "now", id_of(1, number), *told]) + "\n")
        with (
            cursor.copy("COPY families_likeness_key (id, holder_id, created_at, key, person_id) FROM STDIN") as into,
            path.open() as rows,
        ):
            key_number = 0
            for number, line in enumerate(rows):
                values = dict(zip(RAW, line.rstrip("\n").split("\t")[1:], strict=True))
                for key in keys_of(_profile(Profile, NAMES, values)):
                    key_number += 1
                    into.write(f"{id_of(3, key_number)}\t{holder}\tnow\t{key}\t{id_of(1, number)}\n")
        for table in ("families_likeness_key", "families_likeness", "families_member", "families_person"):
            cursor.execute(f"VACUUM ANALYZE {table}")


def _people(cursor: Any, holder: UUID, many: int) -> None:
    """A person and a family each: names are not asked again once a profile is found."""
    cursor.execute(
        """INSERT INTO families_person (id, holder_id, created_at, given_names, family_name, known_as, sex,
                  born_as_told, ethnicity, first_language, interpreter, communication, name_key, version)
           SELECT ('00000000-0000-7000-8001-' || lpad(to_hex(n), 12, '0'))::uuid, %(holder)s, now(), 'Child', n::text,
                  '', 'U', '', '', '', false, '', '', 1 FROM generate_series(0, %(many)s - 1) n""",
        {"holder": holder, "many": many},
    )
    cursor.execute(
        """INSERT INTO families_family (id, holder_id, created_at, name, body_id, provisional, restricted, version)
           VALUES ('00000000-0000-7000-8004-000000000000', %(holder)s, now(), 'Bench', 'bench', false, false, 1)
           ON CONFLICT DO NOTHING""",
        {"holder": holder},
    )
    cursor.execute(
        """INSERT INTO families_member (id, holder_id, created_at, family_id, person_id, is_child, role)
           SELECT ('00000000-0000-7000-8005-' || lpad(to_hex(n), 12, '0'))::uuid, %(holder)s, now(),
                  '00000000-0000-7000-8004-000000000000',
                  ('00000000-0000-7000-8001-' || lpad(to_hex(n), 12, '0'))::uuid,
                  true, 'child' FROM generate_series(0, %(many)s - 1) n""",
        {"holder": holder, "many": many},
    )


def id_of(kind: int, number: int) -> str:
    return f"00000000-0000-7000-800{kind}-{number:012x}"


def _profile(Profile: Any, names: tuple[str, ...], values: dict[str, Any]) -> Any:
    from hearth.families.likeness.models import LISTS

    for name in ("born_earliest", "born_latest"):
        values[name] = date.fromisoformat(values[name]) if values[name] else None
    return Profile(**{name: values[name] for name in names} | {name: tuple(values[name].split()) for name in LISTS})


def measure(holder: Any, records: list[Any], people: int, asked: int) -> dict[str, Any]:
    """Each child is asked about in a transaction of its own, with the event of opening the worry."""
    from bench.children import Names, reported
    from hearth.access.viewer import Viewer
    from hearth.audit.pending import record_read
    from hearth.scope.opening import holder_scope
    from hearth.triage.matching.candidates import people_who_may_be

    chance = random.Random(11)
    names = Names(chance)
    of: dict[int, set[UUID]] = {}
    for number, record in enumerate(records):
        of.setdefault(record.is_child, set()).add(UUID(id_of(1, number)))
    known = [record for record in records if record.told.born and not record.told.former_names]
    viewer = _viewer(Viewer, holder)
    spent, first, top, exact = [], 0, 0, 0
    by_name = _by_name(records)
    for record in chance.sample(known, asked + 20):
        told = reported(chance, names, record.told, people)
        concern, children = _worry(holder.pk, told)
        began = time.perf_counter()
        with holder_scope(holder.pk):
            found = people_who_may_be(viewer, children)
            record_read(by=viewer, subject=concern)
        spent.append(time.perf_counter() - began)
        ids = [each.person.pk for each in found.of(children[0])]
        right = of[record.is_child]
        first += bool(ids[:1] and ids[0] in right)
        top += bool(right.intersection(ids[:TOP]))
        exact += _exactly(told, by_name, right)
    measured = sorted(spent[20:])  # the first are cold
    return {
        "one child, with the event, p50 and p95 ms": [
            round(1000 * statistics.median(measured), 1),
            round(1000 * measured[int(len(measured) * 0.95)], 1),
        ],
        "asked": asked + 20,
        f"the child among the first {TOP}": round(top / (asked + 20), 4),
        "the child first": round(first / (asked + 20), 4),
        "by exact name and birth date": round(exact / (asked + 20), 4),
    }


def _worry(holder: UUID, told: Any) -> tuple[Any, list[Any]]:
    """As it was told, with the brothers and sisters who were told of: they are looked up too."""
    from hearth.concerns.models import Concern, ReportedChild

    address, postcode = told.homes[0] if told.homes else ("", "")
    concern = Concern(holder_id=holder, lives_address=address, lives_postcode=postcode)
    child = ReportedChild(
        holder_id=holder,
        concern=concern,
        position=0,
        given_names=told.given_names,
        family_name=told.family_name,
        sex=told.sex,
        born=told.born,
        born_earliest=told.born_earliest,
        born_latest=told.born_latest,
    )
    others = [
        ReportedChild(holder_id=holder, concern=concern, position=place, part="sibling", given_names=name)
        for place, name in enumerate(told.siblings, 1)
    ]
    return concern, [child, *others]


def _by_name(records: list[Any]) -> dict[Any, set[UUID]]:
    from hearth.families.rules import name_key

    found: dict[Any, set[UUID]] = {}
    for number, record in enumerate(records):
        key = name_key(record.told.given_names, record.told.family_name), record.told.born
        found.setdefault(key, set()).add(UUID(id_of(1, number)))
    return found


def _exactly(told: Any, by_name: dict[Any, set[UUID]], right: set[UUID]) -> bool:
    from hearth.families.rules import name_key

    return bool(told.born and right & by_name.get((name_key(told.given_names, told.family_name), told.born), set()))


def _viewer(Viewer: Any, holder: Any) -> Any:
    from hearth.access.rules import TRIAGE_WORKER

    nobody = UUID(int=1)
    return Viewer(
        id=nobody,
        name="Bench",
        email="bench@example.org",
        role=TRIAGE_WORKER,
        team_id=nobody,
        team_name="Front Door",
        agency_id=holder.pk,
        agency_name=holder.name,
        agency_kind="council",
        holder_id=holder.pk,
        body_id=None,
    )
