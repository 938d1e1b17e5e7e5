"""One episode or visit, found for whoever opens its page: the rule of `episodes_for` and `visits_for`, written out."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from hearth.access.rules import AT_WORK_WITH_FAMILIES
from hearth.access.viewer import Viewer
from hearth.casework.models import Episode, Visit
from hearth.casework.queries import questions
from hearth.chronology.rules import seen_by
from hearth.scope.asking import rows_of


def episode_opened(viewer: Viewer, episode_id: UUID) -> Episode | None:
    """With its family, and with what its page says of it beside its own columns: `questions.FACTS`.

    It knows what `ending_of`, `coming_back.ended` and the page's first lines look at.
    """
    asked = {"episode": episode_id, "seen_by": list(seen_by(viewer.role)), **_who_asks(viewer)}
    rows = rows_of(questions.EPISODE, **asked)
    if not rows:
        return None
    values = iter(rows[0])
    episode: Episode = _knowing(episode_from(values), questions.FACTS, values)
    return episode


def visit_opened(viewer: Viewer, visit_id: UUID) -> Visit | None:
    """With its episode and family; and `saw` and `saw_alone`, ids of people, and `out`, whether somebody is there."""
    rows = rows_of(questions.VISIT, visit=visit_id, **_who_asks(viewer))
    if not rows:
        return None
    values = iter(rows[0])
    visit: Visit = questions.VISIT_COLUMNS.read(values)
    visit.episode = episode_from(values)
    _knowing(visit, questions.FACTS_OF_VISIT, values)
    return visit


def episode_from(values: Iterator[Any]) -> Episode:
    """From the columns of `questions.EPISODE_WHOLE`."""
    episode: Episode = questions.EPISODE_COLUMNS.read(values)
    episode.family = questions.FAMILY_COLUMNS.read(values)
    episode.programme_version = questions.VERSION_COLUMNS.read(values)
    return episode


def _knowing(record: Any, names: Sequence[str], values: Iterator[Any]) -> Any:
    for name, value in zip(names, values, strict=True):
        setattr(record, name, value)
    return record


def _who_asks(viewer: Viewer) -> dict[str, Any]:
    """What the rule about whose work asks of a viewer."""
    return {
        "holder": viewer.holder_id,
        "team": viewer.team_id,
        "granted": list(viewer.granted),
        "every_team": viewer.sees_every_team,
        "sees_restricted": viewer.sees_restricted,
        "at_work": viewer.role in AT_WORK_WITH_FAMILIES,
    }
