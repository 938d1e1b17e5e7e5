"""What a partner adds to a child's picture: kept in their words, and written in the chronology."""

from collections.abc import Iterator
from datetime import date

from hearth.access.viewer import Viewer
from hearth.chronology.actions import write_entry
from hearth.chronology.rules import AGENCIES
from hearth.chronology.telling import Happening
from hearth.families.actions.sharing import keep_contribution
from hearth.families.models import Contribution, Family, Sharing
from hearth.scope.actions import action, record


@action
def contribute(*, sharing: Sharing, happened: date, words: str, by: Viewer) -> Contribution:
    """In the scope of whoever keeps the family; the sharing was found open for the partner."""
    row = keep_contribution(sharing=sharing, happened=happened, words=words, by=by)
    write_entry(family=sharing.family, told=added(row))
    record(by=by, verb="added", subject=row, fields=["happened", "words"])
    return row


def added(row: Contribution) -> Happening:
    return Happening(
        happened=row.happened,
        strand=AGENCIES,
        title=f"Told by {row.agency_name}",
        source=row,
        words=row.words,
        source_name=row.by_name,
        agency_name=row.agency_name,
    )


def rebuild(family: Family) -> Iterator[Happening]:
    """Every entry that partners' words about this family should have."""
    yield from map(added, Contribution.objects.filter(holder_id=family.holder_id, family=family).order_by("id"))
