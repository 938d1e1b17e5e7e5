"""The moves of a referral to a service. Plain Python."""

SENT, ACCEPTED, DECLINED, WITHDRAWN = "sent", "accepted", "declined", "withdrawn"
STATES = {
    SENT: "Waiting for an answer",
    ACCEPTED: "Accepted",
    DECLINED: "Declined",
    WITHDRAWN: "Withdrawn",
}
MOVES = {SENT: {ACCEPTED, DECLINED, WITHDRAWN}, ACCEPTED: set(), DECLINED: set(), WITHDRAWN: set()}
WORKING_DAYS_TO_ANSWER = 5


class MoveNotPossible(ValueError):
    """The referral has already been answered."""


def check_move(before: str, after: str) -> None:
    if after not in MOVES[before]:
        raise MoveNotPossible(f"This referral is “{STATES[before].lower()}” and cannot become “{STATES[after].lower()}”.")
