import pytest

from hearth.places.rules.columns import COLUMNS, UnknownHeader, recognise
from hearth.places.tests.onspd import GENERATIONS


def header(generation: str) -> list[str]:
    names, unread = GENERATIONS[generation]
    return [*unread, *names.values()]


@pytest.mark.parametrize("generation", GENERATIONS)
def test_every_generation_of_header_is_recognised(generation: str) -> None:
    names, _ = GENERATIONS[generation]
    found = recognise(header(generation))
    assert {field: header(generation)[position or 0] for field, position in found.items()} == names


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.field)
def test_a_missing_column_is_named_with_what_was_looked_for(column) -> None:  # type: ignore[no-untyped-def]
    names, unread = GENERATIONS["November 2025"]
    others = [*unread, *(name for field, name in names.items() if field != column.field)]
    with pytest.raises(UnknownHeader, match=column.examples.split(",")[0]):
        recognise(others)


def test_country_is_not_county() -> None:
    found = recognise(header("NSPL"))
    assert found["county"] != found["country"]


def test_two_columns_for_one_meaning_are_refused() -> None:
    with pytest.raises(UnknownHeader, match="lad25cd and lad26cd"):
        recognise([*header("November 2025"), "lad26cd"])


def test_a_name_must_match_as_a_whole() -> None:
    with pytest.raises(UnknownHeader, match="the district"):
        recognise([name.replace("lad25cd", "xlad25cdx") for name in header("November 2025")])


def test_a_file_older_than_the_2021_census_has_no_lsoa_of_2021() -> None:
    older = [name for name in header("to May 2025") if name != "lsoa21"]
    assert recognise(older)["lsoa21"] is None
