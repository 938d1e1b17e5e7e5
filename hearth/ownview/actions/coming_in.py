"""Somebody comes in with the link and the code; every opening of the page is recorded."""

from django.utils import timezone

from hearth.audit.actors import Actor, NamedActor
from hearth.ownview.models import Door, Sitting
from hearth.scope.actions import action, record


def who_is_at(door: Door) -> NamedActor:
    """As the log names them: an advocate by name, one of the family by nothing that the log should not hold."""
    if door.advocate:
        return NamedActor(door.pk, "an advocate, on a family’s own page")
    return NamedActor(door.pk, "one of the family, on their own page")


@action
def come_in(*, door: Door, by: Actor) -> Sitting:
    now = timezone.now()
    sitting = Sitting.objects.create(door=door, code_hash=door.code_hash, began=now, last=now)
    record(by=by, verb="came in", subject=sitting)
    return sitting


@action
def leave(*, sitting: Sitting, by: Actor) -> Sitting:
    sitting.left = timezone.now()
    sitting.save(update_fields=["left"])
    record(by=by, verb="left", subject=sitting, fields=["left"])
    return sitting


@action
def note_wrong_code(*, door: Door, by: Actor) -> Door:
    """Somebody at this door had another code. Of a link that leads nowhere it is noted as well, in nobody's log."""
    record(by=by, verb="tried a wrong code at", subject=door)
    return door
