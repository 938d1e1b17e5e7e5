"""A worry has arrived: its children are kept under keys, and matched against restricted records."""

from uuid import UUID

from hearth.concerns.models import Concern
from hearth.families.models import Family
from hearth.triage.matching.candidates import described, likest
from hearth.triage.matching.owners import close_answered, tell_owners
from hearth.triage.matching.parameters import parameters_of
from hearth.triage.matching.telling_keys import keep_told


def look_at_new(holder_id: UUID) -> int:
    """How many children were new."""
    new = keep_told(holder_id)
    for concern in {child.concern_id: child.concern for child in new}.values():
        if concern.decided_at is None:
            tell_owners(concern, _restricted_like(concern))
    close_answered(holder_id)
    return len(new)


def _restricted_like(concern: Concern) -> list[Family]:
    alike = likest(concern.holder_id, described(list(concern.children.all())), parameters_of(concern.holder_id))
    return list(
        Family.objects.filter(
            holder_id=concern.holder_id,
            restricted=True,
            sealed_at=None,
            members__person__in=[each.person_id for each in alike],
            members__person__sealed_at=None,
        ).distinct()
    )
