"""What an agency may replace or add, and what is wrong with a file that it sends. Plain Python."""

from collections.abc import Mapping

from hearth.practice.checking import PracticeFile
from hearth.practice.definitions.instrument import Instrument

OVERRIDABLE = ("instrument",)
"""The kinds whose pages look for an agency's own version. Another kind joins when its pages do."""


class NotTaken(ValueError):
    """Why a file cannot be taken: a sentence for whoever sent it."""


def check_own(file: PracticeFile, *, kept: Mapping[str, str], shipped: Instrument | None, licence: str) -> None:
    """Raises `NotTaken`. `kept` are the hashes of the agency's own versions by number; `shipped` what it replaces."""
    definition = file.definition
    if file.kind.name not in OVERRIDABLE or not isinstance(definition, Instrument):
        raise NotTaken("This is not an instrument. An agency can have instruments of its own; ask us for other files.")
    if kept.get(definition.version, file.document.hash) != file.document.hash:
        raise NotTaken(
            f"Version {definition.version} of “{definition.title}” was published before with other words, and records "
            f"point at it. Raise the number, to “{raised(definition.version)}” say."
        )
    if shipped and shipped.licensed and not definition.licensed:
        raise NotTaken("This instrument is somebody else's: keep its “licensed” part, so that everybody can see it.")
    if definition.licensed and not licence.strip():
        raise NotTaken(f"Say what shows your licence. Needed: {definition.licensed.licence_evidence}.")


def raised(version: str) -> str:
    major, minor = version.split(".")
    return f"{major}.{int(minor) + 1}"
