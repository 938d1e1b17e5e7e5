"""Keeping the library's present versions in the database, as its owner: the application only reads them."""

from dataclasses import dataclass

from django.db import transaction

from hearth.practice.checking import PracticeFile
from hearth.practice.library import Library, library
from hearth.practice.models import PracticeVersion
from hearth.ui.errors import BadInput


@dataclass(frozen=True)
class Loaded:
    new: int
    unchanged: int


def load_library(shipped: Library | None = None, using: str = "owner") -> Loaded:
    """Write a version for every file that has changed, all or nothing; loading again changes nothing.

    Raises `BadInput`, naming every such file, when a file's words changed and its version did not.
    """
    files = (shipped or library()).files
    with transaction.atomic(using=using):
        kept = {
            (row.kind, row.practice_id, row.version): row.hash
            for row in PracticeVersion.objects.using(using)
            .filter(agency=None)
            .only("kind", "practice_id", "version", "hash")
        }
        refuse_quiet_changes(files, kept)
        new = [_version(file) for file in files if _key(file) not in kept]
        # Two processes that load at once write the same rows; the second finds them there.
        PracticeVersion.objects.using(using).bulk_create(new, ignore_conflicts=True)
    return Loaded(new=len(new), unchanged=len(files) - len(new))


def refuse_quiet_changes(files: tuple[PracticeFile, ...], kept: dict[tuple[str, str, str], str]) -> None:
    """A version that was ever loaded keeps its words: records that say 1.0 mean what it said then."""
    changed = [file for file in files if kept.get(_key(file), file.document.hash) != file.document.hash]
    if changed:
        raise BadInput("\n".join(_raise_the_version(file) for file in changed))


def _raise_the_version(file: PracticeFile) -> str:
    version = file.definition.version
    major, minor = version.split(".")
    line = file.document.line_of(("version",))
    return (
        f"{file.document.path}, line {line}: This file has changed since version {version} was loaded. "
        f'Raise the version, to "{major}.{int(minor) + 1}" say.'
    )


def _key(file: PracticeFile) -> tuple[str, str, str]:
    return file.kind.name, file.definition.id, file.definition.version


def _version(file: PracticeFile) -> PracticeVersion:
    header = file.definition
    return PracticeVersion(
        kind=file.kind.name,
        practice_id=header.id,
        version=header.version,
        hash=file.document.hash,
        body=file.document.content,
        title=header.title,
        author=header.author,
        source=header.source,
        licence=header.licence,
    )
