"""Who holds a family while it goes over, and what must be said. Plain Python."""

from dataclasses import dataclass

ASKED, ACCEPTED, REFUSED, REVOKED = "asked", "accepted", "refused", "revoked"
STATES = {
    ASKED: "Waiting for an answer",
    ACCEPTED: "Accepted",
    REFUSED: "Refused",
    REVOKED: "No longer asked",
}
WORKING_DAYS_TO_ANSWER = 2


class NotAHandover(ValueError):
    """Something is missing, or it is too late. A sentence for the person who typed it."""


@dataclass(frozen=True)
class Going:
    """What is said to the agency that is to hold the family."""

    why: str
    history: str
    lawful_basis: str
    family_told: bool
    why_not_told: str = ""


def check(going: Going) -> None:
    if not going.why.strip():
        raise NotAHandover("Say why the family goes over to them.")
    if not going.history.strip():
        raise NotAHandover("Write what they must know of what came before.")
    if not going.lawful_basis.strip():
        raise NotAHandover("Say on which lawful basis you share this.")
    if not going.family_told and not going.why_not_told.strip():
        raise NotAHandover("Say why the family has not been told.")


def check_open(state: str) -> None:
    if state != ASKED:
        raise NotAHandover(f"This handover is “{STATES[state].lower()}” already. Nothing of yours was saved.")


def holder_now(state: str, from_agency: str, to_agency: str) -> str:
    """Who holds the family: never nobody, never both."""
    return to_agency if state == ACCEPTED else from_agency
