"""The facts from which endings are worked out, asked with the episodes themselves: figures read thousands."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, Now, TruncDate

from hearth.casework.models import Episode, Review, VisitPerson
from hearth.casework.rules.endings import Facts, ending
from hearth.casework.rules.phases import last
from hearth.casework.rules.visiting import DONE
from hearth.families.models import Status
from hearth.practice.definitions.programme import Ending
from hearth.practice.queries import programme_of


def with_facts(episodes: QuerySet[Episode]) -> QuerySet[Episode]:
    """The same episodes, each knowing what `ending_of` looks at."""
    held = Review.objects.filter(episode=OuterRef("pk")).exclude(held_on=None)
    return episodes.annotate(
        was_seen=Exists(VisitPerson.objects.filter(visit__episode=OuterRef("pk"), visit__state=DONE, seen=True)),
        phases_reviewed=ArraySubquery(held.values("phase")),
        last_outcome=Subquery(held.order_by("-held_on", "-id").values("outcome")[:1]),
        status_stepped_up=Exists(_statuses_stepped_up()),
    )


def _statuses_stepped_up() -> QuerySet[Status]:
    """A child's status that ended in something more serious while the work went on."""
    return Status.objects.filter(
        person__participations__episode=OuterRef("pk"),
        withdrawn="",
        destination="stepped_up",
        ends__gte=OuterRef("opened"),
        ends__lte=Coalesce(OuterRef("closed"), TruncDate(Now())),
    )


def ending_of(episode: Episode) -> Ending | None:
    """How it ended; none while it is open. The episode comes from `with_facts`."""
    if episode.closed is None:
        return None
    return ending(programme_of(episode.programme_version), _facts(episode, episode.ending_given))


def facts_if_closed(episode: Episode, reason: str) -> Facts:
    """What would be on record if this episode ended now, for this reason."""
    return _facts(with_facts(Episode.objects.filter(holder_id=episode.holder_id, pk=episode.pk)).get(), reason)


def _facts(episode: Any, reason: str) -> Facts:
    return Facts(
        reason=reason,
        seen=episode.was_seen,
        last_phase_reviewed=last(programme_of(episode.programme_version)) in episode.phases_reviewed,
        stepped_up=episode.last_outcome == "step_up" or episode.status_stepped_up,
    )
