"""What was promised, compared with what is in the database, as its owner."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass
class Outcome:
    """Figures by name, and each broken promise as a sentence."""

    figures: dict[str, float] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)

    def insist(self, kept: bool, sentence: str) -> None:
        if not kept:
            self.broken.append(sentence)


WHAT_FOLLOWS = {
    "child": "SELECT concern_id::text FROM concerns_reported_child",
    "audit event": "SELECT subject_id FROM audit_event WHERE subject_kind = 'concerns.concern' AND verb = 'received'",
    "work item": "SELECT source_id::text FROM worklist_item WHERE kind = 'decide'",
    "post message": "SELECT about_id::text FROM post_message WHERE about_kind = 'concerns.concern'",
    "job": """SELECT about_id::text FROM post_message
              JOIN procrastinate_jobs ON args ->> 'message_id' = post_message.id::text
              WHERE about_kind = 'concerns.concern'""",
}
"""For each kept report there must be exactly one of each, written in the same transaction."""


def check_kept(outcome: Outcome, council: str, references: Mapping[str, str]) -> None:
    """Every acknowledged report is there once, under the reference that was given, with all that follows from it."""
    kept, promised = _kept(council), set(references.values())
    lost, doubles = promised - kept, kept - promised
    outcome.figures["reports acknowledged"] = len(references)
    outcome.figures["… lost"] = len(lost)
    outcome.figures["… kept twice"] = len(doubles)
    outcome.insist(len(promised) == len(references), "Two reports were given the same reference.")
    outcome.insist(not lost, f"{len(lost):,} acknowledged reports are not there.")
    outcome.insist(not doubles, f"{len(doubles):,} reports are there that no acknowledgement names: kept twice.")
    for name, source in WHAT_FOLLOWS.items():
        wrong = _without_exactly_one(council, source)
        outcome.insist(not wrong, f"{wrong:,} reports have no {name}, or more than one.")


def check_log(outcome: Outcome) -> None:
    from hearth.audit.verifying import problems

    found, events, _ = problems()
    outcome.figures["events in the log"] = events
    outcome.insist(not found, f"The log does not verify: {' '.join(found[:3])}")


def _kept(council: str) -> set[str]:
    """The references of every report to this council; the database allows each once."""
    return {str(row[0]) for row in _rows("SELECT reference FROM concerns_concern WHERE body_id = %s", council)}


def _without_exactly_one(council: str, source: str) -> int:
    question = f"""
        WITH found AS (SELECT id, count(*) AS times FROM ({source}) AS source(id) GROUP BY id)
        SELECT count(*) FROM concerns_concern LEFT JOIN found ON found.id = concerns_concern.id::text
        WHERE body_id = %s AND times IS DISTINCT FROM 1
    """
    return int(str(_rows(question, council)[0][0]))


def _rows(question: str, council: str) -> list[tuple[object, ...]]:
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute(question, [council])
        return list(cursor.fetchall())
