"""Keep and forget what somebody is still writing. It is nobody's record, so the log says nothing of it."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from hearth.drafts.events import draft_forgotten
from hearth.drafts.models import Draft
from hearth.scope.asking import say

VISITORS_WORDS_LAST = timedelta(hours=24)
WORDS_LAST = {
    "visitor:": VISITORS_WORDS_LAST,
    "copy:": timedelta(hours=24),  # of what was sent, for its writer to print
    "address:": timedelta(days=14),  # of somebody who came by a link to their work address
    "user:": timedelta(days=30),
}


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


def change_draft(*, owner: str, form: str, change: Callable[[dict[str, Any]], None]) -> bool:
    """Change a part of what was kept, while nobody else does. False where it is not there any more."""
    with transaction.atomic():
        draft = Draft.objects.select_for_update().filter(owner=owner, form=form).first()
        if draft is None:
            return False
        change(draft.content)
        draft.content = _storable(draft.content)
        draft.save()
    return True


def hand_over_draft(*, owner: str, form: str, to: str) -> None:
    """Give it to another owner, as it stands."""
    Draft.objects.filter(owner=owner, form=form).update(owner=to, updated_at=timezone.now())


def forget_draft(*, owner: str, form: str) -> None:
    with transaction.atomic(savepoint=False):  # whoever forgets it has kept what it was for
        say("DELETE FROM drafts_draft WHERE owner = %(owner)s AND form = %(form)s", owner=owner, form=form)
        draft_forgotten.send(Draft, owner=owner, form=form)


def forget_everything_of(*, owner: str) -> None:
    with transaction.atomic():
        Draft.objects.filter(owner=owner).delete()
        draft_forgotten.send(Draft, owner=owner, form="")


def forget_old_drafts(*, now: datetime) -> int:
    """A visitor's words go after a day, whatever happens; others' later. Returns how many went."""
    return sum(
        Draft.objects.filter(owner__startswith=whose, updated_at__lt=now - lasts).delete()[0]
        for whose, lasts in WORDS_LAST.items()
    )


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\x00", "").encode("utf-8", "ignore").decode()
    if isinstance(value, dict):
        return {_storable(name): _storable(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_storable(each) for each in value]
    return value
