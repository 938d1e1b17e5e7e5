"""Twenty thousand families in one council's register, laid down in bulk: for measuring pages, not for looking at."""

import os
from typing import Any
from uuid import UUID

from django.db import connections, models

from hearth.concerns.models import Concern, ReportedChild

FAMILIES = int(os.environ.get("BENCH_FAMILIES", "20000"))  # fewer, to see that a bench runs
CONCERNS = 3 * FAMILIES  # waiting ones, so that the queue has a thousandth page
ENTRIES = 30

STATEMENTS = [
    # families, each helped by the measured team
    """INSERT INTO families_family (id, holder_id, created_at, name, body_id, provisional, restricted, version)
       SELECT ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, %(holder)s, now(), 'Family ' || n,
              %(body)s, false, false, 1
       FROM generate_series(1, %(families)s) n""",
    """INSERT INTO families_involvement (id, holder_id, created_at, family_id, agency_id, agency_name, team_id,
              worker_name, what, source_kind, source_id, starts)
       SELECT uuidv7(), holder_id, now(), id, %(agency)s, 'Bench Council', %(team)s, 'Kim Worker', 'Early help',
              'bench', id, current_date - 100
       FROM families_family WHERE holder_id = %(holder)s""",
    # a mother and two children each
    """INSERT INTO families_person (id, holder_id, created_at, given_names, family_name, known_as, sex, born,
              born_earliest, born_latest, born_as_told, ethnicity, first_language, interpreter, communication,
              name_key, version)
       SELECT ('00000000-0000-7000-900' || k || '-' || right(f.id::text, 12))::uuid, f.holder_id, now(), 'Person' || k,
              'Name' || right(f.id::text, 5), '', 'F', current_date - 2000 - k, NULL, NULL, '', '', '', false, '',
              'person' || k || ' name' || right(f.id::text, 5), 1
       FROM families_family f, generate_series(0, 2) k WHERE f.holder_id = %(holder)s""",
    """INSERT INTO families_member (id, holder_id, created_at, family_id, person_id, is_child, role)
       SELECT uuidv7(), f.holder_id, now(), f.id,
              ('00000000-0000-7000-900' || k || '-' || right(f.id::text, 12))::uuid, k > 0,
              CASE WHEN k = 0 THEN 'mother' ELSE 'child' END
       FROM families_family f, generate_series(0, 2) k WHERE f.holder_id = %(holder)s""",
    """INSERT INTO families_status (id, holder_id, created_at, person_id, kind, starts, destination)
       SELECT uuidv7(), f.holder_id, now(), ('00000000-0000-7000-9001-' || right(f.id::text, 12))::uuid,
              'child_in_need', current_date - 200, ''
       FROM families_family f WHERE f.holder_id = %(holder)s""",
    # a life of happenings each
    """INSERT INTO chronology_entry (id, holder_id, created_at, family_id, happened, strand, need, title, words,
              source_kind, source_id, source_name, staff_only)
       SELECT uuidv7(), f.holder_id, now(), f.id, current_date - k * 20,
              (ARRAY['worries', 'life', 'agencies'])[k %% 3 + 1], '', 'Something happened',
              'What somebody said about it, in a sentence or two of the usual length.', 'bench', uuidv7(),
              'Source ' || k %% 4, true
       FROM families_family f, generate_series(1, %(entries)s) k WHERE f.holder_id = %(holder)s""",
    """INSERT INTO concerns_concern (id, holder_id, created_at, body_id, reference, route, channel, received_at,
              decision_due, account, what_seen, danger, urgent, lives_postcode, lives_address, now_postcode, now_where,
              about_self, reporter_name, reporter_relationship, reporter_phone, reporter_email, contact_safe,
              anonymous, keep_name_from_family, reporter_agency_name, lawful_basis, why_not_told, already_done, can_do,
              logged_by, routing, idempotency_key, content_digest, way_back_hash, taken_by_name, public_answer,
              professional_answer{columns})
       SELECT uuidv7(), %(holder)s, now(), %(body)s, 'BENCH-' || n, 'public', 'web', now() - n * interval '1 minute',
              now() + (n - 30000) * interval '1 minute', 'The child is often outside late and looks hungry.', '[]',
              false, n %% 50 = 0, '', '', '', '', false, '', 'a neighbour', '', '', '', true, false, '', '', '', '', '',
              '', '{{}}', 'bench-' || n, '', '', '', '', ''{nothing}
       FROM generate_series(1, %(concerns)s) n""",
    """INSERT INTO concerns_reported_child (id, holder_id, created_at, concern_id, position, given_names, family_name,
              known_as, sex, born_as_told, school, notes{columns})
       SELECT uuidv7(), holder_id, now(), id, 1, 'Child', reference, '', 'U', 'about six', '', ''{nothing}
       FROM concerns_concern WHERE holder_id = %(holder)s""",
]
TABLES = [
    "families_family",
    "families_involvement",
    "families_person",
    "families_member",
    "families_status",
    "chronology_entry",
    "concerns_concern",
    "concerns_reported_child",
]


def populate(*, holder: UUID, agency: UUID, team: UUID, body: str) -> None:
    """As the owner, past row-level security. Does nothing where the register is already full."""
    values: dict[str, Any] = {
        "holder": holder,
        "agency": agency,
        "team": team,
        "body": body,
        "families": FAMILIES,
        "entries": ENTRIES,
        "concerns": CONCERNS,
    }
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM families_family WHERE holder_id = %s", [holder])
        if cursor.fetchone()[0]:
            return
        for statement in STATEMENTS:
            cursor.execute(_with_what_came_later(statement), values)
        for table in TABLES:
            cursor.execute(f"ANALYZE {table}")


def _with_what_came_later(statement: str) -> str:
    """Questions that reports have been asked since this was written: nobody answered them."""
    if "{columns}" not in statement:
        return statement
    model = ReportedChild if "INTO concerns_reported_child" in statement else Concern
    later = [
        field.column
        for field in model._meta.concrete_fields
        if isinstance(field, models.TextField) and not field.null and field.column and field.column not in statement
    ]
    return statement.format(columns="".join(f", {name}" for name in later), nothing=", ''" * len(later))
