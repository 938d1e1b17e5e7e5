"""What is found for a postcode, in words a person can act on."""

from dataclasses import dataclass, field
from typing import Any

from hearth.places.models import ResponsibleBody


@dataclass(frozen=True, slots=True)
class Finding:
    """Either a body, or a reason why there is none; `alternatives` are bodies to choose from.

    `terminated` is the month a postcode ended (`1994-05`), `release` the edition of the postcode file.
    """

    postcode: str
    body: ResponsibleBody | None
    reason: str
    alternatives: list[ResponsibleBody] = field(default_factory=list)
    why: str = ""  # why there is a choice, as a word for the record: `split` or `successors`
    district: str = ""
    splits: str | None = None  # the edition of the UPRN look-up, where that is what left a choice
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


def month_written(yyyymm: int | None) -> str | None:
    """199405 as `1994-05`."""
    return None if yyyymm is None else f"{yyyymm // 100}-{yyyymm % 100:02d}"
