"""What closes a way in at once, whichever stage it comes from."""

from typing import Any

from django.dispatch import receiver
from django.utils import timezone

from hearth.audit.actors import Actor
from hearth.families.events import family_restricted
from hearth.families.models import Family
from hearth.ownview.actions.names import called
from hearth.ownview.models import Door, OwnView


@receiver(family_restricted)
def decide_anew(family: Family, by: Actor, **_: Any) -> None:
    """Each restriction ends every way in, the second one too; and none opens again when it is lifted."""
    if not family.restricted:
        return
    views = OwnView.objects.filter(holder_id=family.holder_id, family=family)
    views.update(begun_while_restricted=False)
    doors = Door.objects.filter(holder_id=family.holder_id, view__in=views.values("pk"), closed_at=None)
    doors.update(closed_at=timezone.now(), closed_by_name=called(by))
