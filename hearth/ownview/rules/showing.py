"""What one person may see: what was marked as theirs, less whatever another person must be kept safe from.

Two rules, and neither leans on the other. Nothing is shown that a worker did not mark for this person. And what was
marked is held back where it says something guarded: another's address, words of a child or of whoever told us, a
person whose record is sealed, a pregnancy that is not theirs. A worker who marks by mistake harms nobody.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from hearth.ownview.rules.words import Text

PREGNANCY_BEGINS = (  # the beginnings of words
    *("pregnan", "midwi", "antenatal", "ante natal", "maternity", "obstetric", "trimester", "gestation", "expectant"),
    *("ultrasound", "beichiog", "feichiog", "meichiog", "bydwrag", "fydwrag", "bydwraig", "fydwraig", "cynenedigol"),
    *("mamolaeth", "famolaeth"),
)
PREGNANCY_WORDS = (
    *("expecting", "due date", "unborn", "new baby", "baby bump", "before the birth", "baby is due", "is due a baby"),
    *("babi newydd", "heb ei eni", "cyn geni", "cyn-geni", "having a baby"),
)
REFUGE_WORDS = (  # whoever reads one of these learns that somebody is hidden, or who helps them to be
    *("refuge", "refuges", "safe house", "women's aid", "marac", "idva", "lloches", "cymorth i fenywod"),
    *("secret address", "cyfeiriad cudd"),
)


@dataclass(frozen=True)
class Piece:
    """One thing that could be shown: every word of it, and whose it is alone, if anybody's.

    `around` is what stands with it on record and is not shown; who it names, and where, counts all the same.
    """

    kind: str
    id: UUID
    words: tuple[str, ...]
    of_adult: UUID | None = None  # a grown-up's own; nobody else of the family sees it
    around: tuple[str, ...] = ()
    held: str = ""  # why it is held back whatever it says


@dataclass(frozen=True)
class Guarded:
    """Words that must not reach this person, and why, as the worker is told.

    `begins`: words that only begin so are meant too. `meeting`: only where it tells when or where somebody is to be
    met, for a name is no secret, and where its bearer will be on Tuesday at ten is.
    """

    words: str
    why: str
    begins: bool = False
    meeting: bool = False


MEETINGS = frozenset({"visit", "action"})


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
    reasons = [
        (piece, piece.held or why_not(guarded, *piece.words, *piece.around, kind=piece.kind)) for piece in theirs
    ]
    return Shown(
        tuple(piece for piece, why in reasons if not why),
        tuple(Withheld(piece, why) for piece, why in reasons if why),
    )


def _why_held(guarded: Iterable[Guarded], piece: Piece) -> str:
    return why_not(guarded, *piece.words, *piece.around, kind=piece.kind)


def why_not(guarded: Iterable[Guarded], *words: str, kind: str = "") -> str:
    """Why some words may not reach this person as they stand; empty where they may."""
    text = Text(" ".join(words))
    asked = (each for each in guarded if not each.meeting or kind in MEETINGS)
    return next((each.why for each in asked if text.says(each.words, begins=each.begins)), "")
