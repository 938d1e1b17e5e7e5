"""Ways to be answered, what may happen to a request, its clock. Plain Python."""

from collections.abc import Collection
from datetime import datetime

from hearth.concerns.rules import letters
from hearth.places.working_days import add_working_days

WAYS = {"message": "In writing", "call_back": "By telephone"}
TIMES = {"day": "On a weekday, by day", "evening": "On a weekday, in the evening", "weekend": "At the weekend"}
ENTRIES = {
    "asked": "Whoever asked",
    "answered": "The council wrote",
    "called": "The council rang, and they spoke",
    "tried": "The council rang, and nobody was reached",
}
TOLD = {
    "told": "Yes, I have told them",
    "will_be": "Not yet. They read it when they come back with their reference.",
    "unsafe": "No. Telling them could put a child at risk.",
}
WORKING_DAYS = 1
TRIES_BEFORE_CLOSING = 3
NOT_ANSWERED = (
    "Nobody has answered this yet. Write an answer, or speak with them; or try to ring three times before you close it."
)
NOT_FOR_THEM = (
    "Nothing can be sent to whoever asked: they work in the agency from which the allegation is kept, and no longer "
    "find their question. Whoever leads on the allegation says what they may hear, and from whom."
)
LONGEST_QUESTION = 4_000


def new_reference() -> str:
    """Not to be mistaken for a report's: ASK-7K3M-Q2XW."""
    return f"ASK-{letters(4)}-{letters(4)}"


def tidy_reference(written: str) -> str:
    """As it was given, whatever people made of its case, spaces and dashes."""
    plain = "".join(letter for letter in written.upper() if letter.isascii() and letter.isalnum())
    plain = plain.removeprefix("ASK")
    return "-".join(["ASK", plain[:4], plain[4:]]) if plain else ""


def answer_due(asked: datetime, nation: str) -> datetime:
    return add_working_days(asked, WORKING_DAYS, nation)


def may_close(entries: Collection[str]) -> bool:
    """`entries` are the kinds of what happened so far: nobody's question is closed in silence."""
    heard = "answered" in entries or "called" in entries
    return heard or list(entries).count("tried") >= TRIES_BEFORE_CLOSING
