"""Heads of the chains, kept where whoever alters the log cannot alter them too. Plain files.

    {"at": "…", "after": "<SHA-256 of the line before>", "heads": [{"chain": …, "seq": …, "hash": …}, …]}

One line an hour, only ever added; each names the line before it, so that a line taken out is seen.
"""

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

Head = dict[str, Any]
LINES = ".jsonl"


class NotHeads(ValueError):
    """A sentence about what is wrong with the file."""


def add(folder: Path, heads: Sequence[Head], at: datetime) -> Path:
    """One line more. Copy the folder to another machine, hour by hour."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{at:%Y-%m}{LINES}"
    line = json.dumps({"at": at.isoformat(), "after": _last(folder), "heads": list(heads)})
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o640), "a", encoding="utf-8") as file:
        file.write(line + "\n")
        file.flush()
        os.fsync(file.fileno())
    return path


def _last(folder: Path) -> str:
    files = sorted(folder.glob(f"*{LINES}"))
    lines = files[-1].read_text(encoding="utf-8").splitlines() if files else []
    return _digest(lines[-1]) if lines else ""


def _digest(line: str) -> str:
    return hashlib.sha256(line.encode()).hexdigest()


def read(path: Path) -> list[Head]:
    """Every head that was ever published there: a folder of lines, one file of them, or one set of heads.

    Raises `NotHeads`, and `OSError` where it cannot be read.
    """
    if path.is_dir():
        files = sorted(path.glob(f"*{LINES}"))
        if not files:
            raise NotHeads(f"{path} holds no file of heads.")
        return _of_lines([line for file in files for line in file.read_text(encoding="utf-8").splitlines()], path)
    text = path.read_text(encoding="utf-8")
    return _of_lines(text.splitlines(), path) if path.suffix == LINES else _heads_in(text, path)


def _of_lines(lines: Sequence[str], path: Path) -> list[Head]:
    found = [head for line in lines for head in _heads_in(line, path)]
    for place, (before, line) in enumerate(pairwise(lines), start=2):
        if json.loads(line).get("after") != _digest(before):
            raise NotHeads(f"{path}, line {place} does not follow the line before it: a line was changed or taken out.")
    return found


def _heads_in(text: str, path: Path) -> list[Head]:
    try:
        return [
            {"chain": str(head["chain"]), "seq": int(head["seq"]), "hash": str(head["hash"])}
            for head in json.loads(text)["heads"]
        ]
    except (ValueError, KeyError, TypeError) as problem:
        raise NotHeads(f"{path} does not hold heads as `hearth audit heads --json` prints them.") from problem


def wanted(anchors: Sequence[Mapping[str, Any]]) -> tuple[dict[tuple[str, int], str], list[str]]:
    """Each published link with its hash; and where two publications contradict each other."""
    found: dict[tuple[str, int], str] = {}
    quarrels = []
    for anchor in anchors:
        link = (anchor["chain"], anchor["seq"])
        if found.setdefault(link, anchor["hash"]) != anchor["hash"]:
            quarrels.append(f"{link[0]}, event {link[1]}: was published twice, and differently.")
    return found, quarrels
