"""Postcodes that more than one body shares: found in the UPRN look-up, asked about when they are typed."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearth.places.findings import Finding
from hearth.places.models import SplitPostcode, SplitRelease
from hearth.places.queries import find_postcode
from hearth.places.releases import splits as module
from hearth.places.releases.splits import load_splits
from hearth.places.tests import onspd
from hearth.places.tests.nsul import (
    BELFAST,
    ELMBRIDGE,
    HARTLEPOOL,
    KINGSTON,
    MAIDSTONE,
    MIDDLESBROUGH,
    POWYS,
    SWALE,
    WOKING,
    lookup,
    nsul,
)
from hearth.ui.errors import BadInput

Load = Callable[..., Any]
BEFORE, AFTER = date(2027, 3, 31), date(2027, 4, 1)
IN_BOTH = [("ZZ1 1AA", HARTLEPOOL), ("ZZ1 1AA", HARTLEPOOL), ("ZZ1 1AA", MIDDLESBROUGH), ("ZZ3 3DD", HARTLEPOOL)]


def split() -> list[str]:
    return list(SplitPostcode.objects.order_by("postcode").values_list("postcode", flat=True))


def names(found: Finding) -> list[str]:
    return [body.id for body in found.alternatives]


@pytest.mark.parametrize("year", ["22", "25", "26"])
@pytest.mark.parametrize("upper", [True, False])
@pytest.mark.parametrize("quoted", [True, False])
def test_every_header_is_known_by_its_names(places: None, tmp_path: Path, year: str, upper: bool, quoted: bool) -> None:
    release, unknown = load_splits(lookup(tmp_path, *IN_BOTH, year=year, upper=upper, quoted=quoted))
    assert (split(), unknown) == (["ZZ11AA"], [])
    assert (release.name, release.addresses, release.postcodes) == ("June 2026", 4, 1)


def test_a_split_postcode_is_a_question_with_its_reason(load: Load, tmp_path: Path) -> None:
    load(onspd.HARTLEPOOL)
    assert find_postcode("ZZ1 1AA").body is not None
    load_splits(lookup(tmp_path, *IN_BOTH))
    found = find_postcode("ZZ1 1AA")
    assert (found.body, names(found)) == (None, ["hartlepool", "middlesbrough"])
    assert "Some homes with this postcode are in the area of Hartlepool" in found.reason
    assert (found.why, found.splits, found.release) == ("split", "June 2026", "November 2025")


def test_a_new_postcode_file_keeps_the_splits_and_either_may_come_first(load: Load, tmp_path: Path) -> None:
    load_splits(lookup(tmp_path, *IN_BOTH))
    load(onspd.HARTLEPOOL)
    load(onspd.HARTLEPOOL, onspd.ABERDEEN)
    assert find_postcode("ZZ1 1AA").why == "split"


def test_two_districts_of_one_county_are_split_only_where_the_county_will_be(load: Load, tmp_path: Path) -> None:
    homes = [("ZZ2 2BB", ELMBRIDGE), ("ZZ2 2BB", WOKING), ("ZZ4 4EE", MAIDSTONE), ("ZZ4 4EE", SWALE)]
    load(onspd.ELMBRIDGE)
    load_splits(lookup(tmp_path, *homes))
    assert split() == ["ZZ22BB"]
    before, after = find_postcode("ZZ2 2BB", BEFORE), find_postcode("ZZ2 2BB", AFTER)
    assert (before.body and before.body.id, before.why) == ("surrey", "")
    assert (after.body, names(after)) == (None, ["east-surrey", "west-surrey"])


def test_a_split_with_a_council_that_ends_offers_its_successor_by_district(load: Load, tmp_path: Path) -> None:
    load(onspd.ELMBRIDGE)
    load_splits(lookup(tmp_path, ("ZZ2 2BB", ELMBRIDGE), ("ZZ2 2BB", KINGSTON)))
    assert names(find_postcode("ZZ2 2BB", BEFORE)) == ["kingston-upon-thames", "surrey"]
    assert names(find_postcode("ZZ2 2BB", AFTER)) == ["east-surrey", "kingston-upon-thames"]


def test_a_national_border_inside_a_postcode_across_two_regional_files(load: Load, tmp_path: Path) -> None:
    load(onspd.HARTLEPOOL)
    lookup(tmp_path, ("ZZ1 1AA", HARTLEPOOL), name="Data/x.csv".split("/")[1])
    lookup(tmp_path, ("ZZ1 1AA", POWYS), name="NSUL_JUN_2026_WA.csv")
    (tmp_path / "ONSPD_NOV_2025_UK.csv").unlink()
    release, _ = load_splits(tmp_path)
    assert (release.files, release.addresses, split()) == (2, 2, ["ZZ11AA"])


def test_a_later_release_replaces_the_earlier_whole(places: None, tmp_path: Path) -> None:
    load_splits(lookup(tmp_path, *IN_BOTH))
    load_splits(lookup(tmp_path, ("ZZ9 9ZZ", HARTLEPOOL), ("ZZ9 9ZZ", POWYS)))
    assert split() == ["ZZ99ZZ"]
    assert SplitRelease.objects.count() == 2


def test_what_has_no_postcode_or_is_nobodys_here_is_left_out(places: None, tmp_path: Path) -> None:
    unknown_district = ("E99999999", "E06999999", "E92000001")
    homes = [("", HARTLEPOOL), ("ZZ1 1AA", HARTLEPOOL), ("ZZ1 1AA", BELFAST), ("ZZ1 1AA", unknown_district)]
    _, unknown = load_splits(lookup(tmp_path, *homes))
    assert (split(), unknown) == ([], ["E06999999"])


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "is empty"),
        (nsul(), "a header and no addresses"),
        (nsul().replace("LAD26CD", "DISTRICT"), r"no column for the district \(looked for lad25cd\)"),
        (nsul().replace("UPRN", "ID").replace("CTRY26CD", "X"), r"uprn\); the country \(looked for ctry25cd\)"),
        (nsul(("NOT ONE", HARTLEPOOL)), "line 2: “NOT ONE” is not a postcode"),
        (
            nsul(("ZZ1 1AA", ("E99999999", "E07000207", "E92000001"))),
            "line 2: the district E07000207 is below a county",
        ),
        (nsul(("ZZ1 1AA", ("x", "E06000001", "E92000001"))), "line 2: “x” is not an area code"),
        (nsul() + "1,2\n", "line 2: the line has 2 fields where the header has 8"),
    ],
)
def test_a_bad_file_is_told_and_changes_nothing(places: None, tmp_path: Path, text: str, sentence: str) -> None:
    load_splits(lookup(tmp_path, *IN_BOTH))
    bad = tmp_path / "bad.csv"
    bad.write_text(text)
    with pytest.raises(BadInput, match=sentence):
        load_splits(bad)
    assert (split(), SplitRelease.objects.count()) == (["ZZ11AA"], 1)


HOMES = st.lists(
    st.tuples(
        st.sampled_from(["ZZ1 1AA", "ZZ1 1AB", "ZZ1 1AD", "ZZ1 1AE"]),
        st.sampled_from([HARTLEPOOL, MIDDLESBROUGH, ELMBRIDGE, WOKING, MAIDSTONE, SWALE, POWYS]),
    ),
    min_size=1,
    max_size=40,
)
FATE = {MAIDSTONE: "kent", SWALE: "kent"}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(homes=HOMES)
def test_the_same_postcodes_as_a_naive_count_even_with_a_memory_of_two_lines(
    places: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, homes: list[Any]
) -> None:
    monkeypatch.setattr(module, "MOST_LINES_SEEN", 2)
    load_splits(lookup(tmp_path, *homes))
    fates = defaultdict(set)
    for postcode, codes in homes:
        fates[postcode.replace(" ", "")].add(FATE.get(codes, codes))
    assert split() == sorted(postcode for postcode, found in fates.items() if len(found) > 1)
