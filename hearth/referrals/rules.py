"""The moves of a referral to a service, and what one must say. Plain Python."""

from dataclasses import dataclass

SENT, ACCEPTED, DECLINED, WITHDRAWN = "sent", "accepted", "declined", "withdrawn"
STATES = {
    SENT: "Waiting for an answer",
    ACCEPTED: "Accepted",
    DECLINED: "Declined",
    WITHDRAWN: "Withdrawn",
}
MOVES = {SENT: {ACCEPTED, DECLINED, WITHDRAWN}, ACCEPTED: set(), DECLINED: set(), WITHDRAWN: set()}
BY_THE_ASKER = frozenset({SENT, WITHDRAWN})
WORKING_DAYS_TO_ANSWER = 5


class MoveNotPossible(ValueError):
    """The referral has already been answered."""


class NotAReferral(ValueError):
    """Something a referral must say is missing. A sentence for the person who typed it."""


def check_move(before: str, after: str) -> None:
    if after not in MOVES[before]:
        was, wanted = STATES[before].lower(), STATES[after].lower()
        raise MoveNotPossible(f"This referral is “{was}” and cannot become “{wanted}”.")


@dataclass(frozen=True)
class Asking:
    """What one agency asks of another. Consent is never a condition: telling the family, or why not, is."""

    programme: str
    reason: str
    lawful_basis: str
    family_told: bool
    why_not_told: str = ""
    referral_reasons: tuple[str, ...] = ()  # ids of the programme's own list
    history: str = ""  # what is shared of earlier worries, chosen by a person


def check_asking(asking: Asking) -> None:
    if not asking.reason.strip():
        raise NotAReferral("Say why you are referring this family.")
    if not asking.lawful_basis.strip():
        raise NotAReferral("Say on which lawful basis you are sharing this.")
    if not asking.family_told and not asking.why_not_told.strip():
        raise NotAReferral("Say why the family has not been told.")
