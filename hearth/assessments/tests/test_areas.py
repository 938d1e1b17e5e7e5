"""What answers say about an area, whatever they are."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from hearth.assessments.rules.answers import Answer
from hearth.assessments.rules.areas import area_results, asks_to_look, goes_well
from hearth.assessments.rules.profiles import Whose, profiles_of
from hearth.practice.library import library

INSTRUMENT = library().instrument("graded_neglect_profile")
ITEMS = [item.id for item in INSTRUMENT.items]
NOT_SEEN = Answer("", "not_observed")
an_answer = st.just(NOT_SEEN) | st.sampled_from([Answer(str(value)) for value in INSTRUMENT.values])
some_answers = st.dictionaries(st.sampled_from(ITEMS), an_answer)


def results(answers: Any, instrument: Any = INSTRUMENT, child: str = "ava", carer: str = "dana") -> Any:
    (profile,) = profiles_of(instrument, [Whose("7", child, carer, "Ava with Dana", answers=answers)])
    return {result.area.id: result for result in area_results(instrument, profile)}


def test_the_worst_item_speaks_for_its_area() -> None:
    love = results({item.id: Answer("1") for item in INSTRUMENT.area("love").items} | {"comfort": Answer("5")})["love"]
    assert love.own.code == "5"
    assert (love.flagged, [item.id for item in love.speaking]) == (True, ["comfort"])


def test_an_area_with_reasons_only_is_not_known_and_never_good() -> None:
    love = INSTRUMENT.area("love")
    result = results({item.id: NOT_SEEN for item in love.items})["love"]
    assert (result.own, result.flagged, result.missing, result.done) == (None, False, len(love.items), True)
    assert not goes_well(INSTRUMENT, result.own)


def test_the_middle_grade_is_neither_a_flag_nor_good_news() -> None:
    assert [asks_to_look(INSTRUMENT, "comfort", code) for code in "12345"] == [False, False, False, True, True]
    good = [goes_well(INSTRUMENT, results({"comfort": Answer(code)})["love"].own) for code in "12345"]
    assert good == [True, True, False, False, False]


def test_a_judgement_speaks_for_its_part_and_is_not_worked_out() -> None:
    scale = library().instrument("family_functioning")
    answers = {item.id: Answer("-3") for item in scale.area("safe").items} | {"safe_judged": Answer("0")}
    safe = results(answers, scale, "", "")["safe"]
    assert (safe.own.code, safe.own.judged, safe.flagged) == ("0", True, True)


@given(some_answers)
def test_every_item_is_counted_once_and_the_grade_was_given_to_one_of_them(answers: Any) -> None:
    for area_id, result in results(answers).items():
        items = INSTRUMENT.area(area_id).items
        values = [answers[item.id].said for item in items if item.id in answers and answers[item.id].said]
        assert len(values) + result.missing + result.unanswered == len(items)
        assert (result.own.code if result.own else None) == max(values, default=None)


@given(some_answers, st.sampled_from(ITEMS))
def test_not_seeing_an_item_never_makes_its_area_worse(answers: Any, item: Any) -> None:
    area = INSTRUMENT.area_of(item).id
    before, after = results(answers)[area].own, results(answers | {item: NOT_SEEN})[area].own
    assert after is None or (before is not None and after.code <= before.code)
