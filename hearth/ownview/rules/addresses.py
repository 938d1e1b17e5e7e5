"""In how many ways an address tells where somebody lives: without its number, without the space in its postcode."""

import re
from collections.abc import Iterator

from hearth.ownview.rules.words import tokens

LEAST = 4  # letters: fewer are no street's
ENDS_A_STREET = {
    *("road", "street", "avenue", "lane", "drive", "court", "close", "crescent", "gardens", "place", "square"),
    *("terrace", "house", "row", "way", "hill", "park", "grove", "mews", "walk", "rise", "view", "green", "lodge"),
    *("heol", "stryd", "ffordd", "lon", "cottage", "cottages", "villas", "buildings", "mansions", "parade", "yard"),
}
PART_OF_A_HOUSE = {"flat", "unit", "apartment", "room", "floor", "no", "number", "fflat", "rhif"}
POSTCODE = re.compile(r"\b([A-Z]{1,2}[0-9][A-Z0-9]?)\s*([0-9][A-Z]{2})\b", re.IGNORECASE)


def ways_to_say(address: str, postcode: str = "") -> list[str]:
    """Every line of it, each street or house without its number, and the postcode. In folded words."""
    lines = [tokens(line) for line in re.split(r"[,;\n]+", address)]
    ways = [" ".join(line) for line in (tokens(address), *lines)]
    ways += [street for line in lines for street in _streets(line)]
    ways += ["".join(parts) for parts in POSTCODE.findall(f"{address} {postcode}".casefold())]
    ways.append("".join(tokens(postcode)))
    return list(dict.fromkeys(way for way in ways if len(way.replace(" ", "")) >= LEAST))


def district(postcode: str) -> str:
    """The first half: enough to look for somebody in."""
    found = POSTCODE.search(postcode)
    return found[1].casefold() if found else ""


def _streets(line: list[str]) -> Iterator[str]:
    """The names in a line. A number or a kind of street ends one: 8 Quill Row Northmoor tells of two places."""
    name: list[str] = []
    before = ""
    for word in (*line, "0"):
        numbered = any(letter.isdigit() for letter in word)
        letter_of_number = len(word) == 1 and any(letter.isdigit() for letter in before)  # 8 a
        before = word
        if letter_of_number:
            continue
        if not numbered and word not in PART_OF_A_HOUSE:
            name.append(word)
        if name and (numbered or word in PART_OF_A_HOUSE or (word in ENDS_A_STREET and len(name) > 1)):
            yield " ".join(name)
            name = []
