"""Work that has ended, with the first worry since: one question each."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from dateutil.relativedelta import relativedelta
from django.db.models import OuterRef, QuerySet, Subquery

from hearth.access.rules import AT_WORK_WITH_FAMILIES
from hearth.access.viewer import Viewer
from hearth.casework.coming_back.rules import Counted, Ended, came_back, count
from hearth.casework.models import Episode
from hearth.casework.queries.episodes import episodes_for, episodes_seen, seen_as, whose
from hearth.chronology.models import Entry
from hearth.chronology.rules import WORRIES, seen_by
from hearth.practice.queries import programme_of
from hearth.scope.worded import worded_once

LOOKING_BACK_YEARS = 2


def with_worry_since(viewer: Viewer, episodes: QuerySet[Episode]) -> QuerySet[Episode]:
    """The same, each with `worried_again`, the first worry after it closed, of what the viewer may see."""
    return _with_worry_since(viewer.role, episodes)


def _with_worry_since(role: str, episodes: QuerySet[Episode]) -> QuerySet[Episode]:
    """Nothing that tells of a sealed person is among them."""
    since = Entry.objects.filter(
        holder_id=OuterRef("holder_id"),
        family=OuterRef("family"),
        strand=WORRIES,
        happened__gt=OuterRef("closed"),
        seen_by__in=seen_by(role),
    ).exclude(people__person__sealed_at__isnull=False)
    first = Subquery(since.order_by("happened").values("happened")[:1])
    return episodes.annotate(worried_again=first)


def ended_work(viewer: Viewer, episodes: QuerySet[Episode]) -> list[Ended]:
    closed = with_worry_since(viewer, episodes.exclude(closed=None))
    return [ended(each) for each in closed.order_by("-closed", "-id")]


def ended(episode: Episode) -> Ended:
    """The episode comes from `with_worry_since`, and has closed."""
    assert episode.closed is not None
    again: date | None = episode.worried_again  # type: ignore[attr-defined]
    return Ended(programme_of(episode.programme_version).title, episode.closed, again, episode.family_id)


def came_back_to(viewer: Viewer, family_id: UUID) -> Sequence[Ended]:
    """Of one family, every piece of work that has ended and after which somebody was worried again."""
    return [each for each in ended_work(viewer, episodes_for(viewer).filter(family=family_id)) if each.worried_again]


def counted_for(viewer: Viewer, today: date) -> Counted:
    """Of the viewer's team, over the last two years."""
    if viewer.role not in AT_WORK_WITH_FAMILIES:
        return count([], today)
    since = today - relativedelta(years=LOOKING_BACK_YEARS)
    ended = _ended_since(*whose(viewer), since, role=viewer.role, **seen_as(viewer))
    return count((Ended("", *each) for each in ended), today)


def who_came_back(viewer: Viewer, today: date) -> Sequence[tuple[Episode, Ended]]:
    """Of those counted, each piece of work after which somebody was worried within a year; the latest worry first."""
    since = today - relativedelta(years=LOOKING_BACK_YEARS)
    closed: Any = with_worry_since(viewer, episodes_for(viewer).filter(closed__gte=since))
    found = closed.exclude(worried_again=None).order_by("-worried_again", "-id")
    return [(each, told) for each in found if came_back(told := ended(each))]


@worded_once
def _ended_since(
    holder: UUID, team: UUID, granted: list[UUID], since: date, *, role: str, **shape: bool
) -> QuerySet[Episode, tuple[date, date | None, UUID]]:
    closed = episodes_seen(holder, team, granted, **shape).filter(closed__gte=since)
    again: Any = _with_worry_since(role, closed)
    found: QuerySet[Episode, tuple[date, date | None, UUID]] = again.values_list("closed", "worried_again", "family_id")
    return found
