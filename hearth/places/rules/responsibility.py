"""Who is responsible for children at a postcode, by the codes that the postcode file gives it."""

import re

CODE = re.compile(r"[A-Z][0-9]{8}")
NORTHERN_IRELAND = "N92000002"
GREAT_BRITAIN = ("E", "W", "S")  # how the codes of its countries begin
COMMISSIONING_GROUPS = frozenset({"ZC010", "ZC020", "ZC030", "ZC040", "ZC050"})
COUNTY = "E10"
TIER_BELOW_A_COUNTY = "E07"
RESPONSIBLE_DISTRICTS = ("E06", "E08", "E09", "W06", "S12")
PSEUDO = "99999999"
CROWN_DEPENDENCIES = ("M", "L")  # the Isle of Man; the Channel Islands


class ContradictoryCodes(ValueError):
    """The codes of one postcode are malformed or cannot all be true."""


def responsible_code(*, county: str, district: str, country: str, group: str) -> str | None:
    """The code of the responsible body; None when the file does not say.

    A county where there is one, a trust in Northern Ireland (never by its councils), else the district.
    Raises `ContradictoryCodes` for a malformed code, for a lower-tier district without its county, and for a
    Northern Ireland postcode outside the five commissioning groups.
    """
    for code in (county, district, country):
        _check(code)
    if county.startswith(COUNTY):
        return county
    if district.startswith(TIER_BELOW_A_COUNTY):
        raise ContradictoryCodes(f"the district {district} is below a county, but no county (E10…) is given.")
    if country == NORTHERN_IRELAND:
        check_commissioning_group(group)
        return group
    return district if district.startswith(RESPONSIBLE_DISTRICTS) else None


def check_commissioning_group(group: str) -> None:
    """Raise unless it is one of the five; they are a legacy that the law allows to be dissolved."""
    if group not in COMMISSIONING_GROUPS:
        expected = ", ".join(sorted(COMMISSIONING_GROUPS))
        raise ContradictoryCodes(
            f"a Northern Ireland postcode must be in one of the groups {expected}, not “{group[:20]}”."
        )


def district_to_keep(district: str, country: str) -> str:
    """The district, or for a blank one on an island outside the four nations that island's pseudo code."""
    if not district and country[:1] in CROWN_DEPENDENCIES:
        return country[0] + PSEUDO
    return district


def _check(code: str) -> None:
    if code and not CODE.fullmatch(code):
        raise ContradictoryCodes(f"“{code[:20]}” is not an area code (a letter and eight figures).")
