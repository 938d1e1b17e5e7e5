"""What is asked and said while a visit is written up, as SQL: every worker does it several times a day."""

from hearth.casework.models import Visit
from hearth.casework.queries.questions import VISIT_COLUMNS
from hearth.families.models import Person
from hearth.scope.asking import Columns, rows_of

PERSON_COLUMNS = Columns(Person, "person")

VISIT_NOW = (
    f"SELECT {VISIT_COLUMNS} FROM casework_visit visit WHERE visit.holder_id = %(holder)s AND visit.id = %(visit)s"
)

WRITTEN_UP = """
UPDATE casework_visit
   SET state = %(state)s, done_at = %(done_at)s, visited_by = %(visited_by)s, notes = %(notes)s, goals = %(goals)s,
       version = %(version)s
 WHERE holder_id = %(holder)s AND id = %(visit)s
"""

# Everybody who ever took part is noted once, seen or not: who came back took part twice. Who is no longer ticked is no
# longer seen. What was written down of a child adopted since stays: no page shows it, so nobody has taken it back.
WHO_WAS_THERE = """
INSERT INTO casework_visit_person (id, holder_id, created_at, visit_id, person_id, seen, seen_alone)
SELECT uuidv7(), %(holder)s, now(), %(visit)s, person.id, person.id = ANY(%(seen)s), person.id = ANY(%(seen_alone)s)
  FROM families_person person
 WHERE person.holder_id = %(holder)s AND person.sealed_at IS NULL
   AND person.id IN (SELECT person_id FROM casework_participant
                      WHERE holder_id = %(holder)s AND episode_id = %(episode)s)
    ON CONFLICT (visit_id, person_id) DO UPDATE SET seen = EXCLUDED.seen, seen_alone = EXCLUDED.seen_alone
"""

WHO_WAS_SEEN = f"""
SELECT {PERSON_COLUMNS}, there.seen_alone
  FROM casework_visit_person there
  JOIN families_person person ON person.holder_id = there.holder_id AND person.id = there.person_id
 WHERE there.holder_id = %(holder)s AND there.visit_id = %(visit)s AND there.seen
 ORDER BY person.born, person.id
"""


def who_was_seen(visit: Visit) -> list[tuple[Person, bool]]:
    """The eldest first; and of each, whether they were seen alone."""
    return [
        (PERSON_COLUMNS.read(iter(row)), row[-1])
        for row in rows_of(WHO_WAS_SEEN, holder=visit.holder_id, visit=visit.pk)
    ]
