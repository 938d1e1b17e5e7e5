from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hearth.casework.models import Move
from hearth.casework.rules.moves import ACCEPTED, ASKED, DOWN, STATES, UP
from hearth.referrals.handovers.rules import ACCEPTED as HANDOVER_ACCEPTED
from hearth.referrals.handovers.rules import STATES as HANDOVER_STATES
from hearth.ui import days


@dataclass(frozen=True)
class MovePage:
    title: str
    rows: list[dict[str, Any]]
    meanwhile: str
    late: bool
    handover: str  # what the other agency answered in Hearth
    next: str  # what to do now that it is answered


def move_page(move: Move, now: datetime) -> MovePage:
    late = move.state == ASKED and move.answer_by < now
    rows = [
        ("Who is asked", ", ".join(part for part in (move.to_name, move.to_agency) if part)),
        ("Asked", f"{days.day_and_time(move.asked_at)}, by {move.asked_by}"),
        ("Answer by", days.day_and_time(move.answer_by)),
        ("Stays in touch", move.stays_in_touch),
        ("Why", move.why),
        ("Answer", f"{STATES[move.state]}. {move.answered_by}".rstrip(". ") if move.state != ASKED else ""),
        ("What they said", move.answer),
    ]
    return MovePage(
        title=f"{'Step up' if move.direction == UP else 'Step down'}: {move.episode.family}",
        rows=[{"question": label, "answer": words} for label, words in rows if words],
        meanwhile=f"{move.holder_name} has the family until somebody accepts it." if move.state == ASKED else "",
        late=late,
        handover=_handover(move),
        next=_next(move),
    )


def _handover(move: Move) -> str:
    if move.handover is None:
        return ""
    words = HANDOVER_STATES[move.handover.state].lower()
    who = f" by {move.handover.answered_by}" if move.handover.answered_by else ""
    return f"In Hearth: {words}{who}."


def answered_there(move: Move) -> dict[str, str]:
    """What the other agency has answered, for the form; nothing while it has not."""
    handover = move.handover
    if handover is None or not handover.answered_by:
        return {}
    accepted = handover.state == HANDOVER_ACCEPTED
    words = handover.answer or ("They hold the family now." if accepted else "")
    return {"accepted": "yes" if accepted else "no", "words": words, "by_whom": handover.answered_by}


def _next(move: Move) -> str:
    if move.state != ACCEPTED or move.episode.closed:
        return ""
    if move.direction == DOWN:
        return f"End the work. {move.stays_in_touch} stays in touch."
    if move.lead_stays:
        return "You go on leading. The work goes on as before, in the team that they lead with you."
    return "They lead now. End the work when the family knows."
