from typing import Any

from django.dispatch import receiver
from procrastinate.exceptions import AlreadyEnqueued

from hearth.post.events import worker_begins


@receiver(worker_begins)
def ask_for_figures(**_: Any) -> None:
    """So that they are there soon after a new Hearth begins to run, and after a night on which none did."""
    from hearth.outcomes.jobs import catch_up

    try:
        catch_up.defer()
    except AlreadyEnqueued:
        return  # another worker asked
