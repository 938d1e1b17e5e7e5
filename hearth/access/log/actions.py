"""What may be done to the log: one thing, by rule, and it is in the log."""

from uuid import UUID

from hearth.audit.actors import Actor
from hearth.audit.erasing import ERASED, erase_details
from hearth.scope.actions import action, record


@action
def erase(*, event_id: UUID, why: str, by: Actor) -> None:
    """The certificate: who erased the details of which entry, and why. Raises `NothingToErase`."""
    if not why.strip():
        raise ValueError("Say why the details are erased.")
    record(by=by, verb=ERASED, subject=erase_details(event_id), details={"why": why})
