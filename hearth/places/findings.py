"""What is found for a postcode, in words a person can act on."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hearth.places.models import ResponsibleBody

PO_BOXES_AND_UNPLACED = (6, 9)
WHY_THIS_KIND = {
    "county": "In this area the county council looks after children’s services.",
    "hsc_trust": "In Northern Ireland the health and social care trust looks after children’s services.",
}
WHY_A_COUNCIL = "The council of this area looks after children’s services."


@dataclass(frozen=True, slots=True)
class Finding:
    """Either a body, or a reason why there is none; `alternatives` are bodies to choose from.

    `terminated` is the month a postcode ended (`1994-05`), `release` the edition of the postcode file.
    """

    postcode: str
    body: ResponsibleBody | None
    reason: str
    alternatives: list[ResponsibleBody] = field(default_factory=list)
    terminated: str | None = None
    release: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The object that `hearth places find --json` and the page both answer with."""
        return {
            "postcode": self.postcode,
            "body": self.body and body_as_json(self.body),
            "reason": self.reason,
            "alternatives": [body_as_json(body) for body in self.alternatives],
            "terminated": self.terminated,
            "release": self.release,
        }


def body_as_json(body: ResponsibleBody) -> dict[str, str | None]:
    return {"id": body.id, "code": body.code, "name": body.name, "nation": body.nation}


def why_this_body(body: ResponsibleBody) -> str:
    return WHY_THIS_KIND.get(body.kind, WHY_A_COUNCIL)


def why_undecided(ended: ResponsibleBody, successors: Sequence[ResponsibleBody]) -> str:
    if not successors:
        return f"{ended.name} is not responsible on that day, nor is a successor known. Search by council name."
    names = " or ".join(body.name for body in successors)
    return f"{ended.name} is not responsible on that day. It may be {names}: choose by the address."


def doubts(terminated: str | None, quality: int | None, large_user: bool) -> str:
    """What to confirm with the person, as sentences; empty when there is no doubt."""
    sentences = []
    if terminated:
        month = date.fromisoformat(f"{terminated}-01")
        sentences.append(f"This postcode ended in {month:%B %Y}, so confirm the address.")
    if large_user or quality in PO_BOXES_AND_UNPLACED:
        sentences.append("It belongs to an organisation or a PO box, so confirm the address.")
    return " ".join(sentences)


def month_written(yyyymm: int | None) -> str | None:
    """199405 as `1994-05`."""
    return None if yyyymm is None else f"{yyyymm // 100}-{yyyymm % 100:02d}"
