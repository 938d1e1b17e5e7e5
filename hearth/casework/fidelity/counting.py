"""How many visits there were in a stretch of work: counted in one way, wherever it is shown."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from hearth.casework.models import Episode, Visit
from hearth.casework.rules.visiting import DONE, MISSED, Intensity, intensity
from hearth.practice.queries import programme_of
from hearth.ui import days


def in_phase_now(episode: Episode, visits: Iterable[Any], today: date) -> Intensity:
    """Of the phase the work is in, or was in when it closed. `visits` are the episode's, in any state."""
    return counted(episode, episode.phase, episode.phase_since, episode.closed or today, visits)


def visits_between(episode: Episode, starts: date, ends: date) -> Intensity:
    """Between two days, by the measure of the phase the work is in now."""
    visits = Visit.objects.filter(holder_id=episode.holder_id, episode=episode, state__in=[DONE, MISSED])
    return counted(episode, episode.phase, starts, ends, visits.only("state", "planned_for", "done_at"))


def counted(
    episode: Episode, phase: str, starts: date, until: date, visits: Iterable[Any], *, left: bool = False
) -> Intensity:
    """`left`: the family was in the next phase by `until`, and a visit on that day belongs to that one."""
    found = list(visits)
    return intensity(
        programme_of(episode.programme_version).phase(phase).visits_per_week,
        starts,
        until,
        [days.local(each.done_at).date() for each in found if each.state == DONE and each.done_at],
        missed=[days.local(each.planned_for).date() for each in found if each.state == MISSED],
        left=left,
    )
