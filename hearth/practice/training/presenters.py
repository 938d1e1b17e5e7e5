"""An accreditation as the register shows it."""

from dataclasses import dataclass
from uuid import UUID

from hearth.practice.models import Accreditation
from hearth.practice.training.rules import KINDS, state_on
from hearth.ui.days import day, today


@dataclass(frozen=True)
class Row:
    id: UUID
    who: str
    what: str
    kind: str
    since: str
    until: str
    state: str
    colour: str
    due: bool
    can_end: bool


def shown(held: Accreditation) -> Row:
    state, colour = state_on(held, today())
    return Row(
        id=held.pk,
        who=held.user.name,
        what=held.title,
        kind=KINDS[held.kind].removeprefix("An ").removeprefix("A ").capitalize(),
        since=day(held.since),
        until=day(held.until) if held.until else "for good",
        state=state,
        colour=colour,
        due=state in ("Refresher due", "Ran out"),
        can_end=held.ended_on is None,
    )
