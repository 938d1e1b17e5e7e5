import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.places.releases.lines import line_maker
from hearth.places.releases.rows import copy_blocks
from hearth.places.rules.columns import recognise
from hearth.places.tests.onspd import BELFAST, GENERATIONS, HARTLEPOOL, ISLE_OF_MAN, onspd, source
from hearth.ui.errors import BadInput

ANY_TEXT = st.text(max_size=12)


def read(content: str | bytes) -> str:
    raw = content.encode() if isinstance(content, str) else content
    return "".join(
        text for _, text in copy_blocks(source(raw), lambda header: line_maker(recognise(header), lambda *codes: 7))
    )


@pytest.mark.parametrize("generation", GENERATIONS)
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "with BOM"])
@pytest.mark.parametrize("quoted", [True, False], ids=["quoted", "bare"])
def test_every_generation_gives_the_same_line(generation: str, mark: str, quoted: bool) -> None:
    expected = "6000001\t5013956\t1023743\t7\t\\N\t1\tf\t54.5\t-1.25\tZZ11AA\n"
    assert read(mark + onspd(HARTLEPOOL, generation=generation, quoted=quoted)) == expected


def test_no_location_is_no_location() -> None:
    assert "\t\\N\t\\N\t" in read(onspd(ISLE_OF_MAN))


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("postcode", "HELLO", "“HELLO” is not a postcode"),
        ("postcode", "", "is not a postcode"),
        ("terminated", "201913", "“201913” is not a month"),
        ("terminated", "June 2019", "is not a month"),
        ("ward", "E0501", "“E0501” is not an area code"),
        ("district", "Camden", "“Camden” is not an area code"),
        ("latitude", "north", "no latitude"),
        ("latitude", "91", "not on the globe"),
        ("longitude", "1_0", "no latitude and longitude"),
        ("quality", "0", "not a location quality"),
        ("large_user", "E99999999", "not a user type"),
    ],
)
def test_an_impossible_field_is_told_with_its_line(field: str, value: str, words: str) -> None:
    with pytest.raises(BadInput, match=f"some.csv, line 3: .*{words}"):
        read(onspd(HARTLEPOOL, HARTLEPOOL | {field: value}))


@pytest.mark.parametrize("group", ["", "ZC090"])
def test_every_row_of_northern_ireland_has_one_of_the_five_groups(group: str) -> None:
    with pytest.raises(BadInput, match="line 2: a Northern Ireland postcode must be in one of the groups"):
        read(onspd(BELFAST | {"country": "", "group": group}))


def test_old_codes_of_small_areas_are_left_out() -> None:
    assert read(onspd(BELFAST | {"ward": "95GG01", "lsoa21": "95GG01S1"})).startswith("309000007\t\\N\t\\N\t7")


def test_a_ragged_line_is_told() -> None:
    with pytest.raises(BadInput, match="line 3: the line has 2 fields where the header has 18"):
        read(onspd(HARTLEPOOL) + "a,b\r\n")


def test_a_file_in_another_encoding_is_told_with_its_line() -> None:
    content = onspd(HARTLEPOOL, HARTLEPOOL | {"ward": "Sir Fôn"}).encode("windows-1252")
    with pytest.raises(BadInput, match="line 3: the text is not UTF-8"):
        read(content)


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\n"])
def test_an_empty_file_is_told(content: bytes) -> None:
    with pytest.raises(BadInput, match="is empty"):
        read(content)


@given(st.binary(max_size=400))
def test_any_bytes_are_refused_in_words(content: bytes) -> None:
    with pytest.raises(BadInput, match=r"^some\.csv"):
        read(content)


@given(st.fixed_dictionaries(dict.fromkeys(HARTLEPOOL, ANY_TEXT)))
def test_any_row_is_read_or_refused_in_words(row: dict[str, str]) -> None:
    refused = ""
    try:
        read_rows = read(onspd(row)).count("\n")
    except BadInput as problem:
        refused = str(problem)
    assert refused.startswith("some.csv, line ") if refused else read_rows == 1
