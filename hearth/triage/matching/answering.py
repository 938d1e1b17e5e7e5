"""A person says of two records whether they are one person. What was said is remembered."""

from django.utils import timezone

from hearth.access.viewer import Viewer
from hearth.families.likeness.joining import CannotJoin, join
from hearth.scope.actions import action, record
from hearth.triage.matching.models import ANSWERS, LikelySame, ShownFrom


@action
def answer_pair(*, pair: LikelySame, answer: str, why: str, keep: str, by: Viewer) -> LikelySame:
    """`keep`: the id of the record under which both are read, where they are the same. Raises `CannotJoin`."""
    row = (
        LikelySame.objects.select_for_update(of=("self",))
        .select_related("person", "other")
        .get(holder_id=pair.holder_id, pk=pair.pk)
    )
    if row.answer:
        raise CannotJoin(f"{row.answered_by} has answered this already: {ANSWERS[row.answer].lower()}.")
    if not why.strip():
        raise CannotJoin("Say why.")
    if answer == "same":
        whole, other = (row.person, row.other) if keep == str(row.person_id) else (row.other, row.person)
        join(person=other, same_as=whole, why=why, by=by)
    row.answer, row.why, row.answered_by, row.answered_by_id = answer, why, by.name, by.id
    row.answered_at = timezone.now()
    row.save(update_fields=["answer", "why", "answered_by", "answered_by_id", "answered_at"])
    record(by=by, verb="answered", subject=row, fields=["answer", "why"])
    return row


@action
def set_shown_from(*, show_from: float, propose_from: float, why: str, by: Viewer) -> ShownFrom:
    """From which weight people are shown and proposed, from now on. Earlier settings stay on record."""
    setting = ShownFrom.objects.create(
        show_from=show_from,
        propose_from=propose_from,
        why=why,
        set_by=by.name,
        set_by_id=by.id,
        set_at=timezone.now(),
    )
    record(by=by, verb="set", subject=setting, fields=["show_from", "propose_from", "why"])
    return setting
