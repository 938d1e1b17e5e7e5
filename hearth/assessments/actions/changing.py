"""What every change to an assessment asks first: is it still open, and is it what the writer saw?"""

from typing import Protocol, TypeVar

from hearth.access.viewer import Viewer
from hearth.assessments.models import Assessment
from hearth.assessments.rules.answers import NotPossible
from hearth.audit.actors import Actor


class Versioned(Protocol):
    version: int


Row = TypeVar("Row", bound=Versioned)


class ChangedMeanwhile(Exception):
    """Somebody else saved first. `stored` is what they wrote; the writer is shown both texts."""

    def __init__(self, stored: Versioned) -> None:
        super().__init__("Somebody else has changed this since you opened it.")
        self.stored = stored


def open_for_change(assessment: Assessment) -> Assessment:
    """The assessment, locked until this transaction ends. Raises `NotPossible` once it is completed."""
    locked = Assessment.objects.select_for_update().get(holder_id=assessment.holder_id, pk=assessment.pk)
    if locked.completed_at is not None:
        raise NotPossible("This assessment is completed, so it can no longer be changed. Begin a new one.")
    return locked


def as_it_was_seen(row: Row, version: int) -> Row:
    """The same row, one version further on; raises `ChangedMeanwhile` if it is not the one the writer saw.

    Version 0 is a page with nothing written yet, and 1 is its first saving.
    """
    if row.version != version:
        raise ChangedMeanwhile(row)
    row.version += 1
    return row


def name_of(by: Actor) -> str:
    """Whose name stands beside the words; a job has only its text."""
    return by.name if isinstance(by, Viewer) else by.text
