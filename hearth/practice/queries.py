"""Which version of the library a record uses. Reference data, the same for all: no viewer is asked."""

from functools import cache
from typing import TypeVar

from hearth.practice.definitions.header import Header
from hearth.practice.definitions.instrument import Instrument
from hearth.practice.definitions.programme import Programme
from hearth.practice.definitions.prompts import Prompts
from hearth.practice.definitions.thresholds import Thresholds
from hearth.practice.kinds import kind_named
from hearth.practice.library import library
from hearth.practice.models import PracticeVersion
from hearth.practice.reading import canonical
from hearth.ui.errors import Failure

Definition = TypeVar("Definition", bound=Header)


def pinned(kind: str, id: str) -> PracticeVersion:
    """The shipped version of this file that this process shows people, for a record to point at. Where an agency may
    have one of its own, ask `hearth.practice.own.queries.in_use` instead.

    It is found by content, so that a record pins what its writer saw, even while a newer one is being loaded.
    Raises `KeyError` where the library has no such file, `Failure` where its version has not been loaded.
    """
    file = library().file(kind, id)
    shipped = PracticeVersion.objects.filter(agency=None, kind=kind, practice_id=id)
    found = shipped.filter(hash=file.document.hash).first()
    if found is None:
        raise Failure(f"“{file.definition.title}” has not been loaded. Run: hearth practice load")
    return found


_read: dict[str, Header] = {}
"""Definitions by the hash of their version: what has one content has one meaning, so this is never stale."""


def definition_of(version: PracticeVersion) -> Header:
    """The definition of a version, however old. A model must go on reading every version ever loaded."""
    key = f"{version.kind} {version.hash}"
    if key not in _read:
        kind = kind_named(version.kind)
        if kind is None:
            raise Failure(f"“{version.kind}” is not a kind of practice file that this Hearth knows.")
        _read[key] = kind.model.model_validate_json(canonical(version.body))
    return _read[key]


def instrument_of(version: PracticeVersion) -> Instrument:
    return _typed(version, Instrument)


@cache
def instrument_kept(version_id: int) -> Instrument:
    """As `instrument_of`, read once: a version never changes, and its body is thousands of characters long."""
    return instrument_of(PracticeVersion.objects.get(pk=version_id))


def programme_of(version: PracticeVersion) -> Programme:
    return _typed(version, Programme)


@cache
def programme_kept(version_id: int) -> Programme:
    """As `programme_of`, by the id of a version, which never changes."""
    return programme_of(PracticeVersion.objects.get(pk=version_id))


def prompts_of(version: PracticeVersion) -> Prompts:
    return _typed(version, Prompts)


def thresholds_of(version: PracticeVersion) -> Thresholds:
    return _typed(version, Thresholds)


def _typed(version: PracticeVersion, model: type[Definition]) -> Definition:
    definition = definition_of(version)
    if not isinstance(definition, model):
        raise TypeError(f"{version} is of the kind {version.kind}, not {model.__name__.lower()}")
    return definition
