"""Words known again in a text, however they are typed: other capitals, accents, spaces, commas, or no space at all."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import accumulate

FEWEST_WORDS = 4  # of somebody's sentence: fewer are nobody's own
SHORT_FOR = {
    "rd": "road",
    "st": "street",
    "str": "street",
    "ave": "avenue",
    "av": "avenue",
    "ln": "lane",
    "dr": "drive",
    "ct": "court",
    "cl": "close",
    "cres": "crescent",
    "gdns": "gardens",
    "pl": "place",
    "sq": "square",
    "ter": "terrace",
    "hse": "house",
    "apt": "apartment",
}


class Text:
    """A text to look for words in. They are found where words begin and end, wherever the spaces are."""

    def __init__(self, text: str) -> None:
        words = tokens(text)
        self.run = "".join(words)
        ends = list(accumulate(map(len, words)))
        self.begins = {0, *ends}
        self.ends = set(ends)

    def says(self, words: str, *, begins: bool = False) -> bool:
        """`begins`: a word that only begins so is meant too (pregnan: pregnant, pregnancy, pregnancies)."""
        key = "".join(tokens(words))
        if not key:
            return False
        at = self.run.find(key)
        while at >= 0:
            if at in self.begins and (begins or at + len(key) in self.ends):
                return True
            at = self.run.find(key, at + 1)
        return False


def says(text: str, words: str) -> bool:
    return Text(text).says(words)


def tokens(text: str) -> list[str]:
    return [SHORT_FOR.get(word, word) for word in folded(text).split()]


def folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[^\W_]+", kept))


def sentences(words: str) -> list[str]:
    """The sentences of somebody's account that are long enough to be known again."""
    return [part for part in _parts(words) if len(folded(part).split()) >= FEWEST_WORDS]


def _parts(words: str) -> Iterator[str]:
    return (part.strip() for part in re.split(r"[.!?;\n]+", words))
