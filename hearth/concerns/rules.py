"""References, clocks and limits of a report. Plain Python."""

import secrets
from datetime import datetime, time, timedelta

from hearth.places.working_days import add_working_days
from hearth.ui.days import LONDON, local
from hearth.ui.marked import marked

ROUTES = {
    "public": "The public page",
    "child": "A child’s or young person’s page",
    "parent": "A parent asks for help",
    "professional": "A professional's referral",
    "staff_log": "Logged by staff",
    "advice": "Somebody asked for advice",
}
CHANNELS = {
    "web": "The web",
    "telephone": "A telephone call",
    "desk": "Somebody at the desk",
    "visit": "Told or seen on a visit",
    "letter": "A letter or email",
    "police": "A police notice",
    "other": "Another system or agency",
}
LAWFUL_BASES = {  # marked words are in English here; the pages of whoever refers say them in Welsh too
    "public_task": marked("It is our public task to keep children safe"),
    "legal_obligation": marked("The law says that we must"),
    "vital_interests": marked("Somebody’s life or safety depends on it"),
    "legitimate_interests": marked("We are a charity or business, and a child’s safety comes first"),
}
RELATIONSHIPS = {  # of whoever told us to the child, as staff read it
    "family": "In the child’s family",
    "parent": "The child’s parent or carer",
    "friend": "A friend of the child or the family",
    "neighbour": "A neighbour",
    "work": "Knows the child through their work",
    "self": "The child or young person",
    "young_friend": "A child or young person who is their friend",
    "other": "Somebody else",
}
LAWFUL_BASES_MEAN = {
    "public_task": marked(
        "Keeping children safe is part of what your agency is there for. "
        "The usual answer for schools, health services, the police and councils."
    ),
    "legal_obligation": marked("A law tells you, in so many words, to pass this on."),
    "vital_interests": marked("Without it somebody might die or be badly hurt, now or soon."),
    "legitimate_interests": marked("The usual answer for charities, clubs and businesses."),
}
PARTS = {
    "child": marked("A child the worry is about"),
    "sibling": marked("A brother or sister, or another child in the home"),
    "unborn": marked("A baby not born yet"),
}
SEXES = {"F": "Girl", "M": "Boy", "U": "Not known"}

LONGEST_ACCOUNT = 10_000
LONGEST_WORDS = 4_000  # an answer of a few lines
LONGEST_LINE = 200
MOST_CHILDREN = 12
SAFE_BY_EMAIL = "By email"  # kept as it is: their word that email is safe, without conditions
COPY_NUMBERS = range(2, 10)  # behind a reference: of the same report at further councils
WORKING_DAYS = 1  # to decide, where a nation's practice file does not say otherwise

LETTERS = "2346789CDFGHJKMNPQRTVWXY"  # none that is mistaken for another, and no vowels to make words with


def letters(count: int) -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(count))


def new_reference() -> str:
    """What somebody writes down or says on the telephone: HTH-7K3M-Q2XW."""
    return f"HTH-{letters(4)}-{letters(4)}"


def tidy(written: str) -> str:
    """A reference or way back as it was given, whatever people made of its case, spaces and dashes."""
    plain = "".join(letter for letter in written.upper() if letter.isascii() and letter.isalnum())
    groups = [plain[start : start + 4] for start in range(3, len(plain), 4)]
    if plain.startswith("HTH"):
        return "-".join(["HTH", *groups])
    return "-".join(plain[start : start + 4] for start in range(0, len(plain), 4))


def without_copy_number(reference: str) -> str:
    """The report's own reference, from a copy's: HTH-7K3M-Q2XW-2 belongs to HTH-7K3M-Q2XW."""
    return "-".join(reference.split("-")[:3])


def decision_due(received: datetime, nation: str, *, today: bool, working_days: int = WORKING_DAYS) -> datetime:
    """By when somebody must decide. A child who may not be safe today has until midnight, weekend or not."""
    if today:
        return datetime.combine(local(received).date() + timedelta(days=1), time(), LONDON)
    return add_working_days(received, working_days, nation)
