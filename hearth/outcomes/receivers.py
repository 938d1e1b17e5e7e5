from contextlib import suppress
from typing import Any

from django.db import transaction
from django.dispatch import receiver
from procrastinate.exceptions import AlreadyEnqueued

from hearth.post.events import worker_begins


@receiver(worker_begins)
def ask_for_figures(**_: Any) -> None:
    """So that they are there soon after a new Hearth begins to run, and after a night on which none did.

    Another worker may have asked.
    """
    from hearth.outcomes.jobs import catch_up

    with suppress(AlreadyEnqueued), transaction.atomic():
        catch_up.defer()
