"""A CSV of councils' contact routes: every bad line is named, and nothing is loaded while there is one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from urllib.parse import urlsplit

from hearth.places.models import ContactRoute
from hearth.places.reference.files import rows_of
from hearth.ui.days import today
from hearth.ui.errors import BadInput

COLUMNS = (
    *("body", "audience", "kind", "value", "hours", "days", "opens", "closes"),
    *("out_of_hours", "verified_on", "verified_by"),
)
MUST_HAVE = ("body", "audience", "kind", "value", "verified_on", "verified_by")
MOST_TOLD = 50
PHONE = re.compile(r"\+?[0-9][0-9 ()]{2,24}")
EMAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+")
YES_AND_NO = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False, "": False}


@dataclass(frozen=True, slots=True)
class RouteRow:
    """One way to reach a body, as a row of the file has it."""

    body: str
    audience: str
    kind: str
    value: str
    hours: str
    days: str
    opens: time | None
    closes: time | None
    out_of_hours: bool
    verified_on: date
    verified_by: str


def read_routes(path: Path, bodies: Mapping[str, str]) -> list[RouteRow]:
    """`bodies`: each id and code to the id. Raises `BadInput` with a sentence for every bad line."""
    found, wrong = [], []
    for line, row in rows_of(path, COLUMNS):
        try:
            found.append(_row(row, bodies))
        except ValueError as problem:
            wrong.append(f"{path.name}, line {line}: {problem}")
    if wrong:
        more = [f"{len(wrong) - MOST_TOLD} more lines are wrong."] if len(wrong) > MOST_TOLD else []
        raise BadInput("\n".join([*wrong[:MOST_TOLD], *more]))
    if not found:
        raise BadInput(f"{path.name} holds a header and no routes.")
    return found


def _row(row: Mapping[str, str], bodies: Mapping[str, str]) -> RouteRow:
    if missing := [name for name in MUST_HAVE if not row[name]]:
        raise ValueError(f"{' and '.join(missing)} must not be empty.")
    if row["body"] not in bodies:
        raise ValueError(f"no responsible body has the id or code “{row['body'][:40]}”.")
    opens, closes = _clock("opens", row["opens"]), _clock("closes", row["closes"])
    if (opens is None) != (closes is None):
        raise ValueError("give both opens and closes, or neither for a line that is always answered.")
    if opens and closes and opens >= closes:
        raise ValueError("it closes before it opens. Write a line that is open past midnight as two rows.")
    return RouteRow(
        body=bodies[row["body"]],
        audience=_one_of("audience", row["audience"], ContactRoute.Audience.values),
        kind=_one_of("kind", row["kind"], ContactRoute.Kind.values),
        value=_value(row["kind"], row["value"]),
        hours=_no_longer("hours", row["hours"], 200),
        days=_days(row["days"]),
        opens=opens,
        closes=closes,
        out_of_hours=_yes_or_no(row["out_of_hours"]),
        verified_on=_day(row["verified_on"]),
        verified_by=_no_longer("verified_by", row["verified_by"], 200),
    )


def _one_of(name: str, text: str, known: list[str]) -> str:
    if text not in known:
        raise ValueError(f"{name} must be one of {', '.join(known)}, not “{text[:40]}”.")
    return text


def _value(kind: str, text: str) -> str:
    _no_longer("value", text, 300)
    if kind == "phone" and not PHONE.fullmatch(text):
        raise ValueError(f"“{text[:40]}” is not a telephone number.")
    if kind == "email" and not EMAIL.fullmatch(text):
        raise ValueError(f"“{text[:40]}” is not an email address.")
    if kind == "web" and not _is_page(text):
        raise ValueError(f"“{text[:60]}” is not the address of a page: it begins with https://.")
    return text


def _is_page(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme == "https" and "." in parts.netloc and not re.search(r"[\s<>\"]", text)


def _no_longer(name: str, text: str, most: int) -> str:
    if len(text) > most or any(ord(letter) < 32 for letter in text):
        raise ValueError(f"{name} must be one line of at most {most} characters.")
    return text


def _days(text: str) -> str:
    if text and not re.fullmatch("[1-7]+", text):
        raise ValueError(f"days are figures from 1 for Monday to 7 for Sunday, such as 12345, not “{text[:20]}”.")
    return "".join(sorted(set(text))) or "12345"


def _clock(name: str, text: str) -> time | None:
    if not text:
        return None
    if not re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", text):
        raise ValueError(f"{name} must be a time like 08:30, not “{text[:20]}”.")
    return time.fromisoformat(text)


def _yes_or_no(text: str) -> bool:
    if text.lower() not in YES_AND_NO:
        raise ValueError(f"out_of_hours must be yes or no, not “{text[:20]}”.")
    return YES_AND_NO[text.lower()]


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"“{text[:20]}” is not a date like 2027-04-01.") from None
    if day > today():
        raise ValueError(f"it was verified on {text}, which is still to come.")
    return day
