"""The keys that files are sealed with, as the environment gives them."""

from hearth.ui.errors import BadInput

LENGTH = 32


def keys_in(given: str) -> dict[str, bytes]:
    """`2026b:<64 hex digits>,2026a:<64 hex digits>`; the first seals, all of them open."""
    keys: dict[str, bytes] = {}
    for part in filter(None, (each.strip() for each in given.split(","))):
        name, _, digits = part.partition(":")
        if not name.isalnum() or len(name) > 40:
            raise BadInput(
                "A key in HEARTH_FILES_KEYS needs a name of letters and digits, as in 2026a:<64 hex digits>."
            )
        keys[name] = _key(name, digits)
    return keys


def _key(name: str, digits: str) -> bytes:
    try:
        key = bytes.fromhex(digits)
    except ValueError as problem:
        raise BadInput(f"The key “{name}” in HEARTH_FILES_KEYS is not written in hex digits.") from problem
    if len(key) != LENGTH:
        raise BadInput(f"The key “{name}” in HEARTH_FILES_KEYS needs 64 hex digits and has {len(digits)}.")
    return key
