"""Kinds of text and dates in the API, each with its sentence for what is wrong and its part of the description."""

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, WithJsonSchema

from hearth.concerns.rules import LONGEST_ACCOUNT, LONGEST_LINE, LONGEST_WORDS
from hearth.ui.days import today

MAILBOX = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+")
HIDDEN = re.compile(r"[\x00-\x1f]")
NO_NUL = r"^[^\u0000]*$"
ONE_LINE = r"^[^\u0000-\u001f]*$"


def _line(text: str) -> str:
    if HIDDEN.search(text):
        raise ValueError("This must be one line, without hidden characters.")
    return _no_longer_than(text, LONGEST_LINE)


def _words(text: str) -> str:
    return _no_longer_than(text, LONGEST_WORDS)


def _account(text: str) -> str:
    if not text.strip():
        raise ValueError("Tell us what worries you. A few words are enough.")
    return _no_longer_than(text, LONGEST_ACCOUNT)


def _no_longer_than(text: str, most: int) -> str:
    if "\x00" in text:
        raise ValueError("There is a hidden character in this that we cannot keep.")
    if len(text) > most:
        raise ValueError(f"This is {len(text):,} characters long. Shorten it to {most:,} or fewer.")
    return text


def _email(text: str) -> str:
    if text and not MAILBOX.fullmatch(_line(text)):
        raise ValueError("This is not an email address like name@example.com.")
    return text


def _born(day: date | None) -> date | None:
    if (day and not today().year - 26 <= day.year <= today().year) or (day and day > today()):
        raise ValueError("A child's date of birth must be in the past.")
    return day


LINE = Annotated[
    str,
    AfterValidator(_line),
    WithJsonSchema({"type": "string", "maxLength": LONGEST_LINE, "pattern": ONE_LINE}),
]
LINES = Annotated[
    str,
    AfterValidator(_words),
    WithJsonSchema({"type": "string", "maxLength": LONGEST_WORDS, "pattern": NO_NUL}),
]
ACCOUNT = Annotated[
    str,
    AfterValidator(_account),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": LONGEST_ACCOUNT, "pattern": r"\S"}),
]
EMAIL = Annotated[
    str,
    AfterValidator(_email),
    WithJsonSchema({"type": "string", "maxLength": LONGEST_LINE, "anyOf": [{"const": ""}, {"format": "email"}]}),
]
a_birthday = AfterValidator(_born)
