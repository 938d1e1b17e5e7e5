"""What somebody has written and not yet sent. Only they may ask: the owner is theirs alone."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from hearth.drafts.actions import WORDS_LAST
from hearth.drafts.models import Draft
from hearth.scope.worded import worded_once


def draft_of(owner: str, form: str) -> dict[str, Any]:
    """What was kept, or nothing."""
    since = _kept_since(owner)
    found = _content(owner, form, since, lasts=since is not None)
    return (found[0] if found else None) or {}


@worded_once
def _content(owner: str, form: str, since: datetime, *, lasts: bool) -> QuerySet[Draft, Any]:
    """One at most: an owner has one draft of a form."""
    drafts = Draft.objects.filter(owner=owner, form=form)
    return (drafts.filter(updated_at__gte=since) if lasts else drafts).values_list("content", flat=True)


def drafts_of(owner: str, beginning: str) -> QuerySet[Draft]:
    """Those whose form's name begins so, the latest first."""
    return _still_kept(owner).filter(form__startswith=beginning).order_by("-updated_at")


def _still_kept(owner: str) -> QuerySet[Draft]:
    """What has had its time is as good as gone, whenever the hourly job last ran."""
    drafts, since = Draft.objects.filter(owner=owner), _kept_since(owner)
    return drafts if since is None else drafts.filter(updated_at__gte=since)


def _kept_since(owner: str) -> datetime | None:
    lasts = next((lasts for whose, lasts in WORDS_LAST.items() if owner.startswith(whose)), None)
    return None if lasts is None else timezone.now() - lasts
