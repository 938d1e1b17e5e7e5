"""The questions of the pages of one family's work and of a visit, as SQL. Written out, because they are open all day:
building these from models took several times as long as answering them. Each takes the holder, and says it."""

from hearth.casework.models import Episode, Visit
from hearth.families.models import Family
from hearth.practice.models import PracticeVersion
from hearth.scope.asking import Columns

EPISODE_COLUMNS = Columns(Episode, "episode")
FAMILY_COLUMNS = Columns(Family, "family")
# A version's body is large and read once a process: see practice.queries.definition_of.
VERSION_COLUMNS = Columns(PracticeVersion, "version", but=("body",))
VISIT_COLUMNS = Columns(Visit, "visit")

EPISODE_WHOLE = f"{EPISODE_COLUMNS}, {FAMILY_COLUMNS}, {VERSION_COLUMNS}"
WITH_FAMILY = """JOIN families_family family ON family.holder_id = episode.holder_id AND family.id = episode.family_id
  JOIN practice_version version ON version.id = episode.programme_version_id"""

# The rule is that of `queries.episodes.episodes_for`; a test asks both for everybody and compares the answers.
OPEN = """episode.holder_id = %(holder)s AND family.sealed_at IS NULL AND %(at_work)s
   AND (family.id = ANY(%(granted)s)
        OR ((%(every_team)s OR episode.team_id = %(team)s) AND (%(sees_restricted)s OR NOT family.restricted)))"""

# What is worked out of work that has ended is not asked of work that goes on. See `queries.endings` and `coming_back`.
EPISODE = f"""
SELECT {EPISODE_WHOLE},
       (SELECT risk.id FROM casework_risk risk
         WHERE risk.holder_id = %(holder)s AND risk.episode_id = episode.id AND risk.answered_on IS NULL
         ORDER BY risk.noticed_at, risk.id LIMIT 1) AS risk_id,
       EXISTS (SELECT FROM casework_look_again look
                WHERE look.holder_id = %(holder)s AND look.episode_id = episode.id AND look.looked_on IS NULL)
       AS reopened,
       episode.closed IS NOT NULL AND EXISTS (
       SELECT FROM casework_visit visit
         JOIN casework_visit_person there ON there.holder_id = visit.holder_id AND there.visit_id = visit.id
        WHERE visit.holder_id = %(holder)s AND visit.episode_id = episode.id AND visit.state = 'done' AND there.seen)
       AS was_seen,
       CASE WHEN episode.closed IS NOT NULL THEN
            ARRAY(SELECT review.phase FROM casework_review review
                   WHERE review.holder_id = %(holder)s AND review.episode_id = episode.id
                     AND review.held_on IS NOT NULL) END AS phases_reviewed,
       CASE WHEN episode.closed IS NOT NULL THEN
            (SELECT review.outcome FROM casework_review review
              WHERE review.holder_id = %(holder)s AND review.episode_id = episode.id AND review.held_on IS NOT NULL
              ORDER BY review.held_on DESC, review.id DESC LIMIT 1) END AS last_outcome,
       episode.closed IS NOT NULL AND EXISTS (
       SELECT FROM casework_participant participant
         JOIN families_status status
           ON status.holder_id = participant.holder_id AND status.person_id = participant.person_id
        WHERE participant.holder_id = %(holder)s AND participant.episode_id = episode.id
          AND status.destination = 'stepped_up' AND status.ends BETWEEN episode.opened AND episode.closed)
       AS status_stepped_up,
       CASE WHEN episode.closed IS NOT NULL THEN
            (SELECT min(entry.happened) FROM chronology_entry entry
              WHERE entry.holder_id = %(holder)s AND entry.family_id = episode.family_id
                AND entry.strand = 'worries' AND entry.happened > episode.closed AND entry.seen_by = ANY(%(seen_by)s)
                AND NOT EXISTS (SELECT FROM chronology_entry_person named
                                  JOIN families_person person
                                    ON person.holder_id = named.holder_id AND person.id = named.person_id
                                 WHERE named.holder_id = %(holder)s AND named.entry_id = entry.id
                                   AND person.sealed_at IS NOT NULL)) END AS worried_again
  FROM casework_episode episode
  {WITH_FAMILY}
 WHERE episode.id = %(episode)s AND {OPEN}
"""
FACTS = ("risk_id", "reopened", "was_seen", "phases_reviewed", "last_outcome", "status_stepped_up", "worried_again")

MET = """SELECT person.id FROM casework_visit_person there
         JOIN families_person person ON person.holder_id = there.holder_id AND person.id = there.person_id
        WHERE there.holder_id = %(holder)s AND there.visit_id = visit.id AND person.sealed_at IS NULL"""
VISIT = f"""
SELECT {VISIT_COLUMNS}, {EPISODE_WHOLE},
       ARRAY({MET} AND there.seen) AS saw,
       ARRAY({MET} AND there.seen_alone) AS saw_alone,
       EXISTS (SELECT FROM casework_check_in away
                WHERE away.holder_id = %(holder)s AND away.visit_id = visit.id AND away.back_at IS NULL) AS out
  FROM casework_visit visit
  JOIN casework_episode episode ON episode.holder_id = visit.holder_id AND episode.id = visit.episode_id
  {WITH_FAMILY}
 WHERE visit.holder_id = %(holder)s AND visit.id = %(visit)s AND {OPEN}
"""
FACTS_OF_VISIT = ("saw", "saw_alone", "out")

# The rule is that of `queries.episode.people_in`: those who take part, or did when it closed, and nobody sealed.
WITH_PEOPLE = """
SELECT participant.person_id, person.given_names, person.known_as, person.family_name, person.born,
       person.born_as_told, member.is_child, member.role
  FROM casework_participant participant
  JOIN casework_episode episode ON episode.holder_id = participant.holder_id AND episode.id = participant.episode_id
  JOIN families_person person ON person.holder_id = participant.holder_id AND person.id = participant.person_id
  LEFT JOIN families_member member ON member.holder_id = participant.holder_id
                                  AND member.family_id = episode.family_id AND member.person_id = person.id
 WHERE participant.holder_id = %(holder)s AND participant.episode_id = %(episode)s AND person.sealed_at IS NULL
   AND (participant.ends IS NULL OR participant.ends = episode.closed {also})
 ORDER BY member.is_child DESC NULLS LAST, person.born_earliest NULLS LAST, participant.id
"""
PEOPLE = WITH_PEOPLE.format(also="")
# Who took part on that day, or was written down as seen.
PEOPLE_AT = WITH_PEOPLE.format(also="OR participant.ends >= %(day)s OR participant.person_id = ANY(%(seen)s)")

HELPING = """
SELECT what, worker_name, agency_name, starts
  FROM families_involvement
 WHERE holder_id = %(holder)s AND family_id = %(family)s AND (ends IS NULL OR ends >= %(today)s)
 ORDER BY starts, id
"""

# A goal of a sealed child is nobody's to read.
GOALS = """
SELECT goal.id, goal.words, goal.baseline, goal.target, goal.who, goal.by_when, goal.dropped_reason,
       person.given_names, person.known_as, person.family_name, latest.value AS latest, latest.on AS latest_on
  FROM casework_goal goal
  LEFT JOIN families_person person ON person.holder_id = goal.holder_id AND person.id = goal.person_id
  LEFT JOIN LATERAL (
       SELECT rating.value, rating.on FROM casework_goal_rating rating
        WHERE rating.holder_id = %(holder)s AND rating.goal_id = goal.id
        ORDER BY rating.on DESC LIMIT 1) latest ON true
 WHERE goal.holder_id = %(holder)s AND goal.episode_id = %(episode)s AND person.sealed_at IS NULL
 ORDER BY goal.dropped_reason, goal.by_when, goal.id
"""

# Without their notes, which the page does not show.
VISITS = """
SELECT visit.id, visit.state, visit.planned_for, visit.done_at, visit.purpose, visit.reason,
       coalesce(there.saw, '{}') AS saw, coalesce(there.saw_alone, '{}') AS saw_alone
  FROM casework_visit visit
  LEFT JOIN LATERAL (
       SELECT array_agg(person.given_names ORDER BY person.born, person.id) FILTER (WHERE met.seen) AS saw,
              array_agg(person.given_names ORDER BY person.born, person.id) FILTER (WHERE met.seen_alone) AS saw_alone
         FROM casework_visit_person met
         JOIN families_person person ON person.holder_id = met.holder_id AND person.id = met.person_id
        WHERE met.holder_id = %(holder)s AND met.visit_id = visit.id AND person.sealed_at IS NULL) there ON true
 WHERE visit.holder_id = %(holder)s AND visit.episode_id = %(episode)s
 ORDER BY visit.planned_for DESC, visit.id DESC
"""

REVIEWS = """
SELECT review.id, review.due, review.held_on, review.attended, review.outcome, review.family_view,
       ARRAY(SELECT person.given_names FROM casework_review_person there
               JOIN families_person person ON person.holder_id = there.holder_id AND person.id = there.person_id
              WHERE there.holder_id = %(holder)s AND there.review_id = review.id AND person.sealed_at IS NULL
              ORDER BY person.born, person.id) AS were_there
  FROM casework_review review
 WHERE review.holder_id = %(holder)s AND review.episode_id = %(episode)s
 ORDER BY review.due, review.id
"""

OBSERVATIONS = """
SELECT person_id, measure, stage, value FROM casework_observation
 WHERE holder_id = %(holder)s AND episode_id = %(episode)s
"""

LATEST_MOVE = """
SELECT id, direction, to_agency, state, holder_name, answer_by FROM casework_move
 WHERE holder_id = %(holder)s AND episode_id = %(episode)s ORDER BY asked_at DESC, id DESC LIMIT 1
"""

# The episode as it stands now, held until the transaction ends.
LOCKED = f"""
SELECT {EPISODE_WHOLE}
  FROM casework_episode episode
  {WITH_FAMILY}
 WHERE episode.holder_id = %(holder)s AND episode.id = %(episode)s
   FOR UPDATE OF episode
"""
