"""What one person may see: what was marked as theirs, less whatever another person must be kept safe from.

Two rules, and neither leans on the other. Nothing is shown that a worker did not mark for this person. And what was
marked is held back where it says something guarded: another's address, words of a child or of whoever told us, a
person whose record is sealed, a pregnancy that is not theirs. A worker who marks by mistake harms nobody.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

PREGNANCY_WORDS = (
    "pregnant",
    "pregnancy",
    "expecting a baby",
    "due date",
    "unborn",
    "midwife",
    "antenatal",
    "feichiog",
    "beichiog",
    "beichiogrwydd",
    "bydwraig",
)
FEWEST_WORDS = 4  # of somebody's sentence: fewer are nobody's own


@dataclass(frozen=True)
class Piece:
    """One thing that could be shown: every word of it, and whose it is alone, if anybody's."""

    kind: str
    id: UUID
    words: tuple[str, ...]
    of_adult: UUID | None = None  # a grown-up's own; nobody else of the family sees it


@dataclass(frozen=True)
class Guarded:
    """Words that must not reach this person, and why, as the worker is told."""

    words: str
    why: str


@dataclass(frozen=True)
class Withheld:
    piece: Piece
    why: str


@dataclass(frozen=True)
class Shown:
    pieces: tuple[Piece, ...]
    withheld: tuple[Withheld, ...]

    def of(self, kind: str) -> list[UUID]:
        return [piece.id for piece in self.pieces if piece.kind == kind]


def offered(pieces: Iterable[Piece], person: UUID) -> list[Piece]:
    """What a worker may mark for this person at all: never what is another grown-up's own."""
    return [piece for piece in pieces if piece.of_adult in (None, person)]


def shown(
    pieces: Iterable[Piece], marked: Collection[tuple[str, UUID]], guarded: Sequence[Guarded], person: UUID
) -> Shown:
    """Of everything there is, what this person sees; and what was marked for them and is held back all the same."""
    theirs = [piece for piece in offered(pieces, person) if (piece.kind, piece.id) in marked]
    keys = [(folded(each.words), each.why) for each in guarded]
    reasons = [(piece, _reason(piece, keys)) for piece in theirs]
    return Shown(
        tuple(piece for piece, why in reasons if not why),
        tuple(Withheld(piece, why) for piece, why in reasons if why),
    )


def says(text: str, words: str) -> bool:
    """Does a text say these words, whatever its capitals, accents, spaces and commas?"""
    key = folded(words)
    return bool(key) and f" {key} " in f" {folded(text)} "


def folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(re.findall(r"\w+", kept))


def sentences(words: str) -> list[str]:
    """The sentences of somebody's account that are long enough to be known again."""
    parts = (part.strip() for part in re.split(r"[.!?;\n]+", words))
    return [part for part in parts if len(folded(part).split()) >= FEWEST_WORDS]


def _reason(piece: Piece, keys: Sequence[tuple[str, str]]) -> str:
    said = f" {folded(' '.join(piece.words))} "
    return next((why for key, why in keys if key and f" {key} " in said), "")
