"""What an agency may replace or add, and what is wrong with a file that it sends. Plain Python."""

from collections.abc import Mapping
from dataclasses import dataclass

from hearth.practice.checking import PracticeFile
from hearth.practice.definitions.header import Header
from hearth.practice.definitions.instrument import Instrument

OVERRIDABLE = ("instrument", "programme", "thresholds")
"""The kinds whose pages look for an agency's own version. Another kind joins when its pages do."""


class NotTaken(ValueError):
    """Why a file cannot be taken: a sentence for whoever sent it."""


@dataclass(frozen=True)
class Taken:
    """Numbers that have their words already, each with its hash."""

    own: Mapping[str, str]
    shipped: Mapping[str, str]
    elsewhere: str = ""  # the other agency whose programme has this id


def check_own(file: PracticeFile, *, taken: Taken, shipped: Header | None, licence: str) -> None:
    """Raises `NotTaken`. `shipped` is what the file replaces."""
    definition = file.definition
    if file.kind.name not in OVERRIDABLE:
        raise NotTaken(
            "An agency can have instruments, programmes and levels of need of its own. Ask us about other files."
        )
    _check_number(definition, file.document.hash, taken)
    if not isinstance(definition, Instrument):
        if taken.elsewhere and shipped is None:
            raise NotTaken(
                f"{taken.elsewhere} has a programme with the id “{definition.id}”, and referrals name it. "
                "Give yours another id."
            )
        if shipped is None and file.kind.name != "programme":
            raise NotTaken(
                f"Nothing of this kind is called “{definition.id}”. Keep the id of the one you copied: "
                "pages find yours by it."
            )
        return
    if isinstance(shipped, Instrument) and shipped.licensed and not definition.licensed:
        raise NotTaken("This instrument is somebody else's: keep its “licensed” part, so that everybody can see it.")
    if definition.licensed and not licence.strip():
        raise NotTaken(f"Say what shows your licence. Needed: {definition.licensed.licence_evidence}.")


def _check_number(definition: Header, hash: str, taken: Taken) -> None:
    """One number means one content, to whoever reads it on a page or in a table."""
    number, raise_it = definition.version, f"Raise the number, to “{raised(definition.version)}” say."
    if number in taken.own:
        if taken.own[number] != hash:
            raise NotTaken(
                f"Version {number} of “{definition.title}” was published before with other words, and records point "
                f"at it. {raise_it}"
            )
    elif taken.shipped.get(number, hash) != hash:
        raise NotTaken(f"Version {number} of “{definition.title}” is shipped with other words. {raise_it}")


def raised(version: str) -> str:
    major, minor = version.split(".")
    return f"{major}.{int(minor) + 1}"
