"""The questions of the family page, as SQL. Written out, because the page is opened all day: building these from
models took four times as long as answering them. Each takes the holder and the family, and says both."""

FACTS = """
SELECT (SELECT count(*) FROM chronology_entry
         WHERE holder_id = %(holder)s AND family_id = %(family)s AND strand = 'worries') AS worries_ever,
       recent.worries_this_year,
       recent.worry_sources,
       (SELECT max(happened) FROM chronology_entry
         WHERE holder_id = %(holder)s AND family_id = %(family)s AND strand = 'worries') AS latest_worry,
       (SELECT due.due FROM families_due_date due
          JOIN families_pregnancy pregnancy ON pregnancy.holder_id = due.holder_id AND pregnancy.id = due.pregnancy_id
         WHERE due.holder_id = %(holder)s AND pregnancy.family_id = %(family)s AND pregnancy.outcome = 'expected'
         ORDER BY due.known_on DESC, due.id DESC LIMIT 1) AS baby_due,
       (SELECT max(visit.done_at) FROM casework_visit_person seen
          JOIN casework_visit visit ON visit.holder_id = seen.holder_id AND visit.id = seen.visit_id
          JOIN casework_episode episode ON episode.holder_id = visit.holder_id AND episode.id = visit.episode_id
         WHERE seen.holder_id = %(holder)s AND episode.family_id = %(family)s AND seen.seen_alone) AS seen_alone
  FROM (SELECT count(*) AS worries_this_year, count(DISTINCT source_name) AS worry_sources FROM chronology_entry
         WHERE holder_id = %(holder)s AND family_id = %(family)s AND strand = 'worries'
           AND happened > %(year_ago)s) recent
"""

PEOPLE = """
SELECT member.is_child, member.role, person.*, home.address AS home, home.postcode AS home_postcode,
       home.secret AS home_secret, home.since AS home_since,
       ARRAY(SELECT ARRAY[kin.kind, coalesce(nullif(other.known_as, ''), other.given_names), kin.tie]
               FROM families_relationship kin
               JOIN families_person other ON other.holder_id = kin.holder_id AND other.id = kin.other_id
              WHERE kin.holder_id = %(holder)s AND kin.person_id = person.id AND kin.ends IS NULL
              ORDER BY kin.kind, other.born) AS kin
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
 WHERE member.holder_id = %(holder)s AND member.family_id = %(family)s
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
 WHERE status.holder_id = %(holder)s AND member.family_id = %(family)s
 ORDER BY status.ends DESC NULLS FIRST, status.starts DESC, status.id
"""
