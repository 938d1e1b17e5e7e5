"""One worker at a time changes an episode; the other sees what the first one wrote."""

from datetime import date

from django.utils import timezone

from hearth.casework.models import Episode
from hearth.casework.queries import questions
from hearth.casework.queries.opened import episode_from
from hearth.casework.rules import NotPossible
from hearth.scope.asking import rows_of
from hearth.ui import days


class AlreadyClosed(NotPossible):
    """The work has ended."""


class ChangedElsewhere(NotPossible):
    """Somebody else changed the record since this page was opened. `version` is the one it has now."""

    def __init__(self, version: int) -> None:
        super().__init__("Somebody else changed this while you were writing. Look again, then save.")
        self.version = version


def locked(episode: Episode) -> Episode:
    """The episode as it stands now, held until this transaction ends."""
    (row,) = rows_of(questions.LOCKED, holder=episode.holder_id, episode=episode.pk)
    return episode_from(iter(row))


def at_work(episode: Episode, version: int | None = None) -> Episode:
    """The same, of an episode that is still open. `version` is the one that the worker saw."""
    now = locked(episode)
    if now.closed:
        raise AlreadyClosed(f"This work was closed on {days.day(now.closed)}. Nothing more can be added to it.")
    if version is not None and now.version != version:
        raise ChangedElsewhere(now.version)
    return now


def changed(episode: Episode, *fields: str) -> None:
    episode.version += 1
    episode.save(update_fields=[*fields, "version"])


def check_day(day: date, episode: Episode, called: str) -> None:
    """Refuse a day before the work began, or one that has not come."""
    if day > timezone.localdate():
        raise NotPossible(f"{called} cannot be in the future.")
    if day < episode.opened:
        raise NotPossible(f"{called} cannot be before the work began, on {days.day(episode.opened)}.")
