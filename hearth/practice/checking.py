"""Checking practice files: every problem at once, each with its file and line.

Files are read one by one first, to learn which ids they bring; then each is held against its model and the
ids of all the others. Where a file is broken, nobody is blamed for referring to what it would have brought.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from hearth.practice.definitions.header import Header
from hearth.practice.definitions.links import Name
from hearth.practice.kinds import KINDS, Kind, kind_of
from hearth.practice.problems import Problem, Unreadable
from hearth.practice.reading import LARGEST_FILE, Document, read, read_text
from hearth.practice.sentences import sentence

UNIQUE_BETWEEN_FILES = {name for kind in KINDS for name in (kind.links_as, *kind.provides)} - {"outcome"}
"""Two nations may both know the outcome "already open"; no two files may both define a need."""


@dataclass(frozen=True)
class PracticeFile:
    kind: Kind
    document: Document
    definition: Header

    def names(self) -> Iterator[Name]:
        yield Name(self.kind.links_as, self.definition.id, ("id",))
        yield from self.definition.names()


@dataclass(frozen=True)
class Examination:
    files: tuple[PracticeFile, ...]
    problems: tuple[Problem, ...]


Known = dict[str, frozenset[str]]


def practice_files(path: Path) -> list[Path]:
    """The practice files of a folder, in order; a file stands for itself."""
    if not path.is_dir():
        return [path]
    return sorted(file for file in path.rglob("*") if file.suffix in (".yaml", ".yml") and file.is_file())


def examine(paths: Sequence[Path], beside: Iterable[PracticeFile] = ()) -> Examination:
    """Check files against their models and each other; `beside` are further files whose ids they may use."""
    documents, problems, unread = _read_all(paths)
    first = [(document, kind, *_validated(kind, document, {})) for document, kind in documents]
    sound = [PracticeFile(kind, document, found) for document, kind, found, _ in first if found is not None]
    broken = unread + [kind for _, kind, found, _ in first if found is None]
    known = _known([*beside, *sound], broken)
    files: list[PracticeFile] = []
    for document, kind in documents:
        definition, wrong = _validated(kind, document, known)
        problems += wrong
        if definition is not None:
            files.append(PracticeFile(kind, document, definition))
    problems += _twice(sound)
    return Examination(tuple(files), tuple(sorted(set(problems), key=lambda one: (str(one.path), one.line))))


def examine_text(name: Path, text: str, beside: Iterable[PracticeFile]) -> Examination:
    """Check what somebody sent as if it were a file of this name; `beside` are the files whose ids it may use."""
    if len(text.encode()) > LARGEST_FILE:
        sentence = f"The file is larger than {LARGEST_FILE:,} bytes; a practice file never is. Split it."
        return Examination((), (Problem(name, 0, sentence),))
    try:
        document = read_text(name, text)
    except Unreadable as unreadable:
        return Examination((), unreadable.problems)
    kind = kind_of(name, document.content)
    if kind is None:
        return Examination((), (Problem(name, 1, _unknown_kind()),))
    definition, problems = _validated(kind, document, {})
    if definition is not None:
        file = PracticeFile(kind, document, definition)
        definition, problems = _validated(kind, document, _known([*beside, file], []))
        problems += _twice([file])
    files = (PracticeFile(kind, document, definition),) if definition is not None and not problems else ()
    return Examination(files, tuple(sorted(set(problems), key=lambda one: one.line)))


def _read_all(paths: Sequence[Path]) -> tuple[list[tuple[Document, Kind]], list[Problem], list[Kind]]:
    """What could be read, what is wrong, and the kinds of the files that could not be read."""
    documents: list[tuple[Document, Kind]] = []
    problems: list[Problem] = []
    unread: list[Kind | None] = []
    for path in paths:
        try:
            document = read(path)
        except Unreadable as unreadable:
            problems += unreadable.problems
            unread.append(kind_of(path, {}))
            continue
        if kind := kind_of(path, document.content):
            documents.append((document, kind))
        else:
            problems.append(Problem(path, 1, _unknown_kind()))
    return documents, problems, [kind for kind in unread if kind]


def _unknown_kind() -> str:
    folders = ", ".join(kind.folder for kind in KINDS)
    return f"What kind of practice file is this? Put it in a folder named as one of {folders}."


def _validated(kind: Kind, document: Document, known: Known) -> tuple[Header | None, list[Problem]]:
    try:
        definition = kind.model.model_validate_json(document.as_json, context=known)
    except ValidationError as failure:
        errors = failure.errors(include_url=False)
        return None, [
            Problem(document.path, document.line_of(error["loc"]), sentence(error, kind.model))
            for error in errors
            if not _follows(error, errors)
        ]
    between = [Problem(document.path, document.line_of(place), said) for place, said in definition.mistakes()]
    return (None, between) if between else (definition, [])


def _follows(error: ErrorDetails, errors: Sequence[ErrorDetails]) -> bool:
    """A list is also called too short when what stands in it is wrong; the inner mistake says it better."""
    place = error["loc"]
    return error["type"] == "too_short" and any(
        len(other["loc"]) > len(place) and other["loc"][: len(place)] == place for other in errors
    )


def _known(files: Iterable[PracticeFile], broken: Iterable[Kind]) -> Known:
    unknowable = {name for kind in broken for name in (kind.links_as, *kind.provides)}
    linkable = UNIQUE_BETWEEN_FILES | {"outcome"}
    ids: defaultdict[str, set[str]] = defaultdict(set, {name: set() for name in linkable})
    for file in files:
        for name in file.names():
            ids[name.kind].add(name.id)
    return {kind: frozenset(known) for kind, known in ids.items() if kind not in unknowable}


def _twice(files: Iterable[PracticeFile]) -> Iterator[Problem]:
    """An id that means two things: within one file always, between files where ids are the library's."""
    first: dict[tuple[str, str, Path | None], tuple[Path, int]] = {}
    for file in files:
        path = file.document.path
        for name in file.names():
            line = file.document.line_of(name.place)
            key = (name.kind, name.id, None if name.kind in UNIQUE_BETWEEN_FILES else path)
            if key in first:
                where = _where(first[key], path)
                sentence = f"“{name.id}” already names another {name.kind} ({where}); choose a different id."
                yield Problem(path, line, sentence)
            first.setdefault(key, (path, line))


def _where(first: tuple[Path, int], path: Path) -> str:
    return f"line {first[1]}" if first[0] == path else f"{first[0]}, line {first[1]}"


def by_kind(files: Iterable[PracticeFile]) -> Mapping[str, dict[str, PracticeFile]]:
    """Files by the name of their kind, then by id."""
    found: dict[str, dict[str, PracticeFile]] = {kind.name: {} for kind in KINDS}
    for file in files:
        found[file.kind.name][file.definition.id] = file
    return found
