"""Who is born while the work goes on is part of it, in the same transaction."""

from collections.abc import Sequence
from typing import Any

from django.dispatch import receiver

from hearth.casework.models import Episode, Participant
from hearth.families.events import child_born
from hearth.families.models import Person, Pregnancy


@receiver(child_born)
def take_part_from_birth(pregnancy: Pregnancy, children: Sequence[Person], **_: Any) -> None:
    """A child born while the work goes on takes part from its first day; twins do too."""
    for episode in Episode.objects.filter(holder_id=pregnancy.holder_id, family=pregnancy.family_id, closed=None):
        for child in children:
            starts = max(episode.opened, child.born) if child.born else episode.opened
            Participant.objects.get_or_create(
                holder_id=episode.holder_id, episode=episode, person=child, defaults={"starts": starts}
            )
