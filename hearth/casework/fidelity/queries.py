"""Every phase of a team's work, with what was due and done in it: three questions, whatever the size of the team."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from dateutil.relativedelta import relativedelta
from django.db.models import Q

from hearth.access.viewer import Viewer
from hearth.casework.fidelity.counting import counted
from hearth.casework.models import Episode, PhasePeriod, Visit
from hearth.casework.queries.episodes import episodes_for
from hearth.casework.rules.visiting import DONE, MISSED, Intensity

LOOKING_BACK_MONTHS = 6


@dataclass(frozen=True)
class Stretch:
    """A phase of one piece of work, as far as it has gone."""

    episode: Episode
    phase: str
    now: bool
    visits: Intensity


def stretches_of(viewer: Viewer, today: date) -> Sequence[Stretch]:
    """Of the team's work that is open, or ended in the last six months."""
    since = today - relativedelta(months=LOOKING_BACK_MONTHS)
    mine = episodes_for(viewer).filter(Q(closed=None) | Q(closed__gte=since))
    episodes = {each.pk: each for each in mine.order_by("key_worker_name", "family__name", "id")}
    periods = PhasePeriod.objects.filter(holder_id=viewer.holder_id, episode__in=list(episodes))
    visits = _visits(viewer, list(episodes))
    return [
        _stretch(episodes[each.episode_id], each, visits[each.episode_id], today)
        for each in periods.order_by("starts", "id")
    ]


def _stretch(episode: Episode, period: PhasePeriod, visits: list[Visit], today: date) -> Stretch:
    left = period.ends is not None and period.ends != episode.closed
    visits_in = counted(episode, period.phase, period.starts, period.ends or today, visits, left=left)
    return Stretch(episode, period.phase, period.ends is None, visits_in)


def _visits(viewer: Viewer, ids: list[UUID]) -> dict[UUID, list[Visit]]:
    found: dict[UUID, list[Visit]] = defaultdict(list)
    visits = Visit.objects.filter(holder_id=viewer.holder_id, episode__in=ids, state__in=[DONE, MISSED])
    for visit in visits.only("episode_id", "state", "planned_for", "done_at"):
        found[visit.episode_id].append(visit)
    return found
