"""Reading a practice file: YAML 1.2, where `no` and `22:30` stay what they are; every value knows its line.

Practice files come from people, by email as often as not, so nothing in them is trusted: no aliases (a short
file could unfold into gigabytes), no tags but YAML's plain ones, no key twice, no deep nesting, no huge file.
"""

import hashlib
import json
import math
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from hearth.practice.composing import compose
from hearth.practice.definitions.links import Place
from hearth.practice.problems import Problem, Unreadable

LARGEST_FILE = 500_000  # bytes: twenty times the longest instrument we know of
PLAIN = "tag:yaml.org,2002:"


@dataclass(frozen=True)
class Document:
    """A file as read: plain values (days stay text, as written), and the line where each of them stands."""

    path: Path
    content: dict[str, Any]
    lines: dict[Place, int] = field(repr=False)

    def line_of(self, place: Place) -> int:
        """The line of this place, or of the nearest thing around it that is in the file."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    @property
    def as_json(self) -> str:
        return canonical(self.content)

    @property
    def hash(self) -> str:
        """SHA-256 of the content, in hexadecimal: comments, order of keys and layout do not count."""
        return hashlib.sha256(self.as_json.encode()).hexdigest()


def canonical(content: dict[str, Any]) -> str:
    """JSON in one spelling for one content: what is hashed, stored and compared."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def read(path: Path) -> Document:
    """Read one practice file. Raises `Unreadable` when it cannot be, with every reason found."""
    return read_text(path, _text(path))


def read_text(path: Path, text: str) -> Document:
    """As `read`, of what somebody typed or sent; `path` is what to call it in sentences."""
    root = compose(path, text)
    if root is None:
        raise Unreadable(Problem(path, 0, "The file is empty."))
    if not isinstance(root, MappingNode):
        sentence = "A practice file begins with lines such as “id: early_help”, not with a list or a sentence."
        raise Unreadable(Problem(path, _line(root), sentence))
    building = _Building(path)
    content = building.value(root, ())
    if building.problems:
        raise Unreadable(*building.problems)
    return Document(path, content, building.lines)


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise Unreadable(Problem(path, 0, f"The file cannot be opened: {error.strerror}.")) from error
    if len(raw) > LARGEST_FILE:
        sentence = f"The file is larger than {LARGEST_FILE:,} bytes; a practice file never is. Split it."
        raise Unreadable(Problem(path, 0, sentence))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        sentence = f"The character here (byte {raw[error.start]:#04x}) is not UTF-8. Save the file as UTF-8."
        raise Unreadable(Problem(path, line, sentence)) from error


def _line(node: Node) -> int:
    return int(node.start_mark.line) + 1


class _Building:
    """Turns YAML's tree into plain values, keeping the line of each and whatever is wrong on the way."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines: dict[Place, int] = {}
        self.problems: list[Problem] = []

    def value(self, node: Node, place: Place) -> Any:
        self.lines.setdefault(place, _line(node))
        if isinstance(node, MappingNode):
            return dict(self._entries(node, place))
        if isinstance(node, SequenceNode):
            return [self.value(child, (*place, position)) for position, child in enumerate(node.value)]
        return self._scalar(node)

    def _entries(self, node: MappingNode, place: Place) -> Iterator[tuple[str, Any]]:
        seen: dict[str, int] = {}
        for key, child in node.value:
            if not isinstance(key, ScalarNode):
                self._problem(key, "A list or a group cannot be the name before a colon.")
                continue
            if key.value in seen:
                self._problem(key, f"“{key.value}” stands here twice: first on line {seen[key.value]}.")
            seen.setdefault(key.value, _line(key))
            self.lines.setdefault((*place, key.value), _line(key))
            yield self._words(key, key.value), self.value(child, (*place, key.value))

    def _scalar(self, node: ScalarNode) -> Any:
        kind = str(node.tag).removeprefix(PLAIN)
        try:
            return self._plain(kind, node)
        except (ValueError, OverflowError):
            self._problem(node, f"“{node.value[:40]}” is not an ordinary number.")
            return None

    def _plain(self, kind: str, node: ScalarNode) -> Any:
        match kind:
            case "null":
                return None
            case "bool":
                return node.value.lower() == "true"
            case "int":
                return int(node.value)
            case "float":
                return _finite(float(node.value))
            case "str" | "timestamp":
                return self._words(node, node.value)
        self._problem(node, f"“{kind}” after an exclamation mark is not something a practice file may hold.")
        return None

    def _words(self, node: ScalarNode, words: str) -> str:
        """Emoji and every script are welcome; halves of characters and NUL cannot be kept by a database."""
        if any(unicodedata.category(letter) == "Cs" or letter == "\0" for letter in words):
            self._problem(node, "There is a broken character here; retype the words.")
        return words

    def _problem(self, node: Node, sentence: str) -> None:
        self.problems.append(Problem(self.path, _line(node), sentence))


def _finite(number: float) -> float:
    if not math.isfinite(number):
        raise ValueError(number)
    return number
