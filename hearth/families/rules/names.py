"""Names, folded for looking up."""

import re
import unicodedata


def name_key(given_names: str, family_name: str) -> str:
    """A name folded for looking up: no accents, case, hyphens or apostrophes; first given name only.

    "Zoë Anne", "O'Brien-Smith" → "zoe obriensmith". The name itself is never changed.
    """
    first = given_names.split()[0] if given_names.split() else ""
    return " ".join(part for part in (_fold(first), _fold(family_name)) if part)


def called(given_names: str, known_as: str, family_name: str) -> str:
    """As a page names somebody: "Kit Fenn", by the name they go by."""
    return " ".join(part for part in (known_as or given_names, family_name) if part)


def _fold(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    return re.sub(r"[^\w]", "", "".join(letter for letter in plain if not unicodedata.combining(letter)))
