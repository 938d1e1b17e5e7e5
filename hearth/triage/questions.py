"""The questions of the queue, as SQL. Written out, because the queue is open all day: building these from models took
longer than answering them. A list is read from a key on by its index, so the thousandth page is as quick as the first.
"""

# The rule is that of `queries.concerns_for`; a test asks both for everybody and compares the answers.
CONCERNS = """
SELECT id, reference, urgent, danger, decision_due, decided_at, taken_by_name, route, about_self,
       reporter_relationship, reporter_agency_name, channel
  FROM concerns_concern concern
 WHERE holder_id = %(holder)s
   AND (%(sees_restricted)s OR NOT EXISTS (
        SELECT FROM triage_confirmed_family confirmed
          JOIN families_family family ON family.holder_id = confirmed.holder_id AND family.id = confirmed.family_id
         WHERE confirmed.holder_id = concern.holder_id AND confirmed.concern_id = concern.id AND family.restricted))
   AND (%(sees_restricted)s OR NOT EXISTS (
        SELECT FROM triage_decision decision
         WHERE decision.holder_id = concern.holder_id AND decision.concern_id = concern.id AND decision.confined
           AND decision.replaced_at IS NULL))
   AND (decided_at IS NULL
        OR NOT EXISTS (
        SELECT FROM triage_confirmed_family confirmed
          JOIN families_family family ON family.holder_id = confirmed.holder_id AND family.id = confirmed.family_id
         WHERE confirmed.holder_id = concern.holder_id AND confirmed.concern_id = concern.id
           AND family.sealed_at IS NOT NULL)
        OR EXISTS (
        SELECT FROM worklist_item item
         WHERE item.holder_id = concern.holder_id AND item.kind = 'read-message' AND item.page_id = concern.id
           AND item.done_at IS NULL))
"""
STILL_OURS = "decided_at IS NULL AND passed_on_at IS NULL"  # a replaced council's worries are with whoever took over
UNDECIDED = f"{CONCERNS} AND {STILL_OURS} AND urgent = %(urgent)s AND (decision_due, id) > (%(at)s, %(id)s)"
BY_THE_CLOCK = "ORDER BY decision_due, id LIMIT %(many)s"

# Not the first worry about the family that somebody confirmed; a parent who asked for help has reported nothing, and
# what was found to be unsubstantiated does not count.
AGAIN = """EXISTS (
    SELECT FROM triage_confirmed_family own
      JOIN triage_confirmed_family other
        ON other.holder_id = own.holder_id AND other.family_id = own.family_id AND other.concern_id <> own.concern_id
      JOIN concerns_concern before ON before.holder_id = other.holder_id AND before.id = other.concern_id
      JOIN families_family family ON family.holder_id = own.holder_id AND family.id = own.family_id
     WHERE own.holder_id = concern.holder_id AND own.concern_id = concern.id AND family.sealed_at IS NULL
       AND before.route <> 'parent'
       AND NOT EXISTS (
           SELECT FROM triage_finding finding
            WHERE finding.holder_id = before.holder_id AND finding.concern_id = before.id
              AND finding.set_aside_at IS NULL))"""
# Decided, and the child is with nobody: asked and not accepted, or run out.
WITH_NOBODY = """concern.id IN (
    SELECT decision.concern_id FROM triage_holding holding
      JOIN triage_decision decision ON decision.holder_id = holding.holder_id AND decision.id = holding.decision_id
     WHERE holding.holder_id = %(holder)s AND holding.ended_at IS NULL AND decision.replaced_at IS NULL
       AND (holding.accepted_at IS NULL OR holding.until < %(today)s))"""
OF_ROUTE = "(%(route)s = '' OR route = %(route)s)"

WAITING = f"{UNDECIDED} AND {OF_ROUTE} {BY_THE_CLOCK}"
UNTAKEN = f"{UNDECIDED} AND taken_by_id IS NULL {BY_THE_CLOCK}"
REPEATED = f"{UNDECIDED} AND {AGAIN} {BY_THE_CLOCK}"
MINE = f"{UNDECIDED} AND taken_by_id = %(me)s {BY_THE_CLOCK}"
OVERDUE = f"{UNDECIDED} AND decision_due < %(now)s {BY_THE_CLOCK}"
BEFORE = f"{CONCERNS} AND (decided_at, id) < (%(at)s, %(id)s)"
THE_LATEST_FIRST = "ORDER BY decided_at DESC, id DESC LIMIT %(many)s"
DECIDED = f"{BEFORE} {THE_LATEST_FIRST}"
UNHELD = f"{BEFORE} AND {WITH_NOBODY} {THE_LATEST_FIRST}"

CHILDREN = """
SELECT id, concern_id, given_names, family_name, known_as, born, born_earliest, born_latest, born_as_told
  FROM concerns_reported_child
 WHERE holder_id = %(holder)s AND concern_id = ANY(%(concerns)s)
 ORDER BY position
"""

# Families that had help which has ended, and are told of again: the latest day that help ended, by worry. Holding a
# child is no help that ends.
HELP_ENDED = """
SELECT known.concern_id, max(help.ends)
  FROM triage_confirmed_family known
  JOIN families_family family ON family.holder_id = known.holder_id AND family.id = known.family_id
  JOIN families_involvement help ON help.holder_id = known.holder_id AND help.family_id = known.family_id
 WHERE known.holder_id = %(holder)s AND known.concern_id = ANY(%(concerns)s) AND help.ends IS NOT NULL
   AND help.source_kind <> 'triage.holding' AND family.sealed_at IS NULL
   AND (%(sees_restricted)s OR NOT family.restricted)
 GROUP BY known.concern_id
"""

# Everybody of the council's triage team, whoever asks too: to whom a worry may be given.
COLLEAGUES = """
SELECT DISTINCT account.name, account.id
  FROM access_membership membership
  JOIN access_user account ON account.id = membership.user_id
  JOIN access_team team ON team.id = membership.team_id
 WHERE team.agency_id = %(agency)s AND membership.role = ANY(%(roles)s) AND account.is_active
   AND membership.starts <= %(today)s AND membership.ended_at IS NULL
   AND (membership.ends IS NULL OR membership.ends >= %(today)s)
 ORDER BY account.name, account.id
"""
