"""Narrow columns for a table of 2.7 million rows: an area code in four bytes, which takes ten as text."""

import re
from typing import Any

from django.db import models

# England, Wales, Scotland, Northern Ireland, the Channel Islands, the Isle of Man, and areas across nations.
NATIONS = "EWSNLMJK"
PER_NATION = 100_000_000
AREA_CODE = re.compile(f"[{NATIONS}][0-9]{{8}}")


def number_of(code: str) -> int:
    """`E07000240` as a number: the nation's place in NATIONS, then the figures. Raises `ValueError`."""
    if not AREA_CODE.fullmatch(code):
        raise ValueError(f"“{code[:20]}” is not an area code (a letter and eight figures).")
    return NATIONS.index(code[0]) * PER_NATION + int(code[1:])


def code_of(number: int) -> str:
    """The area code that `number_of` made the number from."""
    nation, figures = divmod(number, PER_NATION)
    return f"{NATIONS[nation]}{figures:08d}"


class AreaCodeField(models.Field):  # type: ignore[type-arg]
    """Text such as `E07000240` in Python, an integer in the table."""

    def db_type(self, connection: Any) -> str:
        return "integer"

    def from_db_value(self, value: int | None, *_: Any) -> str | None:
        return None if value is None else code_of(value)

    def get_prep_value(self, value: str | None) -> int | None:
        return None if value is None else number_of(value)


class RealField(models.FloatField):  # type: ignore[type-arg]
    """Single precision: a position to half a metre."""

    def db_type(self, connection: Any) -> str:
        return "real"
