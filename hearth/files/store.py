"""The folder where sealed files lie, each under its id. They never move: what changes is the row that names them.

A file is on the disk, whole, before any row says so; and is removed only after no row says so any more.
"""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from django.conf import settings

from hearth.files.sealing import seal, unseal


def folder() -> Path:
    return Path(settings.FILES_FOLDER)


def place_of(file_id: UUID) -> Path:
    """Spread over folders by the id's last letters; its first are the time."""
    return folder() / file_id.hex[-2:] / str(file_id)


def put(file_id: UUID, content: bytes) -> None:
    """Written beside, brought to the disk, then given its name: whoever finds the name finds the whole."""
    _write(place_of(file_id), seal(content, file_id))


def get(file_id: UUID) -> bytes:
    """Raises `FileNotFoundError`, or `CannotOpen`."""
    return unseal(place_of(file_id).read_bytes(), file_id)


def remove(file_id: UUID) -> None:
    place_of(file_id).unlink(missing_ok=True)


def reseal(file_id: UUID) -> None:
    """Under the newest key."""
    put(file_id, get(file_id))


def everything(*, older_than: float = 0) -> Iterator[UUID]:
    """The ids of all files in the folder that have lain there for so many seconds."""
    latest = time.time() - older_than
    for path in folder().glob("??/*"):
        if path.suffix == ".new":
            _forget_half_written(path, latest)
        elif path.stat().st_mtime <= latest:
            yield UUID(path.name)


def _forget_half_written(path: Path, latest: float) -> None:
    if path.stat().st_mtime <= latest:
        path.unlink(missing_ok=True)


def _write(path: Path, sealed: bytes) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(sealed)
        file.flush()
        os.fsync(file.fileno())
    beside.rename(path)
    _bring_to_disk(path.parent)


def _bring_to_disk(directory: Path) -> None:
    """A new name in a folder is safe only once the folder is."""
    opened = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
