"""What supervisor and worker have before them as they think together: each family, and the worker's training."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from hearth.casework.forms.supervising import Supervise
from hearth.casework.models import SupervisionPoint
from hearth.casework.presenters.standing import late_by, phase_words
from hearth.casework.queries.standing import Row
from hearth.casework.rules.needing_help import needs
from hearth.practice.queries import programme_of
from hearth.practice.training.presenters import Row as Training
from hearth.ui import days


@dataclass(frozen=True)
class Section:
    """One family: where the work stands, what needs help, what is still to do since an earlier supervision."""

    family: str
    href: str
    where: str
    needs: str
    still: list[tuple[str, str]]  # and where it stands written down
    fields: list[Any]
    open: bool  # something is typed, or wrong


def sections(
    form: Supervise, standing: Iterable[Row], still: Mapping[UUID, Sequence[SupervisionPoint]], today: date
) -> list[Section]:
    asking = {work.id: " ".join(needs(stands, today)) for work, stands in standing}
    return [
        Section(
            family=str(episode.family),
            href=reverse("casework:episode", args=[episode.pk]),
            where=f"{programme_of(episode.programme_version).title}: {phase_words(episode, today)}",
            needs=asking.get(episode.pk, ""),
            still=[_still(point, today) for point in still.get(episode.pk, ())],
            fields=fields,
            open=any(field.errors or _typed(field) for field in fields),
        )
        for episode, fields in form.sections
    ]


def _typed(field: Any) -> bool:
    value = field.value()
    return any(value.values()) if isinstance(value, dict) else bool(value)


def _still(point: SupervisionPoint, today: date) -> tuple[str, str]:
    assert point.by_when is not None  # an action has a day
    words = f"{point.action}, by {days.day(point.by_when)}{_late(point.by_when, today)}"
    return words, reverse("casework:supervision", args=[point.supervision_id])


def _late(due: date, today: date) -> str:
    late = late_by(due, today)
    return f": {late}" if late else ""


def refreshers(training: Iterable[Training]) -> list[str]:
    return [
        f"{each.what}: {each.state[0].lower()}{each.state[1:]}, until {each.until}" for each in training if each.due
    ]
