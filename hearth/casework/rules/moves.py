"""Up to statutory services, or down to lighter help: who has the family meanwhile, and by when there is an answer."""

from hearth.casework.rules import NotPossible

UP, DOWN = "up", "down"
DIRECTIONS = {UP: "Step up", DOWN: "Step down"}
ASKED, ACCEPTED, DECLINED, WITHDRAWN = "asked", "accepted", "declined", "withdrawn"
STATES = {
    ASKED: "Waits for an answer",
    ACCEPTED: "Accepted",
    DECLINED: "Declined",
    WITHDRAWN: "Taken back",
}


def check_answer(state: str, answer: str) -> None:
    if state != ASKED:
        raise NotPossible(f"This has been answered already: {STATES[state].lower()}.")
    if not answer.strip():
        raise NotPossible("Say what they will do, or why they decline.")


def check_asking(direction: str, stays_in_touch: str) -> None:
    if direction == DOWN and not stays_in_touch.strip():
        raise NotPossible("Say who stays in touch with the family: somebody they know by name.")
