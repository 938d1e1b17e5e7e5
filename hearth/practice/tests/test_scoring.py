"""The instrument engine: sums and worst answers against a naive twin, rules, bands, repeats, totals from elsewhere."""

from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import floor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearth.practice.definitions.instrument import Instrument
from hearth.practice.library import library
from hearth.practice.scoring import (
    About,
    Answer,
    Answers,
    NotComparable,
    Verdict,
    change,
    lacking,
    score,
    visible_items,
)
from hearth.practice.tests.scoring_files import SCALES, area, instrument, told

ITEMS = """
{id: a, label: A, answer: scale, scale: often}
{id: b, label: B, answer: scale, scale: often, reversed: true}
{id: c, label: C, answer: scale, scale: often, weight: 2}
{id: d, label: D, answer: scale, scale: often, weight: 0.5}
{id: e, label: E, answer: scale, scale: often}
"""
SCORES = """
scores:
  - {id: total, label: Total, method: sum, of: [main], at_least_answered: 3, prorated: true, rounding: {places: 0}}
  - {id: whole, label: Whole, method: sum, of: [main]}
  - {id: mean, label: Mean, method: mean, of: [a, c], at_least_answered: 1, rounding: {places: 2}, higher_is: better}
  - {id: worst, label: Worst, method: worst, of: [main], flags_from: never}
  - {id: best, label: Best, method: best, of: [main]}
  - {id: mode, label: Mode, method: mode, of: [main]}
  - {id: many, label: Many, method: count_at_or_above, level: 1, of: [a, b], at_least_answered: 1}
  - {id: judged, label: Judged, method: judged, scale: often, area: main}
  - {id: sdq, label: From elsewhere, method: elsewhere, at_least: 0, at_most: 40}
  - id: metric
    label: Metric
    method: lookup
    of: [many]
    table: [{at_least: 0, at_most: 0, value: 7}, {at_least: 1, at_most: 2, value: 9.51}]
  - {id: twice, label: Twice, method: formula, formula: "${many} * 2 + coalesce(${mean}, 0)"}
"""
NUMBERS = {"never": 0, "sometimes": 1, "always": 2}
ORDER = ["always", "sometimes", "never"]  # from the best: the file says worst_first
WEIGHTS = {"a": Decimal(1), "b": Decimal(1), "c": Decimal(2), "d": Decimal("0.5"), "e": Decimal(1)}


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Instrument:
    return instrument(tmp_path_factory.mktemp("scoring"), SCALES + "areas:" + area(ITEMS) + SCORES)


def said(**codes: str) -> Answers:
    reasons = ("not_observed", "not_applicable")
    return Answers({id: Answer(missing=code) if code in reasons else Answer(code) for id, code in codes.items()})


def naive(codes: dict[str, str]) -> dict[str, Any]:
    """The same scores, as somebody would work them out by hand."""
    known = {id: NUMBERS[code] for id, code in codes.items() if code in NUMBERS}
    if "b" in known:
        known["b"] = 2 - known["b"]
    total = sum((Fraction(WEIGHTS[id]) * value for id, value in known.items()), Fraction(0))
    weight = sum((Fraction(WEIGHTS[id]) for id in known), Fraction(0))
    chosen = [codes[id] for id in known]
    pair = [id for id in ("a", "c") if id in known]
    mean = sum((WEIGHTS[id] * known[id] for id in pair), Decimal(0)) / sum(WEIGHTS[id] for id in pair) if pair else None
    counted = [known[id] for id in ("a", "b") if id in known]
    times = Counter(chosen)
    return {
        "total": floor(total / weight * Fraction(11, 2) + Fraction(1, 2)) if len(known) >= 3 else None,
        "whole": total if len(known) == 5 else None,
        "mean": None if mean is None else mean.quantize(Decimal("0.01"), ROUND_HALF_UP),
        "worst": max(chosen, key=ORDER.index, default=""),
        "best": min(chosen, key=ORDER.index, default=""),
        "mode": max(times, key=lambda code: (times[code], ORDER.index(code)), default=""),
        "many": sum(value >= 1 for value in counted) if counted else None,
    }


@settings(max_examples=300, deadline=None)
@given(
    codes=st.dictionaries(
        st.sampled_from(list("abcde")), st.sampled_from([*NUMBERS, "not_observed", "not_applicable"]), max_size=5
    )
)
def test_scores_are_those_of_a_naive_twin(codes: dict[str, str], example: Instrument) -> None:
    scores = score(example, said(**codes), About())
    for id, expected in naive(codes).items():
        result = scores.of(id)
        found = result.code if id in ("worst", "best", "mode") else result.value
        assert found == expected, id
        assert bool(result.why_not) == (not result.known)
        assert result.answered == sum(code in NUMBERS for name, code in codes.items() if name in _items_of(example, id))


def _items_of(example: Instrument, id: str) -> set[str]:
    of = example.score(id).of
    return {item.id for item in example.items if item.id in of or example.area_of(item.id).id in of}


def test_missing_reasons_differ_and_none_is_zero(example: Instrument) -> None:
    for reason in ("not_observed", "not_applicable"):
        scores = score(example, said(a="always", b=reason), About())
        assert scores.of("whole").value is None
        assert scores.of("whole").why_not == "1 of 5 answered; it needs 5."
        assert scores.of("many").value == 1
    assert lacking(example, said(a="not_seen"), About())[0].sentence.startswith("“A” cannot be")


def test_a_judgement_stands_beside_a_sum_and_is_never_part_of_one(example: Instrument, tmp_path: Path) -> None:
    scores = score(example, said(a="always", judged="never"), About())
    assert [result.id for result in scores.judged] == ["judged"]
    assert scores.of("judged").code == "never"
    assert scores.of("judged") not in scores.computed
    body = SCALES + "areas:" + area(ITEMS) + SCORES
    assert "it stands beside a score and is never added up" in told(tmp_path, body.replace("[a, c]", "[a, judged]"))
    assert "it is never part of a formula" in told(tmp_path, body.replace("${many} * 2", "${judged} * 2"))


def test_a_total_from_elsewhere_needs_its_source_and_its_bounds(example: Instrument) -> None:
    without, beyond = {"sdq": Answer("12")}, {"sdq": Answer("41", source="SDQ website")}
    assert (
        lacking(example, Answers(without), About())[0].sentence
        == "“From elsewhere” was worked out elsewhere: say where."
    )
    assert "40 or less" in lacking(example, Answers(beyond), About())[0].sentence
    fine = Answers({"sdq": Answer("12", source="SDQ website")})
    assert lacking(example, fine, About()) == ()
    result = score(example, fine, About()).of("sdq")
    assert (result.value, result.source) == (Decimal(12), "SDQ website")


def test_a_table_and_a_formula_read_other_scores(example: Instrument) -> None:
    scores = score(example, said(a="always", b="never", c="always"), About())
    assert scores.of("many").value == 2
    assert scores.of("metric").value == Decimal("9.51")
    assert scores.of("twice").value == 6
    nothing = score(example, said(), About())
    assert nothing.of("metric").why_not == "“Many” has no score to read off."
    assert nothing.of("twice").why_not == "Something that it is worked out from is missing."


DAYS = """visible: "${school} = 'yes'", required: "${school} = 'yes'\""""
LATE = 'constraint: ". <= ${days}", constraint_words: Nobody is late more often than they go.'
RULED = (
    SCALES
    + "areas:"
    + area(
        """
{id: school, label: Goes to school, answer: yes_no, required: true}
{id: days, label: Days, answer: number, at_least: 0, at_most: 5, whole: true, %(days)s}
{id: late, label: Late, answer: number, when_unknown: hide, visible: "${days} > 0", %(late)s}
{id: missed, label: Missed, answer: calculated, formula: "5 - ${days}"}
{id: where, label: Where, answer: several, scale: place}
{id: when, label: When, answer: day}
""".replace("%(days)s", DAYS).replace("%(late)s", LATE)
    )
    + area(
        "{id: plan, label: Plan, answer: words}",
        "planning",
        "visible: \"${missed} >= 2 or selected(${where}, 'home')\"",
    )
    + "scores:\n  - {id: days_late, label: Days late, method: sum, of: [days, late], at_least_answered: 1}\n"
)


def shown(example: Instrument, answers: Answers) -> dict[str, tuple[bool, bool]]:
    return {each.item.id: (each.required, each.unknown) for each in visible_items(example, answers, About())}


def test_rules_say_what_is_asked_and_the_unknown_is_shown_as_the_file_says(tmp_path: Path) -> None:
    ruled = instrument(tmp_path, RULED)
    assert shown(ruled, said()) == {
        "school": (True, False),
        "days": (False, True),
        "missed": (False, False),
        "where": (False, False),
        "when": (False, False),
        "plan": (False, True),
    }
    assert shown(ruled, said(school="yes"))["days"] == (True, False)
    assert "late" in shown(ruled, said(school="yes", days="2"))
    assert shown(ruled, said(school="yes", days="2"))["plan"] == (False, False)
    assert "plan" not in shown(ruled, said(school="yes", days="5", where="school"))
    assert "days" not in shown(ruled, said(school="no"))


def test_an_answer_to_a_question_that_is_hidden_is_no_answer(tmp_path: Path) -> None:
    ruled = instrument(tmp_path, RULED)
    assert score(ruled, said(school="yes", days="4", late="1"), About()).of("days_late").value == 5
    hidden = score(ruled, said(school="no", days="4", late="1"), About()).of("days_late")
    assert (hidden.value, hidden.asked, hidden.why_not) == (None, 0, "None of its questions is asked.")


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"school": ""}, "“Goes to school” has no answer yet, and no reason why not."),
        ({"school": "maybe"}, "“Goes to school” cannot be “maybe”: choose from yes, no."),
        ({"school": "yes", "days": "six"}, "“Days” should be a number, such as 3 or 2.5, not “six”."),
        ({"school": "yes", "days": "6"}, "“Days” should be 5 or less, not 6."),
        ({"school": "yes", "days": "1.5"}, "“Days” should be a whole number, not 1.5."),
        ({"school": "yes", "days": "NaN"}, "“Days” should be a number"),
        ({"school": "yes", "days": "1e999999"}, "“Days” should be a number"),
        ({"school": "yes", "days": "2", "late": "3"}, "Nobody is late more often than they go."),
        ({"school": "no", "where": "home moon"}, "“Where” cannot be “home moon”"),
        ({"school": "no", "when": "tomorrow"}, "“When” should be a day, such as 2027-05-31"),
    ],
)
def test_what_cannot_be_is_told_to_whoever_typed_it(answers: dict[str, str], sentence: str, tmp_path: Path) -> None:
    found = lacking(instrument(tmp_path, RULED), said(**answers), About())
    assert any(lack.sentence.startswith(sentence) for lack in found), found


REPEATED = (
    SCALES
    + "areas:"
    + area("{id: home, label: Home, answer: number}")
    + area("{id: meals, label: Meals, answer: number, visible: '${home} > 0'}", "each_child", "repeat: child")
    + area("{id: warmth, label: Warmth, answer: scale, scale: often}", "both", "repeat: child_and_carer")
    + """scores:
  - {id: meals_of, label: Meals, method: sum, of: [meals]}
  - {id: warmth_of, label: Warmth, method: worst, of: [warmth]}
  - {id: all_meals, label: All meals, method: formula, formula: "sum(${meals_of}) + ${home}"}
  - {id: fewest, label: Fewest, method: formula, formula: "min(${meals})"}
"""
)


def test_what_is_asked_for_each_child_and_carer_is_kept_apart(tmp_path: Path) -> None:
    family = instrument(tmp_path, REPEATED, unit="family")
    about = About(children=("Ava", "Ben"), carers=("Dana", "Lee"))
    answers = Answers(
        {"home": Answer("1")},
        {
            "Ava": {"meals": Answer("3")},
            "Ben": {"meals": Answer("2")},
            "Ava with Dana": {"warmth": Answer("always")},
            "Ben with Lee": {"warmth": Answer("never")},
        },
    )
    asked = [(each.item.id, each.subject) for each in visible_items(family, answers, about)]
    assert asked[:3] == [("home", ""), ("meals", "Ava"), ("meals", "Ben")]
    assert len(asked) == 7
    scores = score(family, answers, about)
    assert [scores.of("meals_of", child).value for child in about.children] == [3, 2]
    assert (scores.of("all_meals").value, scores.of("fewest").value) == (Decimal(6), Decimal(2))
    assert scores.of("warmth_of", "Ava with Dana").code == "always"
    assert not scores.of("warmth_of", "Ava with Lee").known
    nobody = score(family, answers, About())
    assert nobody.of("all_meals").why_not


BANDS = (
    """
informants: [{id: parent, label: Parent}, {id: teacher, label: Teacher}]
areas:"""
    + area("{id: n, label: N, answer: number}")
    + """
scores:
  - id: total
    label: Total
    method: sum
    of: [n]
    higher_is: worse
    more_than_noise: 3
    bands:
      - informants: [teacher]
        from_years: 4
        to_years: 10
        source: A paper
        bands:
          - {id: close, label: Close to average, at_least: 0, at_most: 11}
          - {id: high, label: High, at_least: 12, at_most: 40}
      - {informants: [parent], source: Another, bands: [{id: close, label: Close to average, at_least: 0, at_most: 13}]}
"""
)


def test_bands_are_of_whoever_answered_and_the_childs_age(tmp_path: Path) -> None:
    banded = instrument(tmp_path, BANDS)
    bands = {}
    for informant, years in (
        ("teacher", 4),
        ("teacher", 10),
        ("teacher", 11),
        ("teacher", None),
        ("parent", None),
        ("", 5),
    ):
        band = score(banded, said(n="12"), About(informant, years)).of("total").band
        bands[informant, years] = band and band.label
    assert list(bands.values()) == ["High", "High", None, None, "Close to average", None]


def test_change_is_told_from_noise_and_only_like_is_compared(tmp_path: Path) -> None:
    banded = instrument(tmp_path, BANDS)

    def at(n: str, about: About = About("parent", subject="Ava")) -> Any:  # noqa: B008
        return score(banded, said(n=n), about)

    assert [change(at("10"), at(n))[0].verdict for n in ("7", "8", "10", "13")] == [
        Verdict.BETTER,
        Verdict.UNSURE,
        Verdict.SAME,
        Verdict.WORSE,
    ]
    assert change(at("10"), at(""))[0].verdict == Verdict.UNKNOWN
    with pytest.raises(NotComparable, match="Two people answered"):
        change(at("1"), at("2", About("teacher", subject="Ava")))
    with pytest.raises(NotComparable, match="about different people"):
        change(at("1"), at("2", About("parent", subject="Ben")))
    with pytest.raises(NotComparable, match="different instruments"):
        change(score(library().instrument("graded_neglect_profile"), said(), About("parent", subject="Ava")), at("1"))


def test_another_version_is_compared_by_a_crosswalk_or_not_at_all(tmp_path: Path) -> None:
    old = instrument(tmp_path, BANDS)
    renamed = BANDS.replace("id: total", "id: sum_of_all")
    new = instrument(tmp_path, renamed, version="2.0")
    with pytest.raises(NotComparable, match="nobody has said what may be compared"):
        change(score(old, said(n="1"), About()), score(new, said(n="9"), About()))
    walk = (
        'crosswalks: [{from_version: "1.0", scores: {total: sum_of_all}, why: The same question under another name.}]\n'
    )
    new = instrument(tmp_path, walk + renamed, version="2.0")
    moved = change(score(old, said(n="1"), About()), score(new, said(n="9"), About()))[0]
    assert (moved.moved, moved.verdict) == (Decimal(8), Verdict.WORSE)
    more = renamed + "  - {id: another, label: Another, method: sum, of: [n]}\n"
    new = instrument(tmp_path, walk + more, version="2.0")
    assert (
        change(score(old, said(n="1"), About()), score(new, said(n="9"), About()))[1].verdict == Verdict.NOT_COMPARABLE
    )


def test_the_graded_profile_is_read_by_its_worst_items() -> None:
    profile = library().instrument("graded_neglect_profile")
    grades = {item.id: "2" for item in profile.items} | {"mealtimes": "4", "warmth": "not_observed"}
    scores = score(profile, said(**grades), About())
    physical, love = scores.of("physical_care"), scores.of("love")
    assert (physical.code, physical.flagged, physical.speaking) == ("4", True, ("mealtimes",))
    assert (love.code, love.flagged) == ("2", False)
    assert love.answered == love.asked - 1
    later = score(profile, said(**{**grades, "mealtimes": "2"}), About())
    first = change(scores, later)[0]
    assert (first.moved, first.steps, first.verdict) == (Decimal(-2), True, Verdict.BETTER)


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("of: [a, c]", "of: [a, z]", "“z” is no item or area of this file"),
        ("method: mean, of: [a, c]", "method: mean, of: []", "“mean” says of nothing what it is of"),
        ("order: worst_first", "order: up", "“order” should be one of 'best_first', 'worst_first' or 'none'"),
        ("    order: worst_first\n", "", "“order” is missing here"),
        ("code: always", "code: never", "“never” stands 2 times in the scale “often”"),
        ("value: 2", "value: 0.5", "go up and down"),
        (", value: 2", "", "Some options of “often” stand for a number and some do not"),
        ("scale: often, weight: 2", "scale: oftn, weight: 2", "“oftn”, which is no scale of this file"),
        ("of: [main], flags_from: never", "of: [main], flags_from: rarely", "“rarely” is not on the scale of “worst”"),
        ("prorated: true, rounding: {places: 0}", "prorated: true", "says at_least_answered and its rounding"),
        ("at_least_answered: 3", "at_least_answered: 9", "is of 5 items, and wants more answered"),
        ("at_most: 2, value: 9.51", "at_most: 0, value: 9.51", "begins at 1 and ends at 0"),
        ("at_most: 0, value: 7", "at_most: 1, value: 7", "overlap at 1"),
        ("${many} * 2", "${twice} * 2", "chase each other in a circle: “twice” needs “twice”"),
        ("${many} * 2", "${manyy} * 2", "at character 1: there is no question “manyy”. Did you mean “many”?"),
        ("${many} * 2", "${many} **", "“formula”, at character 10: “*” cannot stand here"),
        ("id: e, label: E", "id: total, label: E", "“total” already names another area, item or score of example"),
        ("method: judged, scale: often,", "method: judged,", "“judged” is judged, and so needs “scale”"),
        ("answer: scale, scale: often}\n{id: b", "answer: words}\n{id: b", "these stand for none: a"),
    ],
)
def test_what_cannot_be_right_is_told_with_its_line(before: str, after: str, sentence: str, tmp_path: Path) -> None:
    body = SCALES + "areas:" + area(ITEMS).replace("          - ", "- ").replace("- {id", "          - {id") + SCORES
    body = body.replace(before.replace("\n{", "\n          - {"), after.replace("\n{", "\n          - {"), 1)
    said_of_it = told(tmp_path, body)
    assert sentence in said_of_it, said_of_it
    assert "line " in said_of_it


def test_rules_that_chase_each_other_are_told(tmp_path: Path) -> None:
    circle = RULED.replace("visible: \"${school} = 'yes'\"", 'visible: "${late} = 1"')
    assert "chase each other in a circle: “days” needs “late” needs “days”" in told(tmp_path, circle)
    assert "at character 1: there is no question “day”. Did you mean “days”?" in told(
        tmp_path, RULED.replace("${days} > 0", "${day} > 0")
    )
