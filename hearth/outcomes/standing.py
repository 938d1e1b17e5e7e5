"""The extract that pages read: one folder an agency, made each night, so that a report never slows casework."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings

from hearth.outcomes.extracting import UNSEALED


@dataclass(frozen=True)
class Standing:
    """The two tables of one agency, and when they were written."""

    episodes: Path
    observations: Path
    written: datetime


def folder_of(holder_id: UUID) -> Path:
    return Path(settings.HEARTH_HOME) / "extracts" / str(holder_id)


def standing_extract(holder_id: UUID, *, whole: bool = False) -> Standing | None:
    """The newest extract of an agency, or None before its first night. Figures shown whole count nothing sealed."""
    folder = folder_of(holder_id) / UNSEALED if whole else folder_of(holder_id)
    episodes, observations = folder / "episodes.csv", folder / "observations.csv"
    try:
        written = datetime.fromtimestamp(observations.stat().st_mtime, UTC)
        return Standing(episodes, observations, written) if episodes.exists() else None
    except FileNotFoundError:
        return None
