"""One word runs through the whole journey: an id used in one file must exist in another.

A model names what a field points at, `Linked("need")`. The check runs only when the reader passes the known
ids as validation context, so that a version pinned years ago still reads after a need has been renamed.
"""

from collections.abc import Collection, Iterator
from difflib import get_close_matches
from typing import Annotated, NamedTuple, Protocol

from pydantic import AfterValidator, StringConstraints, ValidationInfo
from pydantic_core import PydanticCustomError

Place = tuple[str | int, ...]
"""Where something stands in a file: ("levels", 2, "id") is the id of the third level."""

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=80)]
"""Lower case, digits and underscores: an id that goes into web addresses, spreadsheets and SQL unchanged."""


class Name(NamedTuple):
    """An id that a file brings into the library: of what kind, and where it stands."""

    kind: str
    id: str
    place: Place


class Mistake(NamedTuple):
    """What no single field shows, because it lies between several: where it stands, and a sentence."""

    place: Place
    sentence: str


class HasId(Protocol):
    @property
    def id(self) -> str: ...


def each(kind: str, key: str, parts: Collection[HasId]) -> Iterator[Name]:
    """The ids of a list of parts that stands under `key` at the top of a file."""
    for position, part in enumerate(parts):
        yield Name(kind, part.id, (key, position, "id"))


def Linked(kind: str) -> AfterValidator:
    """Refuse an id of this kind that no file brings; without a context, believe it."""

    def check(value: str, info: ValidationInfo) -> str:
        known: Collection[str] | None = (info.context or {}).get(kind)
        if known is None or value in known:
            return value
        about = {"kind": kind, "value": value, "near": nearest(value, known)}
        raise PydanticCustomError("unknown_id", "{value} is not a {kind}", about)

    return AfterValidator(check)


def nearest(word: str, known: Collection[str]) -> str:
    """The one known word most like this one, or nothing."""
    return next(iter(get_close_matches(word, sorted(known), n=1, cutoff=0.7)), "")


NeedId = Annotated[Identifier, Linked("need")]
MeasureId = Annotated[Identifier, Linked("measure")]
InstrumentId = Annotated[Identifier, Linked("instrument")]
OutcomeId = Annotated[Identifier, Linked("outcome")]
NationId = Annotated[Identifier, Linked("nation")]
ThresholdsId = Annotated[Identifier, Linked("thresholds document")]
ProgrammeId = Annotated[Identifier, Linked("programme")]
