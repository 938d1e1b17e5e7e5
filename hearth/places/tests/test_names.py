"""Found by name when nobody knows the postcode: today's councils, yesterday's, their districts, slips forgiven."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.places.queries import search_places
from hearth.places.rules.names import Alike, Named, search

TODAY, AFTER = date(2026, 11, 22), date(2027, 4, 1)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Surr", "surrey"),
        ("anglesey", "isle-of-anglesey"),
        ("Ynys Mon", "isle-of-anglesey"),
        ("Abertawe", "swansea"),
        ("Caerdydd", "cardiff"),
        ("Leeds City Council", "leeds"),
        ("near Leeds, I think", "leeds"),
        ("the London Borough of Hackney", "hackney"),
        ("York", "york"),
        ("Durham", "durham"),
        ("Saint Helens", "st-helens"),
        ("Telford and Wrekin", "telford-and-wrekin"),
        ("Kings Lynn", "norfolk"),
        ("Elmbridge", "surrey"),
        ("Corby", "north-northamptonshire"),
        ("Poole", "bournemouth-christchurch-and-poole"),
        ("Belfast Health and Social Care Trust", "belfast-trust"),
    ],
)
def test_a_name_leads_to_one_body(places: None, typed: str, found: str) -> None:
    answer = search_places(typed, on=TODAY)
    assert [body.id for body in answer.bodies] == [found]
    assert not answer.alike


@pytest.mark.parametrize(("typed", "successor"), [("Elmbridge", "east-surrey"), ("Woking Borough", "west-surrey")])
def test_a_district_leads_to_whoever_takes_over(places: None, typed: str, successor: str) -> None:
    answer = search_places(typed, on=AFTER)
    assert ([body.id for body in answer.bodies], answer.via) == ([successor], typed.split()[0])
    assert answer.district.startswith("E07")


@pytest.mark.parametrize(
    ("typed", "day", "some"),
    [
        ("Surrey", AFTER, {"east-surrey", "west-surrey"}),
        ("East Surrey", TODAY, {"surrey"}),
        ("Cumbria", TODAY, {"cumberland", "westmorland-and-furness"}),
        ("Newcastle", TODAY, {"newcastle-upon-tyne", "staffordshire"}),
        (
            "Lisburn",
            TODAY,
            {"belfast-trust", "northern-trust", "south-eastern-trust", "southern-trust", "western-trust"},
        ),
    ],
)
def test_where_several_can_be_meant_all_are_offered(places: None, typed: str, day: date, some: set[str]) -> None:
    assert {body.id for body in search_places(typed, on=day).bodies} == some


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Sheffeild", "sheffield"),
        ("Midlesborough", "middlesbrough"),
        ("Elmbrige", "surrey"),
        ("Aberdean", "aberdeen"),
    ],
)
def test_a_slip_offers_what_is_nearest_and_never_chooses(places: None, typed: str, meant: str) -> None:
    answer = search_places(typed, on=TODAY)
    assert answer.alike
    assert not answer.sure
    assert meant in [body.id for body in answer.bodies]


@pytest.mark.parametrize("typed", ["", "  ", "%", "_", "’", "x" * 20_000, "Qwertyuiop"])
def test_what_no_council_is_called_finds_none(places: None, typed: str) -> None:
    assert search_places(typed).bodies == []


NAMES = [
    Named("Leeds City Council", ("leeds",)),
    Named("Fife Council", ("fife",)),
    Named("Elmbridge", ("surrey",), "E"),
]


@given(st.text(max_size=300))
def test_nothing_anybody_types_breaks_it(typed: str) -> None:
    assert set(search(typed, NAMES).names) <= set(NAMES)


@given(st.sampled_from(NAMES), st.sampled_from([str.upper, str.lower, str.title, lambda name: f" {name}. "]))
def test_a_name_finds_itself_however_it_is_written(named: Named, written: object) -> None:
    found = search(written(named.name), NAMES)  # type: ignore[operator]
    assert (found.names, found.how) == ([named], Alike.EXACTLY)
