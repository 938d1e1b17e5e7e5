"""What a plan must answer, and what of it has changed since it was agreed. Plain Python."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

Lines = Sequence[Mapping[str, Any]]
"""Goals or actions of a plan as they are kept in a version: plain text and days as 2026-03-01."""


@dataclass(frozen=True)
class Worrying:
    """An area of care that the latest assessment flags, and for whom."""

    id: str
    label: str
    about: tuple[str, ...]


def unanswered(worrying: Iterable[Worrying], with_goal: Collection[str], left: Collection[str]) -> list[Worrying]:
    """Areas that have neither a goal nor a reason why not. It is a prompt: nothing is refused for it."""
    return [each for each in worrying if each.id not in with_goal and each.id not in left]


@dataclass(frozen=True)
class Changed:
    """What stands in the plan today and did not when it was agreed, and the other way round."""

    added: tuple[str, ...]
    gone: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.gone)


def changed(agreed: tuple[Lines, Lines], now: tuple[Lines, Lines]) -> Changed:
    """Goals and actions are the same where their ids are; how far a goal has come is no change of the plan."""
    before, after = _by_id(agreed), _by_id(now)
    return Changed(
        added=tuple(words for id, words in after.items() if id not in before),
        gone=tuple(words for id, words in before.items() if id not in after),
    )


def _by_id(plan: tuple[Lines, Lines]) -> dict[str, str]:
    return {line["id"]: line["words"] for lines in plan for line in lines}


Seen = Mapping[str, str]
"""What was on the page that somebody agreed to: a mark of each line's words, by its id."""


def marks(lines: Lines) -> dict[str, str]:
    """The same words have the same mark; from a mark nobody reads the words."""
    return {line["id"]: sha256(json.dumps(line, sort_keys=True).encode()).hexdigest()[:16] for line in lines}


def moved_on(seen: Seen, now: Lines) -> str:
    """What is otherwise than it was on the page, in a sentence; nothing where all is as it was."""
    marked = marks(now)
    new = [line["words"] for line in now if line["id"] not in seen]
    other = [line["words"] for line in now if seen.get(line["id"], marked[line["id"]]) != marked[line["id"]]]
    gone = len(set(seen) - set(marked))
    told = [
        f"{label}: {', '.join(f'“{each}”' for each in words)}."
        for label, words in (("New in it", new), ("Changed", other))
        if words
    ]
    if gone:
        told.append("1 thing was taken out." if gone == 1 else f"{gone} things were taken out.")
    return " ".join(told)
