from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import Q

from hearth.chronology.models import Entry
from hearth.families.models import Family


def chronology_of(
    family: Family, *, strand: str = "", before: tuple[date, UUID] | None = None, many: int = 50
) -> Sequence[Entry]:
    """The newest happenings first, a page at a time, each found by key and not by counting.

    The family itself was found through `families.queries`, which asks who is looking.
    """
    entries = Entry.objects.filter(holder_id=family.holder_id, family=family)
    if strand:
        entries = entries.filter(strand=strand)
    if before:
        day, entry_id = before
        entries = entries.filter(happened__lte=day).filter(Q(happened__lt=day) | Q(id__lt=entry_id))
    return list(entries.order_by("-happened", "-id")[: many + 1])
