"""Keep and forget what somebody is still writing. It is nobody's record, so the log says nothing of it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from hearth.drafts.events import draft_forgotten
from hearth.drafts.models import Draft

VISITORS_WORDS_LAST = timedelta(hours=24)
STAFFS_WORDS_LAST = timedelta(days=30)


def keep_draft(*, owner: str, form: str, content: Mapping[str, Any]) -> None:
    """Keep this in place of what was kept before. What the database cannot hold, a NUL, is left out."""
    now = timezone.now()
    draft = Draft(owner=owner, form=form, content=_storable(dict(content)), updated_at=now)
    Draft.objects.bulk_create(
        [draft],
        update_conflicts=True,
        unique_fields=["owner", "form"],
        update_fields=["content", "updated_at"],
    )


def forget_draft(*, owner: str, form: str) -> None:
    with transaction.atomic():
        Draft.objects.filter(owner=owner, form=form).delete()
        draft_forgotten.send(Draft, owner=owner, form=form)


def forget_everything_of(*, owner: str) -> None:
    with transaction.atomic():
        Draft.objects.filter(owner=owner).delete()
        draft_forgotten.send(Draft, owner=owner, form="")


def forget_old_drafts(*, now: datetime) -> int:
    """A visitor's words go after a day, whatever happens; staff's after a month. Returns how many went."""
    visitors = Draft.objects.filter(owner__startswith="visitor:", updated_at__lt=now - VISITORS_WORDS_LAST)
    staffs = Draft.objects.filter(owner__startswith="user:", updated_at__lt=now - STAFFS_WORDS_LAST)
    return visitors.delete()[0] + staffs.delete()[0]


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\x00", "").encode("utf-8", "ignore").decode()
    if isinstance(value, dict):
        return {_storable(name): _storable(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_storable(each) for each in value]
    return value
