"""How a postcode is written: the display form people read, and the compact form we keep."""

import re
import unicodedata

LONGEST = 20  # nobody's postcode needs more, spaces and slips included
SHAPE = re.compile(r"(GIR|[A-Z]{1,2}[0-9][A-Z0-9]?) ?([0-9][A-Z]{2})")
# What a postcode file may hold: wider than SHAPE, because old postcodes (NPT, GIR) had a form of their own.
COMPACT_IN_FILES = re.compile(r"[A-Z][A-Z0-9]{1,3}[0-9][A-Z]{2}")


class NotAPostcode(ValueError):
    """The text cannot be a postcode; the message is fit for the person who typed it."""


def normalise(text: str) -> str:
    """The display form, one space before the last three characters: `al11aa` becomes `AL1 1AA`.

    Forgives case, spaces, hyphens and dots, full-width letters, and an O for the nought after the space.
    Raises `NotAPostcode`.
    """
    letters = re.sub(r"[\s.\-]", "", unicodedata.normalize("NFKC", text[: LONGEST + 1]))
    if len(text) <= LONGEST and letters.isascii():  # before upper(), which makes two letters of an ß
        found = SHAPE.fullmatch(_with_nought(letters.upper()))
        if found:
            return f"{found[1]} {found[2]}"
    raise NotAPostcode("That is not a full UK postcode. A postcode looks like AB1 2CD.")


def compact(postcode: str) -> str:
    """The display form without its space, the key of the postcode table."""
    return postcode.replace(" ", "")


def display(compacted: str) -> str:
    """The display form of a compact postcode."""
    return f"{compacted[:-3]} {compacted[-3:]}"


def _with_nought(letters: str) -> str:
    """The third character from the end is always a figure, so an O there can only be a nought."""
    return f"{letters[:-3]}0{letters[-2:]}" if letters[-3:-2] == "O" else letters
