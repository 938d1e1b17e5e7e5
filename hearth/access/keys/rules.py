"""What a key looks like, what it may be allowed to do, and for how long. Plain Python."""

import re
import secrets
import string
from datetime import date

from dateutil.relativedelta import relativedelta

SEND_CONCERNS = "concerns:send"
READ_STATUS = "concerns:read-status"
SCOPES = {
    SEND_CONCERNS: "Send worries about children",
    READ_STATUS: "Read what became of the worries that this agency sent",
}
MONTHS = {"3": "Three months", "12": "One year", "24": "Two years"}
LONGEST_NAME = 80
MOST_KEYS = 50  # in use at once, for one agency

ALPHABET = string.ascii_letters + string.digits
SHOWN, HIDDEN = 8, 40  # characters; the hidden ones are 238 bits, which nobody guesses
WRITTEN = re.compile(rf"hearth_([A-Za-z0-9]{{{SHOWN}}})_[A-Za-z0-9]{{{HIDDEN}}}")


def new_secret() -> str:
    """hearth_8aKq2Zr1_… : says what it is, so that scanners of code find one that was left lying about."""
    return f"hearth_{_drawn(SHOWN)}_{_drawn(HIDDEN)}"


def prefix_of(secret: str) -> str:
    """The part that may be shown, to tell one key from another; nothing where it is no key."""
    found = WRITTEN.fullmatch(secret)
    return found[1] if found else ""


def expiry(months: str, today: date) -> date:
    """The last day on which it works."""
    return today + relativedelta(months=int(months))


def _drawn(count: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(count))
