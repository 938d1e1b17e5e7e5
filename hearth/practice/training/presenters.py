"""An accreditation as the register shows it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from hearth.practice.models import Accreditation
from hearth.practice.training.rules import KINDS, refreshed, state_on
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
    shows: str  # what shows it, and who wrote it down


def rows_of(all_held: Sequence[Accreditation]) -> list[Row]:
    """What was refreshed since is no longer due."""
    same: dict[tuple[object, str, str], list[Accreditation]] = defaultdict(list)
    for held in all_held:
        same[held.user_id, held.kind, held.subject].append(held)
    return [shown(held, refreshed(held, same[held.user_id, held.kind, held.subject])) for held in all_held]


def shown(held: Accreditation, was_refreshed: bool = False) -> Row:
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
        due=state in ("Refresher due", "Ran out") and not was_refreshed,
        can_end=held.ended_on is None,
        shows=". ".join(part for part in (held.evidence, f"Written down by {held.by_name}") if part),
    )
