"""Feeds as files: a record a line, or a page, or a list."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from hearth.directory.openreferral.asked import Asked
from hearth.directory.openreferral.finding import services
from hearth.directory.openreferral.views import whole_services
from hearth.ui.errors import BadInput

MOST_BYTES = 500_000_000
AT_ONCE = 200


def records_in(path: Path) -> Iterator[Any]:
    """Every record of a file, one at a time where it has one a line. Raises `BadInput` with the line."""
    if not path.is_file():
        raise BadInput(f"There is no file {path}.")
    if path.stat().st_size > MOST_BYTES:
        raise BadInput(f"{path} is larger than {MOST_BYTES // 1_000_000} megabytes.")
    with path.open(encoding="utf-8") as file:
        first = file.readline()
        file.seek(0)
        try:
            yield from _lines(path, file) if _is_a_record(first) else _whole(path, file)
        except UnicodeDecodeError:
            raise BadInput(f"{path} is not UTF-8 text.") from None


def _is_a_record(line: str) -> bool:
    try:
        said = json.loads(line)
    except ValueError:
        return False
    return isinstance(said, dict) and "contents" not in said and "content" not in said


def _lines(path: Path, file: TextIO) -> Iterator[Any]:
    for number, line in enumerate(file, start=1):
        if line.strip():
            try:
                yield json.loads(line)
            except (ValueError, RecursionError):
                raise BadInput(f"{path}, line {number}: This is not JSON.") from None


def _whole(path: Path, file: TextIO) -> Iterator[Any]:
    try:
        said = json.load(file)
    except (ValueError, RecursionError) as problem:
        line = getattr(problem, "lineno", 1)
        raise BadInput(f"{path}, line {line}: This is not JSON.") from None
    contents = said.get("contents", said.get("content")) if isinstance(said, dict) else said
    if not isinstance(contents, list):
        raise BadInput(f"{path} holds no list of services.")
    yield from contents


def published() -> Iterator[dict[str, Any]]:
    """Every listed service with everything in it, in a steady order."""
    rows, last = services(Asked()), None
    while batch := list((rows.filter(pk__gt=last) if last else rows)[:AT_ONCE]):
        yield from whole_services(batch)
        last = batch[-1].pk


def export_to(file: TextIO) -> int:
    """What is published, one a line. How many there were."""
    written = 0
    for shape in published():
        file.write(json.dumps(shape, ensure_ascii=False, sort_keys=True) + "\n")
        written += 1
    return written
