"""What an agency may replace or add, and what is wrong with a file that it sends. Plain Python."""

from collections.abc import Mapping

from hearth.practice.checking import PracticeFile
from hearth.practice.definitions.header import Header
from hearth.practice.definitions.instrument import Instrument

OVERRIDABLE = ("instrument", "programme", "thresholds")
"""The kinds whose pages look for an agency's own version. Another kind joins when its pages do."""


class NotTaken(ValueError):
    """Why a file cannot be taken: a sentence for whoever sent it."""


def check_own(file: PracticeFile, *, kept: Mapping[str, str], shipped: Header | None, licence: str) -> None:
    """Raises `NotTaken`. `kept` are the hashes of the agency's own versions by number; `shipped` what it replaces."""
    definition = file.definition
    if file.kind.name not in OVERRIDABLE:
        raise NotTaken(
            "An agency can have instruments, programmes and levels of need of its own. Ask us about other files."
        )
    if kept.get(definition.version, file.document.hash) != file.document.hash:
        raise NotTaken(
            f"Version {definition.version} of “{definition.title}” was published before with other words, and records "
            f"point at it. Raise the number, to “{raised(definition.version)}” say."
        )
    if not isinstance(definition, Instrument):
        if shipped is None:
            raise NotTaken(
                f"Nothing of this kind is called “{definition.id}”. Keep the id of the one you copied: "
                "pages find yours by it."
            )
        return
    if isinstance(shipped, Instrument) and shipped.licensed and not definition.licensed:
        raise NotTaken("This instrument is somebody else's: keep its “licensed” part, so that everybody can see it.")
    if definition.licensed and not licence.strip():
        raise NotTaken(f"Say what shows your licence. Needed: {definition.licensed.licence_evidence}.")


def raised(version: str) -> str:
    major, minor = version.split(".")
    return f"{major}.{int(minor) + 1}"
