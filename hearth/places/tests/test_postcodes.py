import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.places.rules.postcodes import NotAPostcode, compact, display, normalise

OUTWARD = st.from_regex(r"[A-Z]{1,2}[0-9][A-Z0-9]?", fullmatch=True)
INWARD = st.from_regex(r"[0-9][A-Z]{2}", fullmatch=True)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("al11aa", "AL1 1AA"),
        (" sw1a  1AA ", "SW1A 1AA"),
        ("AL1-1AA.", "AL1 1AA"),
        ("AL1 OAA", "AL1 0AA"),
        ("Ａ L1 1AA", "AL1 1AA"),
        ("gir 0aa", "GIR 0AA"),
    ],
)
def test_people_write_postcodes_in_many_ways(typed: str, meant: str) -> None:
    assert normalise(typed) == meant


@pytest.mark.parametrize(
    "typed", ["", "AL1", "12345", "AL1 1A", "ß1 1AA", "🏠", "AL1 1AA" * 9, "ABC1 1AA", "A" * 20_000]
)
def test_what_is_no_postcode_gets_a_sentence(typed: str) -> None:
    with pytest.raises(NotAPostcode, match="not a full UK postcode"):
        normalise(typed)


@given(OUTWARD, INWARD)
def test_normalising_twice_changes_nothing(outward: str, inward: str) -> None:
    once = normalise(f"{outward}{inward}".lower())
    assert normalise(once) == once == display(compact(once)) == f"{outward} {inward}"


@given(st.text(max_size=40))
def test_any_text_is_a_postcode_or_refused_in_words(text: str) -> None:
    try:
        found = normalise(text)
    except NotAPostcode:
        return
    assert normalise(found) == found
