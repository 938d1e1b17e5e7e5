"""From what somebody knows of a place to the council that answers for the child, and how we got there."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from hearth.places.queries import bodies_on, search_bodies, try_postcode
from hearth.ui.days import today

POSTCODE_IN_WORDS = re.compile(r"\b([A-Z]{1,2}[0-9][A-Z0-9]?)\s*([0-9][A-Z]{2})\b", re.IGNORECASE)
HERE_NOW = "the child is here now"  # the rule by which a second council is told


@dataclass(frozen=True)
class Routed:
    """One council, or several to choose from. `rule` and `release` say how it was worked out."""

    body_id: str = ""
    choices: list[str] = field(default_factory=list)
    note: str = ""  # what the person who asked should know
    rule: str = ""
    release: str | None = None
    postcode: str = ""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def record(self, choice: str) -> dict[str, Any]:
        """What the concern keeps of it."""
        return {"release": self.release, "rule": self.rule, "alternatives": self.choices, "choice": choice}


class NotFound(ValueError):
    """The place leads to no council; the message says what to do instead."""


def by_postcode(postcode: str) -> Routed:
    """Raises `NotFound` where a postcode has no council."""
    finding = try_postcode(postcode)
    choices = [body.id for body in finding.alternatives]
    if finding.body is None and not choices:
        raise NotFound(finding.reason)
    return Routed(
        body_id=finding.body.id if finding.body else "",
        choices=choices,
        note=finding.reason,
        rule="postcode",
        release=finding.release,
        postcode=finding.postcode,
    )


def by_name(text: str) -> Routed:
    """The councils with such a name; every council when there is none, so that nobody is stuck."""
    found = [body.id for body in search_bodies(text)]
    if len(found) == 1:
        return Routed(body_id=found[0], rule="name")
    return Routed(choices=found or [body.id for body in bodies_on(today())], rule="name")


def postcode_in(text: str) -> str:
    """A postcode among other words, or nothing."""
    found = POSTCODE_IN_WORDS.search(text)
    return f"{found[1]} {found[2]}".upper() if found else ""


def routed(kept: Mapping[str, Any] | None) -> Routed:
    return Routed(**kept) if kept else Routed()
