"""A record that any stage closes has a number from then on; one that is open has none in force."""

from typing import Any

from django.dispatch import receiver
from django.utils import timezone

from hearth.audit.actors import Actor
from hearth.families.events import family_restricted
from hearth.families.models import Family, Restriction
from hearth.families.restricting.actions import keep_restriction


@receiver(family_restricted)
def follow(family: Family, by: Actor, **_: Any) -> None:
    if family.restricted:
        keep_restriction(family, "", by)
    else:
        rows = Restriction.objects.filter(holder_id=family.holder_id, family=family, ends=None)
        rows.update(ends=timezone.now())
