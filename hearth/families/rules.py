"""Ages, names and statuses. Plain Python."""

import re
import unicodedata
from datetime import date

from dateutil.relativedelta import relativedelta

EARLY_PREGNANCY_WEEKS = 20
PREGNANCY_WEEKS = 40


def name_key(given_names: str, family_name: str) -> str:
    """A name folded for looking up: no accents, case, hyphens or apostrophes; first given name only.

    "Zoë Anne", "O'Brien-Smith" → "zoe obriensmith". The name itself is never changed.
    """
    first = given_names.split()[0] if given_names.split() else ""
    return " ".join(part for part in (_fold(first), _fold(family_name)) if part)


def _fold(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    return re.sub(r"[^\w]", "", "".join(letter for letter in plain if not unicodedata.combining(letter)))


def age_on(born: date, day: date) -> int:
    """Whole years, as people count: a child born on 29 February has a birthday on 28 February in common years."""
    return relativedelta(day, born).years


def weeks_pregnant(due: date, on: date) -> int:
    """Completed weeks of pregnancy on a day, from the due date known that day (40 weeks at the due date)."""
    return PREGNANCY_WEEKS - -(-(due - on).days // 7)


def on_a_day(starts: date | None, ends: date | None, day: date) -> bool:
    """Was a dated period true on this day? Both ends are inclusive."""
    return (starts is None or starts <= day) and (ends is None or day <= ends)
