"""The board in finished words."""

from datetime import datetime

from hearth.practice.definitions.nation import Nation
from hearth.triage.board import Board, Challenged
from hearth.ui.days import ago, plural

HOUR, DAY = 3600, 24 * 3600


def loads(board: Board) -> list[list[str]]:
    return [
        [each.name or "Nobody yet", f"{each.waiting:,}", f"{each.urgent:,}", f"{each.overdue:,}", _ago(each.oldest)]
        for each in board.loads
    ]


def _ago(moment: datetime) -> str:
    return ago(moment.date())


def stages(board: Board) -> list[list[str]]:
    return [[each.name, length(each.median), f"{each.counted:,} of {each.of:,}"] for each in board.stages]


def length(seconds: float | None) -> str:
    """A median, as a person says it."""
    if seconds is None:
        return "Nothing yet"
    if seconds < HOUR:
        return plural(max(round(seconds / 60), 0), "minute")
    if seconds < 2 * DAY:
        return plural(round(seconds / HOUR), "hour")
    return plural(round(seconds / DAY), "day")


def challenged(found: Challenged) -> str:
    if not found.decisions:
        return "No professional’s referral has been decided in the last 90 days."
    late = f" {plural(found.late, 'answer')} overdue." if found.late else ""
    said = (
        f"In the last 90 days professionals challenged {found.challenged:,} of {found.decisions:,} decisions on their"
    )
    led = f"; {found.changed:,} of {found.challenged:,} challenges led to a new decision" if found.challenged else ""
    return f"{said} referrals{led}.{late}"


def barriers(board: Board, nation: Nation) -> list[list[str]]:
    labels = {each.id: each.label for each in nation.barriers}
    return [[labels.get(id, id), f"{count:,} of {board.decided:,}"] for id, count in board.barriers]
