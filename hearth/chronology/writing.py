"""How an entry is written, as SQL: nearly every action of every stage tells of something, and building these statements
from models took as long as all else that it does."""

from hearth.chronology.models import Entry
from hearth.scope.asking import Columns

ENTRY_COLUMNS = Columns(Entry, "kept")

# Whose register it is, by name; and to whom somebody has narrowed what this source tells of, where they have.
BEFOREHAND = """
SELECT coalesce((SELECT name FROM access_agency WHERE id = %(holder)s), ''),
       (SELECT seen_by FROM chronology_narrowed
         WHERE holder_id = %(holder)s AND family_id = %(family)s AND source_kind = %(source_kind)s
           AND source_id = %(source_id)s AND ended_at IS NULL)
"""

TOLD = ("happened", "strand", "title", "words", "need", "source_name", "agency_name", "seen_by", "holds", "staff_only")

# One entry a source: what is told again is rewritten, whoever else tells it at the same time.
ENTRY = f"""
INSERT INTO chronology_entry AS kept
       (id, holder_id, created_at, family_id, source_kind, source_id, {", ".join(TOLD)})
VALUES (%(id)s, %(holder)s, %(now)s, %(family)s, %(source_kind)s, %(source_id)s,
        {", ".join(f"%({name})s" for name in TOLD)})
    ON CONFLICT (holder_id, family_id, source_kind, source_id)
    DO UPDATE SET {", ".join(f"{name} = EXCLUDED.{name}" for name in TOLD)}
RETURNING {ENTRY_COLUMNS}
"""

FORGET_OF_WHOM_AND_WHAT = """
WITH people AS (DELETE FROM chronology_entry_person WHERE holder_id = %(holder)s AND entry_id = %(entry)s)
DELETE FROM chronology_entry_need WHERE holder_id = %(holder)s AND entry_id = %(entry)s
"""

OF_WHOM = """
INSERT INTO chronology_entry_person (id, holder_id, created_at, entry_id, person_id)
SELECT uuidv7(), %(holder)s, %(now)s, %(entry)s, told FROM unnest(%(people)s::uuid[]) told
"""
# In the order in which they are told.
OF_WHAT = """
INSERT INTO chronology_entry_need (id, holder_id, created_at, entry_id, need)
SELECT uuidv7(), %(holder)s, %(now)s, %(entry)s, told
  FROM unnest(%(needs)s::text[]) WITH ORDINALITY each (told, place) ORDER BY place
"""
