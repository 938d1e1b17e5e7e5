"""The duty manager's board: who has what, where each worry waits, what was challenged, what stood in the way.

Counts of the council's own register, for its duty managers. Each share has its denominator.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

from hearth.access.viewer import Viewer

STAGES_OVER, COUNTED_OVER = timedelta(days=28), timedelta(days=90)

# A sealed family is in no figure, nor what was decided about it.
OF_NOBODY_SEALED = """NOT EXISTS (
    SELECT FROM triage_confirmed_family known
      JOIN families_family family ON family.holder_id = known.holder_id AND family.id = known.family_id
     WHERE known.holder_id = {worry}.holder_id AND known.concern_id = {worry}.{key} AND family.sealed_at IS NOT NULL)"""
OF_A_WORRY = OF_NOBODY_SEALED.format(worry="concern", key="id")
OF_A_DECISION = OF_NOBODY_SEALED.format(worry="decision", key="concern_id")
WITH_WHOM = """
SELECT taken_by_name, count(*), count(*) FILTER (WHERE urgent), count(*) FILTER (WHERE decision_due < %(now)s),
       min(received_at)
  FROM concerns_concern
 WHERE holder_id = %(holder)s AND decided_at IS NULL AND passed_on_at IS NULL
 GROUP BY taken_by_name ORDER BY min(received_at)
"""
# How long each step took, in hours, of what was decided lately; a step that was not taken is not counted in it.
STAGES = f"""
WITH lately AS (
    SELECT concern.received_at, concern.decided_at,
           (SELECT min(at) FROM triage_taking taking
             WHERE taking.holder_id = concern.holder_id AND taking.concern_id = concern.id) AS taken_at,
           (SELECT min(confirmed_at) FROM triage_confirmed_family confirmed
             WHERE confirmed.holder_id = concern.holder_id AND confirmed.concern_id = concern.id) AS matched_at,
           (SELECT min(sent_at) FROM triage_answer answer
             WHERE answer.holder_id = concern.holder_id AND answer.concern_id = concern.id) AS told_at
      FROM concerns_concern concern
     WHERE holder_id = %(holder)s AND decided_at >= %(since)s AND {OF_A_WORRY})
SELECT count(*),
       count(taken_at), percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM taken_at - received_at)),
       count(matched_at), percentile_cont(0.5) WITHIN GROUP
           (ORDER BY extract(epoch FROM matched_at - coalesce(taken_at, received_at))),
       count(*), percentile_cont(0.5) WITHIN GROUP
           (ORDER BY extract(epoch FROM decided_at - coalesce(matched_at, taken_at, received_at))),
       count(told_at), percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM told_at - decided_at))
  FROM lately
"""
STAGE_NAMES = (
    "Received until taken",
    "Taken until somebody said who it is about",
    "From there until decided",
    "Decided until whoever told us was told",
)
CHALLENGES = f"""
SELECT count(*), count(*) FILTER (WHERE challenged), count(*) FILTER (WHERE changed), count(*) FILTER (WHERE late)
  FROM (SELECT bool_or(challenge.id IS NOT NULL) AS challenged, bool_or(challenge.changes) AS changed,
               bool_or(challenge.answered_at IS NULL AND challenge.due < %(now)s) AS late
          FROM triage_decision decision
          JOIN concerns_concern concern
            ON concern.holder_id = decision.holder_id AND concern.id = decision.concern_id
          LEFT JOIN triage_challenge challenge
            ON challenge.holder_id = decision.holder_id AND challenge.decision_id = decision.id
         WHERE decision.holder_id = %(holder)s AND decision.decided_at >= %(since)s AND concern.route = 'professional'
           AND {OF_A_DECISION}
         GROUP BY decision.id) each
"""
BARRIERS = f"""
SELECT barrier, count(*) FROM triage_decision decision, jsonb_array_elements_text(barriers) barrier
 WHERE holder_id = %(holder)s AND decided_at >= %(since)s AND replaced_at IS NULL AND {OF_A_DECISION}
 GROUP BY barrier ORDER BY count(*) DESC, barrier
"""
DECIDED = f"""
SELECT count(*) FROM triage_decision decision
 WHERE holder_id = %(holder)s AND decided_at >= %(since)s AND replaced_at IS NULL AND {OF_A_DECISION}
"""


@dataclass(frozen=True)
class Load:
    """What one worker has; nobody's where the name is empty."""

    name: str
    waiting: int
    urgent: int
    overdue: int
    oldest: datetime


@dataclass(frozen=True)
class Stage:
    """`median` in seconds, of the `counted` of `of` that went through it."""

    name: str
    counted: int
    of: int
    median: float | None


@dataclass(frozen=True)
class Challenged:
    """Decisions on professionals' referrals; of them challenged, changed, and not answered in time."""

    decisions: int
    challenged: int
    changed: int
    late: int


@dataclass(frozen=True)
class Board:
    loads: Sequence[Load]
    stages: Sequence[Stage]
    challenged: Challenged
    barriers: Sequence[tuple[str, int]]
    decided: int  # the denominator of the barriers


def board_for(viewer: Viewer) -> Board:
    """Five questions, none of them for each row."""
    now = timezone.now()
    counted = {"since": now - COUNTED_OVER, "now": now}
    (stages,) = _ask(viewer, STAGES, since=now - STAGES_OVER)
    (challenged,) = _ask(viewer, CHALLENGES, **counted)
    ((decided,),) = _ask(viewer, DECIDED, **counted)
    return Board(
        loads=[Load(*row) for row in _ask(viewer, WITH_WHOM, now=now)],
        stages=[
            Stage(name, stages[1 + 2 * place], stages[0], stages[2 + 2 * place])
            for place, name in enumerate(STAGE_NAMES)
        ],
        challenged=Challenged(*challenged),
        barriers=[(str(row[0]), int(row[1])) for row in _ask(viewer, BARRIERS, **counted)],
        decided=decided,
    )


def _ask(viewer: Viewer, question: str, **values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question, {"holder": viewer.holder_id, **values})
        return list(cursor.fetchall())
