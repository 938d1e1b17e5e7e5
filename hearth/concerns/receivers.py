"""What concerns learn from the stages below them."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from hearth.concerns.models import Concern
from hearth.drafts.events import draft_forgotten
from hearth.files.actions import forget_waiting
from hearth.post.kinds import NEW_WORRY
from hearth.post.models import Message as Posted
from hearth.post.rules import SENT


@receiver(draft_forgotten)
def forget_its_files(owner: str, form: str, **_: Any) -> None:
    """Words are forgotten with the files beside them. Those that have been sent stay with their concern."""
    forget_waiting(owner=owner, form=form)


@receiver(post_save, sender=Posted)
def note_delivery(instance: Posted, **_: Any) -> None:
    """The duty team's message about a concern has gone out: the concern says so, in the same transaction."""
    if instance.state == SENT and instance.kind == NEW_WORRY and instance.about_kind == Concern._meta.label_lower:
        concerns = Concern.objects.filter(holder_id=instance.holder_id, pk=instance.about_id, delivered_at=None)
        concerns.update(delivered_at=instance.sent_at)
