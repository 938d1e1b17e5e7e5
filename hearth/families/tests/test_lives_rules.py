"""Statuses beside each other, weeks of pregnancy as they were known, numbers that check themselves, homes, eyes."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.families.rules.ages import days_together
from hearth.families.rules.eyes import EYES, SEES, Thing, may_see
from hearth.families.rules.homes import Stay, lived_with
from hearth.families.rules.identifiers import UPN_LETTERS, check_figure, problem_with, shown, upn_letter, written
from hearth.families.rules.pregnancy import Estimate, due_as_known, known_early, strange_birth, weeks_on
from hearth.families.rules.statuses import KindRules, Period, impossible_status, strange_status

TODAY = date(2026, 6, 1)
KINDS = {
    "protection_plan": KindRules("Plan", before_birth=True, seldom_beside=(("looked_after", 28),)),
    "looked_after": KindRules("Looked after"),
    "adopted": KindRules("Adopted", seldom_beside=(("looked_after", 0),)),
    "care_leaver": KindRules("Care leaver", of_adults=True),
}
days = st.dates(date(2020, 1, 1), TODAY)


def ago(many: int) -> date:
    return TODAY - timedelta(days=many)


def impossible(new: Period, *known: Period, born: date | None = None, died: date | None = None) -> str:
    return impossible_status(new, known, KINDS, born=born, died=died, today=TODAY)


def strange(new: Period, *known: Period, born: date | None = None) -> str:
    return " ".join(strange_status(new, known, KINDS, born=born, today=TODAY))


def test_what_a_status_cannot_be() -> None:
    assert "future" in impossible(Period("looked_after", ago(-1)))
    assert "end before" in impossible(Period("looked_after", ago(9), ago(10)))
    assert "before birth: Plan" in impossible(Period("looked_after", ago(9)), born=ago(5))
    assert not impossible(Period("protection_plan", ago(9)), born=ago(5))
    assert "died on" in impossible(Period("looked_after", ago(9)), died=ago(20))
    assert "list" in impossible(Period("no_such", ago(9)))
    assert "already on record" in impossible(Period("looked_after", ago(9)), Period("looked_after", ago(50)))
    assert not impossible(Period("looked_after", ago(9)), Period("looked_after", ago(50), ago(9)))
    assert not impossible(Period("looked_after", ago(9)), Period("protection_plan", ago(50)))


def test_what_a_status_seldom_is() -> None:
    assert "seldom" in strange(Period("protection_plan", ago(60)), Period("looked_after", ago(90)))
    assert not strange(Period("protection_plan", ago(5)), Period("looked_after", ago(90)))
    assert "seldom" in strange(Period("looked_after", ago(60)), Period("protection_plan", ago(90)))  # said of either
    assert "seldom" in strange(Period("adopted", ago(0)), Period("looked_after", ago(90)))
    assert "turned 18" in strange(Period("looked_after", ago(0)), born=date(2000, 1, 1))
    assert not strange(Period("care_leaver", ago(0)), born=date(2000, 1, 1))


@given(st.lists(st.tuples(days, days), min_size=2, max_size=2))
def test_days_together_as_counted_one_by_one(two: list[tuple[date, date]]) -> None:
    (a, b), (c, d) = [(min(each), max(each)) for each in two]
    both = {a + timedelta(n) for n in range((b - a).days)} & {c + timedelta(n) for n in range((d - c).days)}
    assert days_together((a, b), (c, d), TODAY) == len(both)


estimates = st.lists(st.builds(Estimate, due=st.dates(TODAY, date(2027, 3, 1)), known_on=days), max_size=5)


@given(estimates, days)
def test_what_was_learnt_later_does_not_reach_back(known: list[Estimate], on: date) -> None:
    before = [each for each in known if each.known_on <= on]
    assert due_as_known(known, on) == due_as_known(before, on)
    assert weeks_on(known, on) == weeks_on(before, on)
    assert (weeks_on(known, on) is None) == (not before)


def test_early_is_counted_from_the_first_estimate() -> None:
    first = Estimate(due=TODAY + timedelta(weeks=21), known_on=TODAY)  # 19 weeks, as it seemed
    scan = Estimate(due=TODAY + timedelta(weeks=18), known_on=TODAY + timedelta(days=9))  # 22, as it turned out
    assert known_early([first, scan])
    assert not known_early([scan])
    assert not known_early([])
    assert "at 19 weeks" in strange_birth([first], TODAY)
    assert not strange_birth([first], TODAY + timedelta(weeks=20))


@given(st.text("0123456789", min_size=9, max_size=9))
def test_a_number_of_ten_figures_catches_one_wrong_figure(nine: str) -> None:
    check = check_figure(nine)
    if check is None:
        assert all(problem_with("nhs", f"{nine}{last}") for last in range(10))
        return
    assert problem_with("nhs", f"{nine}{check}") == ""
    for place in range(9):
        other = str((int(nine[place]) + 1) % 10)
        assert problem_with("nhs", f"{nine[:place]}{other}{nine[place + 1 :]}{check}")


@pytest.mark.parametrize("value", ["943 476 5919", "9434765919", "943-476-5919"])
def test_a_published_example_of_an_nhs_number_fits(value: str) -> None:
    assert problem_with("nhs", written(value)) == ""
    assert shown("nhs", written(value)) == "943 476 5919"


@given(st.text("0123456789", min_size=11, max_size=11), st.sampled_from("0123456789" + UPN_LETTERS))
def test_a_pupil_number_fits_one_letter_alone(figures: str, last: str) -> None:
    fitting = [letter for letter in UPN_LETTERS if problem_with("upn", f"{letter}{figures}{last}") == ""]
    assert fitting == [upn_letter(figures + last)]


@pytest.mark.parametrize("value", ["", "12", "T12345678901", "I123456789012", "T1234567890123", "😀", "٠١٢٣٤٥٦٧٨٩"])
def test_what_is_no_number_gets_a_sentence(value: str) -> None:
    assert problem_with("upn", written(value)).endswith(".")
    assert problem_with("nhs", written(value)).endswith(".")


def test_a_new_row_for_whoever_comes_or_goes() -> None:
    stays = [
        Stay("zoe", "A", ago(100), None),
        Stay("mum", "A", ago(100), None),
        Stay("sean", "A", ago(50), ago(20)),
        Stay("gran", "B", ago(100), None),
    ]
    told = [(sorted(map(str, each.others)), each.starts, each.ends) for each in lived_with("zoe", stays)]
    assert told == [
        (["mum"], ago(100), ago(50)),
        (["mum", "sean"], ago(50), ago(20)),
        (["mum"], ago(20), None),
    ]


stays = st.lists(
    st.builds(
        lambda person, home, starts, long: Stay(person, home, starts, starts + timedelta(days=long)),
        st.sampled_from("abc"),
        st.sampled_from("XY"),
        days,
        st.integers(0, 400),
    ),
    max_size=6,
)


@given(stays, days)
def test_together_on_a_day_is_together_in_the_table(known: list[Stay], on: date) -> None:
    def there(stay: Stay) -> bool:
        return (stay.starts or date.min) <= on < (stay.ends or date.max)

    mine = [stay for stay in known if stay.person == "a" and there(stay)]
    others = [stay for stay in known if stay.person != "a" and there(stay)]
    expected = {(own.home, other.person) for own in mine for other in others if other.home == own.home}
    rows = [each for each in lived_with("a", known) if (each.starts or date.min) <= on < (each.ends or date.max)]
    assert {(each.home, other) for each in rows for other in each.others} == expected


@given(st.sampled_from(sorted(EYES)), st.sampled_from(["told", "reporter", "sealed"]), st.booleans())
def test_some_things_no_decision_opens(eyes: str, kind: str, decided: bool) -> None:
    for whose in ("own", "own child's", "another's"):
        assert not may_see(eyes, Thing(kind, whose, decided=decided))


@pytest.mark.parametrize("eyes", EYES)
def test_a_secret_and_a_pregnancy(eyes: str) -> None:
    assert not may_see(eyes, Thing("address", "another's", decided=True, secret=True))
    assert not may_see(eyes, Thing("address", "own child's", decided=True, secret=True))
    assert may_see(eyes, Thing("address", "own", secret=True))
    assert not may_see(eyes, Thing("pregnancy", "own"))
    assert may_see(eyes, Thing("pregnancy", "own", decided=True))
    assert not may_see(eyes, Thing("pregnancy", "another's", decided=True))
    assert not may_see(eyes, Thing("no such thing", "own", decided=True))
    assert all(set(row) == set(EYES) for row in SEES.values())
