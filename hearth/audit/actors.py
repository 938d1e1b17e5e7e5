"""Who does things. Packages below `access` know actors by id and text only."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID


class Actor(Protocol):
    """Anybody an action can be `by`: a signed-in person, a job, a member of the public."""

    @property
    def id(self) -> UUID | None: ...
    @property
    def text(self) -> str: ...
    @property
    def agency_id(self) -> UUID | None: ...


@dataclass(frozen=True)
class NamedActor:
    id: UUID | None
    text: str
    agency_id: UUID | None = None


PUBLIC = NamedActor(None, "a member of the public")
HEARTH = NamedActor(None, "Hearth itself")
