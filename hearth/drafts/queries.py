"""What somebody has written and not yet sent. Only they may ask: the owner is theirs alone."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from hearth.drafts.actions import WORDS_LAST
from hearth.drafts.models import Draft


def draft_of(owner: str, form: str) -> dict[str, Any]:
    """What was kept, or nothing."""
    return _still_kept(owner).filter(form=form).values_list("content", flat=True).first() or {}


def drafts_of(owner: str, beginning: str) -> QuerySet[Draft]:
    """Those whose form's name begins so, the latest first."""
    return _still_kept(owner).filter(form__startswith=beginning).order_by("-updated_at")


def _still_kept(owner: str) -> QuerySet[Draft]:
    """What has had its time is as good as gone, whenever the hourly job last ran."""
    drafts = Draft.objects.filter(owner=owner)
    lasts = next((lasts for whose, lasts in WORDS_LAST.items() if owner.startswith(whose)), None)
    return drafts if lasts is None else drafts.filter(updated_at__gte=timezone.now() - lasts)
