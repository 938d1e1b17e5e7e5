from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from hearth.places.reference.files import read_bodies, read_stewardships
from hearth.places.rules.succession import InForce, TakeOver, responsible_on

BODIES = {body.id: InForce(body.valid_from, body.valid_to) for body in read_bodies()}
TAKE_OVERS = [TakeOver(row.predecessor, row.district, row.successor) for row in read_stewardships()]
BEFORE, AFTER = date(2027, 3, 31), date(2027, 4, 1)


def on(day: date, body: str, district: str | None = None) -> list[str]:
    return responsible_on(day, body, district, BODIES, TAKE_OVERS)


def test_surrey_is_responsible_to_its_last_day() -> None:
    assert on(BEFORE, "surrey", "E07000207") == ["surrey"]


def test_surreys_districts_go_to_east_and_west() -> None:
    assert on(AFTER, "surrey", "E07000207") == ["east-surrey"]
    assert on(AFTER, "surrey", "E07000217") == ["west-surrey"]


def test_without_the_district_both_successors_are_possible() -> None:
    assert on(AFTER, "surrey") == ["east-surrey", "west-surrey"]


def test_a_successor_is_not_responsible_before_its_day() -> None:
    assert on(BEFORE, "east-surrey") == ["surrey"]


def test_a_county_abolished_long_ago_leads_to_todays_council() -> None:
    assert on(AFTER, "cumbria-county", "E07000030") == ["westmorland-and-furness"]
    assert on(AFTER, "somerset-county", "E07000187") == ["somerset"]


def test_nobody_is_known_to_have_taken_over() -> None:
    assert responsible_on(AFTER, "gone", None, {"gone": InForce(None, BEFORE)}, []) == []


@given(st.sampled_from(sorted(BODIES)), st.dates(), st.sampled_from([None, "", "E07000207", "E07000048"]))
def test_whoever_is_responsible_is_in_force(body: str, day: date, district: str | None) -> None:
    assert all(BODIES[found].includes(day) for found in on(day, body, district))
