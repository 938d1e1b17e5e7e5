"""However somebody types where another lives, it is known again."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as some

from hearth.ownview.rules.addresses import district, ways_to_say
from hearth.ownview.rules.showing import Guarded, Piece, shown
from hearth.ownview.rules.words import says

NAMES = some.sampled_from(["Quill", "Élan", "St Mary’s", "Juniper", "Old Mill", "Beck"])
KINDS = some.sampled_from(["Road", "Rd", "Street", "St.", "Row", "Close", "Court", "Avenue", "Gardens"])
NUMBERS = some.sampled_from(["8", "8a", "12 B", "Flat 3, 8", "Flat 3 8", "No. 9,", "Unit 4B, 12-14", ""])
TOWNS = some.sampled_from(["", ", Northmoor", " Northmoor", "\nEastvale"])
STREETS = some.tuples(NAMES, KINDS)
POSTCODES = some.from_regex(r"\A(NM1|E1|EC1A|SW19|M60) [0-9][ABD-HJLNP-UW-Z]{2}\Z")
AROUND = some.sampled_from(["", "meet them", "by the shop", "(at", "on 4 May,"])
ME = UUID(int=1)
SHORT = {"Road": "Rd", "Rd": "Road", "Street": "st", "St.": "STREET", "Avenue": "Ave", "Gardens": "gdns"}


def held_back(text: str, address: str, postcode: str = "") -> bool:
    guarded = [Guarded(way, "There.") for way in ways_to_say(address, postcode)]
    piece = Piece("goal", UUID(int=2), (text,))
    return not shown([piece], {("goal", piece.id)}, guarded, ME).pieces


@given(NUMBERS, STREETS, TOWNS, AROUND, AROUND, some.booleans())
def test_a_street_without_its_number(number, street, town, before, after, loud) -> None:  # type: ignore[no-untyped-def]
    name, kind = street
    said = f"{before} {name} {SHORT.get(kind, kind)} {after}"
    assert held_back(said.upper() if loud else said.lower(), f"{number} {name} {kind}{town}".strip())


@given(NUMBERS, STREETS, TOWNS, POSTCODES, AROUND, some.sampled_from(["", " ", "  ", "-", "\u00a0", "\u200b"]))
def test_a_postcode_whatever_stands_in_it(number, street, town, postcode, before, gap) -> None:  # type: ignore[no-untyped-def]
    said = f"{before} {postcode.replace(' ', gap).lower()}, at ten"
    assert held_back(said, "8 Quill Row", postcode)
    assert held_back(said, f"{number} {' '.join(street)}{town} {postcode}")
    assert held_back(said, f"{number} {' '.join(street)}{town}", postcode.replace(" ", ""))


@given(STREETS, POSTCODES)
def test_the_whole_address_as_it_was_typed_is_known_again(street, postcode) -> None:  # type: ignore[no-untyped-def]
    address = f"8 {' '.join(street)}, Northmoor, {postcode}"
    assert held_back(f"Come to {address}!", address, postcode)


def test_what_is_no_address_is_not_held_back() -> None:
    address = "Flat 3, 8 Quill Row, NM1 9ZZ"
    for harmless in ("A flat battery", "At 8", "Page 3, 8 times", "a row of quilts", "Quillrowing", "NM1 9ZZA", "3 8"):
        assert not held_back(harmless, address, "NM1 9ZZ"), harmless


def test_the_first_half_of_a_postcode() -> None:
    assert [district(each) for each in ("NM1 9ZZ", "nm19zz", "ec1a 1bb", "nowhere", "")] == [
        "nm1",
        "nm1",
        "ec1a",
        "",
        "",
    ]


def test_words_are_known_again_without_spaces_and_with_invisible_ones() -> None:
    assert says("at QuillRow now", "Quill Row")
    assert says("at Qu\u00adill\u200bRow now", "Quill Row")
    assert says("at Quill_Row now", "Quill Row")
    assert not says("Newquill Row", "Quill Row")
