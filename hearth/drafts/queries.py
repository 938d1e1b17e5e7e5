"""What somebody has written and not yet sent. Only they may ask: the owner is theirs alone."""

from typing import Any

from django.utils import timezone

from hearth.drafts.actions import VISITORS_WORDS_LAST
from hearth.drafts.models import Draft


def draft_of(owner: str, form: str) -> dict[str, Any]:
    """What was kept, or nothing. A visitor's draft of yesterday is as good as gone."""
    drafts = Draft.objects.filter(owner=owner, form=form)
    if owner.startswith("visitor:"):
        drafts = drafts.filter(updated_at__gte=timezone.now() - VISITORS_WORDS_LAST)
    return drafts.values_list("content", flat=True).first() or {}
