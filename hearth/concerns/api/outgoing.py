"""What other systems are told."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from hearth.concerns.queries import SentReport
from hearth.ui.days import local

STANDS = {
    "received": "The council has it.",
    "being-read": "Somebody is reading it.",
    "decided": "The council has decided.",
}


class Told(BaseModel):
    model_config = ConfigDict(frozen=True)


class ReceiptOut(Told):
    reference: str = Field(description="For telephone calls, and to ask what became of it", examples=["HTH-7K3M-Q2XW"])
    status_url: str = Field(description="Where to ask what became of it", json_schema_extra={"format": "uri-reference"})
    also_told: str = Field(description="Whoever has it too because the child is there now: a council, or two; or empty")
    not_told: str = Field(
        description="The council where the child is now, if Hearth cannot reach it: ring them; or empty"
    )


class CouncilOut(Told):
    id: str
    name: str


class StatusOut(Told):
    """As much as a professional may know. `answer` is what the council decided to tell, or empty."""

    reference: str
    status: Literal["received", "being-read", "decided"]
    sentence: str
    council: CouncilOut
    received_at: datetime
    decision_due: datetime
    decided_at: datetime | None
    answer: str


class BodyOut(Told):
    id: str
    code: str | None
    name: str
    nation: str


class FindingOut(Told):
    """Either a body, or a reason why there is none and perhaps bodies to choose from."""

    postcode: str
    body: BodyOut | None
    reason: str
    alternatives: tuple[BodyOut, ...]
    terminated: str | None = Field(description="The month in which the postcode ended")
    release: str | None = Field(description="The edition of the postcode file")


class WrongOut(Told):
    """One thing to put right: where in the body, or which header."""

    pointer: str = Field("", description="JSON pointer into the body: #/children/0/born")
    header: str = ""
    detail: str


class ProblemOut(Told):
    """RFC 9457."""

    type: str
    title: str
    status: int
    detail: str
    errors: tuple[WrongOut, ...] = ()


def status_of(report: SentReport) -> StatusOut:
    stands: Literal["received", "being-read", "decided"] = "being-read" if report.taken else "received"
    if report.decided_at:
        stands = "decided"
    return StatusOut(
        reference=report.reference,
        status=stands,
        sentence=STANDS[stands],
        council=CouncilOut(id=report.body_id, name=report.body_name),
        received_at=local(report.received_at),
        decision_due=local(report.decision_due),
        decided_at=local(report.decided_at) if report.decided_at else None,
        answer=report.professional_answer if report.decided_at else "",
    )
