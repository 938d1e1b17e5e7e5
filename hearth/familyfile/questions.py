"""The questions of the family page, as SQL. Written out, because the page is opened all day: building these from
models took four times as long as answering them. Each takes the holder and the family, and says both."""

from hearth.families.likeness.elsewhere import OTHERS

# The rule is that of `families.queries.families_for`; a test asks both for everybody and compares the answers.
OPEN = """family.holder_id = %(holder)s AND family.sealed_at IS NULL
   AND (%(sees_restricted)s OR NOT family.restricted OR family.id = ANY(%(granted)s))
   AND (%(at_triage)s OR family.id = ANY(%(granted)s)
        OR (%(at_work)s AND EXISTS (SELECT FROM families_involvement help
                                     WHERE help.holder_id = family.holder_id AND help.family_id = family.id
                                       AND (help.team_id = %(team)s
                                            OR (%(every_team)s AND help.agency_id = %(agency)s)))))"""

FAMILY = f"""
SELECT family.id, family.holder_id, family.created_at, family.name, family.body_id, family.provisional,
       family.restricted, family.origin_holder_id, family.origin_family_id, family.sealed_at,
       family.version
  FROM families_family family
 WHERE family.id = %(family)s AND {OPEN}
"""

# The rule is that of `chronology.queries.told_elsewhere`: what is told of the same people on their other records.
TOLD_ELSEWHERE = f"""
SELECT DISTINCT ON (entry.source_kind, entry.source_id) entry.id
  FROM chronology_entry_person told
  JOIN chronology_entry entry ON entry.holder_id = told.holder_id AND entry.id = told.entry_id
  JOIN families_family family ON family.holder_id = entry.holder_id AND family.id = entry.family_id
 WHERE told.holder_id = %(holder)s AND told.person_id IN ({OTHERS})
   AND family.id <> %(family)s AND {OPEN} AND entry.seen_by = ANY(%(seen_by)s)
   AND NOT EXISTS (SELECT FROM chronology_entry_person named
                     JOIN families_person person ON person.holder_id = named.holder_id AND person.id = named.person_id
                    WHERE named.holder_id = %(holder)s AND named.entry_id = entry.id AND person.sealed_at IS NOT NULL)
   AND NOT EXISTS (SELECT FROM chronology_entry here
                    WHERE here.holder_id = %(holder)s AND here.family_id = %(family)s
                      AND here.source_kind = entry.source_kind AND here.source_id = entry.source_id)
 ORDER BY entry.source_kind, entry.source_id, entry.id
"""
HERE = "entry.family_id = %(family)s"
HERE_AND_ELSEWHERE = f"({HERE} OR entry.id = ANY(ARRAY({TOLD_ELSEWHERE})))"

# The rule is that of `chronology.queries.entries_for`: who may see it, and nothing that tells of a sealed person.
SEEN = """entry.holder_id = %(holder)s AND entry.seen_by = ANY(%(seen_by)s)
   AND entry.id NOT IN (SELECT told.entry_id FROM families_member member
                          JOIN families_person person
                            ON person.holder_id = member.holder_id AND person.id = member.person_id
                          JOIN chronology_entry_person told
                            ON told.holder_id = person.holder_id AND told.person_id = person.id
                         WHERE member.holder_id = %(holder)s AND member.family_id = %(family)s
                           AND person.sealed_at IS NOT NULL)"""

# In which other families somebody of this one is on record too: (family, its name, who).
ELSEWHERE = f"""
ARRAY(SELECT ARRAY[family.id::text, family.name, coalesce(nullif(person.known_as, ''), person.given_names)]
        FROM families_member theirs
        JOIN families_person person ON person.holder_id = theirs.holder_id AND person.id = theirs.person_id
        JOIN families_family family ON family.holder_id = theirs.holder_id AND family.id = theirs.family_id
       WHERE theirs.holder_id = %(holder)s AND theirs.person_id IN ({OTHERS}) AND family.id <> %(family)s AND {OPEN}
       ORDER BY theirs.id)
"""

PEOPLE = """
SELECT member.is_child, member.role, person.id, person.given_names, person.family_name, person.known_as, person.born,
       person.born_earliest, person.born_latest, person.born_as_told, person.died,
       person.first_language, person.interpreter,
       home.address AS home, home.postcode AS home_postcode,
       home.secret AS home_secret, home.since AS home_since,
       ARRAY(SELECT ARRAY[kin.kind, coalesce(nullif(other.known_as, ''), other.given_names), kin.tie]
               FROM families_relationship kin
               JOIN families_person other ON other.holder_id = kin.holder_id AND other.id = kin.other_id
              WHERE kin.holder_id = %(holder)s AND kin.person_id = person.id AND kin.ends IS NULL AND kin.withdrawn = ''
                AND other.sealed_at IS NULL
              ORDER BY kin.kind, other.born) AS kin,
       EXISTS (SELECT FROM families_same_person same
                WHERE same.holder_id = %(holder)s AND same.parted_at IS NULL AND same.person_id = person.id)
       OR EXISTS (SELECT FROM families_same_person same
                   WHERE same.holder_id = %(holder)s AND same.parted_at IS NULL AND same.same_as_id = person.id)
       AS joined
  FROM families_member member
  JOIN families_person person ON person.holder_id = member.holder_id AND person.id = member.person_id
  LEFT JOIN LATERAL (
       SELECT household.address, household.postcode, household.secret, living.starts AS since
         FROM families_household_member living
         JOIN families_household household
           ON household.holder_id = living.holder_id AND household.id = living.household_id
        WHERE living.holder_id = %(holder)s AND living.person_id = person.id
          AND (living.ends IS NULL OR living.ends >= %(today)s)
        ORDER BY living.starts DESC NULLS LAST LIMIT 1) home ON true
 WHERE member.holder_id = %(holder)s AND member.family_id = %(family)s AND person.sealed_at IS NULL
   AND (member.ends IS NULL OR member.ends >= %(today)s)
 ORDER BY member.is_child DESC, person.born NULLS LAST, person.id
"""

STATUSES = """
SELECT status.id, status.kind, status.starts, status.ends, status.destination,
       coalesce(nullif(person.known_as, ''), person.given_names) || ' ' || person.family_name AS child,
       ARRAY(SELECT category FROM families_status_category category
              WHERE category.holder_id = %(holder)s AND category.status_id = status.id ORDER BY category) AS categories
  FROM families_status status
  JOIN families_member member ON member.holder_id = status.holder_id AND member.person_id = status.person_id
  JOIN families_person person ON person.holder_id = status.holder_id AND person.id = status.person_id
 WHERE status.holder_id = %(holder)s AND member.family_id = %(family)s AND person.sealed_at IS NULL
   AND status.withdrawn = ''
 ORDER BY status.ends DESC NULLS FIRST, status.starts DESC, status.id
"""

HELP = """
SELECT what, worker_name, agency_name, starts, ends
  FROM families_involvement
 WHERE holder_id = %(holder)s AND family_id = %(family)s
 ORDER BY ends DESC NULLS FIRST, starts, id LIMIT 20
"""

EPISODES = """
SELECT episode.id, version.title, episode.key_worker_name, episode.agency_name, episode.opened, episode.closed
  FROM casework_episode episode
  JOIN practice_version version ON version.id = episode.programme_version_id
 WHERE episode.holder_id = %(holder)s AND episode.family_id = %(family)s
 ORDER BY episode.opened DESC, episode.id DESC LIMIT 10
"""

# The newest completed assessment by each instrument brings its answers: (row, child, carer, item, said), where
# somebody has answered.
ASSESSMENTS = """
SELECT listed.id, listed.stage, listed.started_on, listed.completed_at, listed.by_name, listed.practice_version_id,
       listed.title,
       CASE WHEN listed.completed_at IS NOT NULL AND listed.place = 1 THEN
            ARRAY(SELECT ARRAY[subject.id::text, subject.child_id::text, subject.carer_id::text, grade.item, grade.said]
                    FROM assessments_subject subject
                    JOIN assessments_grade grade
                      ON grade.holder_id = subject.holder_id AND grade.subject_id = subject.id
                   WHERE subject.holder_id = %(holder)s AND subject.assessment_id = listed.id
                     AND grade.said <> ''
                     AND NOT EXISTS (SELECT FROM families_person child
                                      WHERE child.holder_id = subject.holder_id AND child.id = subject.child_id
                                        AND child.sealed_at IS NOT NULL)
                   ORDER BY subject.id, grade.item)
       END AS grades
  FROM (SELECT assessment.*, version.title,
               row_number() OVER (PARTITION BY version.practice_id, completed_at IS NULL
                                      ORDER BY started_on DESC, assessment.id DESC) AS place
          FROM assessments_assessment assessment
          JOIN practice_version version ON version.id = assessment.practice_version_id
         WHERE assessment.holder_id = %(holder)s AND assessment.family_id = %(family)s) listed
 ORDER BY listed.started_on DESC, listed.id DESC LIMIT 10
"""


def facts(joined: bool) -> str:
    """Counted over the whole record; with what is told elsewhere, where somebody of the family is on record twice."""
    return f"""
SELECT count(*) AS worries_ever,
       count(*) FILTER (WHERE entry.happened > %(year_ago)s) AS worries_this_year,
       count(DISTINCT CASE entry.agency_name WHEN '' THEN entry.source_name ELSE entry.agency_name END)
             FILTER (WHERE entry.happened > %(year_ago)s) AS worry_sources,
       max(entry.happened) AS latest_worry,
       (SELECT due.due FROM families_due_date due
          JOIN families_pregnancy pregnancy ON pregnancy.holder_id = due.holder_id AND pregnancy.id = due.pregnancy_id
         WHERE due.holder_id = %(holder)s AND pregnancy.family_id = %(family)s AND pregnancy.outcome = 'expected'
         ORDER BY due.known_on DESC, due.id DESC LIMIT 1) AS baby_due,
       (SELECT pregnancy.id FROM families_pregnancy pregnancy
         WHERE pregnancy.holder_id = %(holder)s AND pregnancy.family_id = %(family)s AND pregnancy.outcome = 'expected'
         ORDER BY pregnancy.id DESC LIMIT 1) AS pregnancy_id,
       (SELECT max(visit.done_at) FROM casework_visit_person seen
          JOIN casework_visit visit ON visit.holder_id = seen.holder_id AND visit.id = seen.visit_id
          JOIN casework_episode episode ON episode.holder_id = visit.holder_id AND episode.id = visit.episode_id
         WHERE seen.holder_id = %(holder)s AND episode.family_id = %(family)s AND seen.seen_alone) AS seen_alone,
       {ELSEWHERE if joined else "'{}'::text[]"} AS elsewhere
  FROM chronology_entry entry
 WHERE {SEEN} AND {HERE_AND_ELSEWHERE if joined else HERE} AND entry.strand = 'worries'
"""


def happenings(joined: bool) -> str:
    """Without a strand, all of them. What is older than a key is found by its index, so the thousandth page is as
    quick."""
    return f"""
SELECT entry.id, entry.family_id, entry.happened, entry.strand, entry.title, entry.words, entry.source_name
  FROM chronology_entry entry
 WHERE {SEEN} AND {HERE_AND_ELSEWHERE if joined else HERE} AND (entry.happened, entry.id) < (%(before)s, %(before_id)s)
   AND (%(strand)s = '' OR entry.strand = %(strand)s)
 ORDER BY entry.happened DESC, entry.id DESC LIMIT %(many)s
"""
