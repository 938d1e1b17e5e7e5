"""What grades say about an area, whatever the grades are."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from hearth.assessments.rules.areas import area_results, goes_well, is_flagged
from hearth.practice.library import library

INSTRUMENT = library().instrument("graded_neglect_profile")
ITEMS = [item.id for item in INSTRUMENT.items]
some_grades = st.dictionaries(st.sampled_from(ITEMS), st.none() | st.sampled_from(INSTRUMENT.values))


def result_of(area_id: Any, grades: Any) -> Any:
    return next(result for result in area_results(INSTRUMENT, grades) if result.area.id == area_id)


def test_the_worst_item_speaks_for_its_area() -> None:
    love = INSTRUMENT.area("love")
    grades = {item.id: 1 for item in love.items} | {"comfort": 5}
    result = result_of("love", grades)
    assert (result.grade, result.flagged, [item.id for item in result.worst_items]) == (5, True, ["comfort"])


def test_an_area_with_reasons_only_is_not_known_and_never_good() -> None:
    love = INSTRUMENT.area("love")
    result = result_of("love", {item.id: None for item in love.items})
    assert (result.grade, result.flagged, result.missing, result.done) == (None, False, len(love.items), True)
    assert not goes_well(INSTRUMENT, result.grade)


def test_the_middle_grade_is_neither_a_flag_nor_good_news() -> None:
    assert [is_flagged(INSTRUMENT, value) for value in (1, 2, 3, 4, 5)] == [False, False, False, True, True]
    assert [goes_well(INSTRUMENT, value) for value in (1, 2, 3, 4, 5)] == [True, True, False, False, False]


@given(some_grades)
def test_every_item_is_counted_once_and_the_grade_was_given_to_one_of_them(grades: Any) -> None:
    for result in area_results(INSTRUMENT, grades):
        values = [grades[item.id] for item in result.area.items if grades.get(item.id) is not None]
        assert len(values) + result.missing + result.unanswered == len(result.area.items)
        assert result.grade == (max(values) if values else None)


@given(some_grades, st.sampled_from(ITEMS))
def test_not_seeing_an_item_never_makes_its_area_worse(grades: Any, item: Any) -> None:
    before = result_of(INSTRUMENT.area_of(item).id, grades)
    after = result_of(INSTRUMENT.area_of(item).id, grades | {item: None})
    assert after.grade is None or (before.grade is not None and after.grade <= before.grade)
