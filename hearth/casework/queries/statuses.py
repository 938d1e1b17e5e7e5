"""What children's statuses say at closure, so that nobody types again what is already on record."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from hearth.casework.models import Episode, Participant
from hearth.families.models import Status

STATUS_OF = {"child_protection_plan": "protection_plan", "child_in_need": "child_in_need"}

Known = Mapping[tuple[UUID | None, str], tuple[str, str]]


def statuses_known(episode: Episode, people: Sequence[Participant], on: date) -> Known:
    """For each child and status that is observed: (yes or no on that day, where it led if it has ended).

    Only for children of whom some such status is on record: no record is not a no.
    """
    ids = [person.person_id for person in people]
    statuses = Status.objects.filter(holder_id=episode.holder_id, person__in=ids, withdrawn="").order_by("starts", "id")
    known: dict[tuple[UUID | None, str], tuple[str, str]] = {}
    for status in statuses:
        for observed, kind in STATUS_OF.items():
            if status.kind == kind and status.starts <= on:
                true = status.ends is None or status.ends > on  # what ends that day is no longer so
                led_to = status.destination if not true and status.ends and status.ends >= episode.opened else ""
                known[status.person_id, observed] = ("yes" if true else "no", led_to)
    return known
