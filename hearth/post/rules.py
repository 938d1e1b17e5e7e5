"""When a message is tried again, and when a person is told of it. Plain Python."""

from datetime import datetime, timedelta

WAITING, SENT, UNDELIVERED, DEALT_WITH = "waiting", "sent", "undelivered", "dealt_with"
STATES = {
    WAITING: "Waiting",
    SENT: "Sent",
    UNDELIVERED: "Could not be delivered",
    DEALT_WITH: "Dealt with by a person",
}
TRIES = 10  # with the waits below, over four hours
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(hours=2)
ONE_TRY = timedelta(minutes=2)  # so long, one try may last before another may begin
DANGER_MAY_WAIT = timedelta(hours=1)  # then a person is told, though it is still tried


def wait_after(tries: int, chance: float) -> timedelta:
    """Twice as long each time. `chance`, 0 to 1, spreads it from three to five quarters of that.

    So ten thousand messages that failed together do not come back together.
    """
    doubled: timedelta = min(FIRST_WAIT * 2 ** min(tries - 1, 20), LONGEST_WAIT)
    return doubled * (0.75 + chance / 2)


def has_tried_enough(tries: int) -> bool:
    return tries >= TRIES


def must_be_told(*, urgent: bool, since: datetime, now: datetime) -> bool:
    """A report of danger waits an hour for its delivery, no longer."""
    return urgent and now - since >= DANGER_MAY_WAIT


def channel_for(to: str) -> str:
    """What kind of address it is: webhook, email or text."""
    if to.startswith(("https://", "http://")):
        return "webhook"
    return "email" if "@" in to else "text"
