import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.places.rules.responsibility import ContradictoryCodes, responsible_code

NOBODY = "E99999999"
CODES = st.sampled_from(["E10000030", "E07000207", "E06000001", "N09000007", "S12000033", "L99999999", "", "E1", "?"])


def code(county: str = NOBODY, district: str = NOBODY, country: str = "E92000001", group: str = "") -> str | None:
    return responsible_code(county=county, district=district, country=country, group=group)


@pytest.mark.parametrize("district", ["E06000001", "E08000003", "E09000007", "W06000015", "S12000033"])
def test_without_a_county_the_district_is_responsible(district: str) -> None:
    assert code(district=district) == district


def test_in_a_county_the_county_is_responsible() -> None:
    assert code(county="E10000030", district="E07000207") == "E10000030"


def test_in_northern_ireland_the_trust_is_responsible_whatever_the_council() -> None:
    lisburn_and_castlereagh = "N09000007"
    assert code("N99999999", lisburn_and_castlereagh, "N92000002", "ZC010") == "ZC010"


def test_a_lower_district_without_its_county_is_an_error() -> None:
    with pytest.raises(ContradictoryCodes, match="E07000207"):
        code(district="E07000207")


@pytest.mark.parametrize("group", ["", "ZC060", "E16000150"])
def test_northern_ireland_outside_the_five_groups_is_an_error(group: str) -> None:
    with pytest.raises(ContradictoryCodes, match="ZC010"):
        code("N99999999", "N09000007", "N92000002", group)


@pytest.mark.parametrize("district", ["", "E99999999", "S99999999", "N09000007"])
def test_pseudo_and_blank_codes_lead_nowhere(district: str) -> None:
    assert code(district=district) is None


@given(CODES, CODES, CODES, CODES)
def test_the_destination_is_never_a_lower_district(county: str, district: str, country: str, group: str) -> None:
    try:
        found = code(county, district, country, group)
    except ContradictoryCodes:
        return
    assert found is None or found[:3] in ("E10", "E06", "S12")
