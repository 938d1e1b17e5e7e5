"""The language of rules: held against a naive twin, and against whoever would break it."""

import operator
import time
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, DecimalException, localcontext
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearth.practice.expressions import Chosen, Wrong, check, cycle_in, evaluate, in_order, parse, references, written
from hearth.practice.expressions.evaluating import Many, TooMuch
from hearth.practice.expressions.syntax import LONGEST

ANSWERS: dict[str, Any] = {
    "two": Decimal(2),
    "half": Decimal("0.5"),
    "gone": None,
    "poor": Chosen("poor", Decimal(4)),
    "town": Chosen("town"),
    "help": ("school", "nurse"),
    "none": (),
    "name": "Bea",
    "seen": date(2026, 5, 1),
    "each": Many((Decimal(1), Decimal(3))),
    "each_gone": Many((Decimal(1), None)),
    "big": Decimal("1E+20"),
}
KINDS: dict[str, Any] = {
    "two": "number",
    "half": "number",
    "gone": "number",
    "poor": "choice",
    "town": "plain choice",
    "help": "several",
    "none": "several",
    "name": "words",
    "seen": "day",
    "each": "each",
    "each_gone": "each",
    "big": "number",
}


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("1 + 2 * 3 - 4 div 2", Decimal(5)),
        ("-(1 + 2) * 2", Decimal(-6)),
        ("10 - 3 - 2", Decimal(5)),
        ("7 mod 3 + 7 / 2", Decimal("4.5")),
        ("-7 mod 3", Decimal(-1)),
        ("1 div 0", None),
        ("${gone} + 1", None),
        ("${gone} > 1", None),
        ("${gone} > 1 and 1 = 2", False),
        ("${gone} > 1 or 1 = 1", True),
        ("${gone} > 1 or 1 = 2", None),
        ("not(${gone} = 1)", None),
        ("1 = 1 or 1 = 2 and 1 = 2", True),
        ("if(${gone} = 1, 1, 2)", None),
        ("if(${two} = 2, 1, ${gone})", Decimal(1)),
        ("coalesce(${gone}, ${two}, 7)", Decimal(2)),
        ("coalesce(${gone})", None),
        ("${poor} = 'poor' and ${poor} >= 4", True),
        ("${town} = 'town'", True),
        ("selected(${help}, 'school')", True),
        ("selected(${none}, 'school')", False),
        ("selected(${town}, 'town')", True),
        ("count-selected(${help}) - count-selected(${none})", Decimal(2)),
        ("${seen} < '2026-05-02' and '2026-04-30' < ${seen}", True),
        ('${name} != "Bo\'s"', True),
        ("sum(${each}, 1)", Decimal(5)),
        ("max(${each}) - min(${each})", Decimal(2)),
        ("sum(${each_gone})", None),
        ("coalesce(sum(${each_gone}), 0)", Decimal(0)),
        ("round(2.5) + round(-2.5) + round(1.005, 2)", Decimal("1.01")),
    ],
)
def test_what_it_comes_to(expression: str, expected: Any) -> None:
    tree = parse(expression)
    check(tree, KINDS, wanted="anything")
    found = evaluate(tree, ANSWERS)
    assert found == expected
    assert type(found) is type(expected)
    assert evaluate(parse(written(tree), slash_divides=False), ANSWERS) == expected


@pytest.mark.parametrize(
    ("expression", "at", "sentence"),
    [
        ("", 1, "the rule is empty"),
        ("1 +", 4, "the rule ends here, and something is still to come"),
        ("(1", 3, "before the bracket that opened at character 1 is closed"),
        ("1)", 2, "closes nothing"),
        ("1 2", 3, "does not follow"),
        ("1 < 2 < 3", 7, "compare two things at a time"),
        ("'open", 1, "opened here and never closed"),
        ("$meals", 1, "named like ${meals}"),
        ("${}", 1, "named like ${meals}"),
        ("1,000", 2, "does not follow"),
        ("3kg", 1, "this is no number"),
        ("1e9", 1, "this is no number"),
        ("1 ; 2", 3, "“;” means nothing"),
        ("eval('x')", 1, "“eval” is no function. There are not()"),
        ("__import__('os')", 1, "“_” means nothing"),
        ("${a}.b", 5, "does not follow"),
        ("max", 1, "followed by what it is of"),
        ("max()", 1, "max() takes 1 to 50, and has 0"),
        ("if(1 = 1, 2)", 1, "if() takes 3, and has 2"),
        ("and 1", 1, "“and” cannot stand here"),
        ("(" * 40 + "1" + ")" * 40, 31, "30 brackets inside one another"),
        ("-" * 60 + "1", 31, "30 brackets inside one another"),
        ("+".join(["1"] * 600), 801, "400 parts"),
        ("1 / 2\x00", 6, "means nothing"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_character(expression: str, at: int, sentence: str) -> None:
    with pytest.raises(Wrong) as wrong:
        parse(expression)
    assert sentence in wrong.value.sentence
    assert wrong.value.at == at


def test_a_spreadsheet_s_slash_is_a_path_and_refused() -> None:
    with pytest.raises(Wrong, match="write “div” to divide"):
        parse("${a} / 2", slash_divides=False)


@pytest.mark.parametrize("content", ["1+" * 50_000, "(" * 100_000, "${a}" * 25_000, "'" + "x" * 100_000, "-" * 100_000])
def test_a_hundred_kilobytes_are_refused_at_once(content: str) -> None:
    began = time.perf_counter()
    with pytest.raises(Wrong, match=f"a rule may have {LONGEST:,} characters"):
        parse(content)
    assert time.perf_counter() - began < 0.05


def test_a_rule_over_very_many_children_stops() -> None:
    crowd = {"each": Many(tuple(Decimal(1) for _ in range(30_000)))}
    with pytest.raises(TooMuch):
        evaluate(parse("sum(${each})"), crowd)


@pytest.mark.parametrize(
    ("expression", "wanted", "sentence"),
    [
        ("${twoo} = 1", "truth", "at character 1: there is no question “twoo”. Did you mean “two”?"),
        ("${name} + 1", "number", "this is words, and a number is needed here"),
        ("${two} and 1 = 1", "truth", "this is a number, and a comparison"),
        ("${two}", "truth", "the whole comes to a number, and should come to true or false"),
        ("${two} = 1", "number", "the whole comes to true or false, and should come to a number"),
        ("${town} + 1", "number", "a choice that stands for no number"),
        ("${town} > 'a'", "truth", "words have no order"),
        ("${seen} = 'yesterday'", "truth", "“yesterday” is no day"),
        ("${seen} > 3", "truth", "a day cannot be compared with a number"),
        ("${help} = 'school'", "truth", "several choices cannot be compared with words"),
        ("${each} > 1", "truth", "one answer for each child or carer"),
        ("${each}", "number", "one answer for each child or carer"),
        ("selected(${two}, 'a')", "truth", "a question with choices is needed here"),
        ("coalesce(${two}, 'none')", "number", "these must be of one kind"),
        (". > 1", "truth", "has no meaning here"),
    ],
)
def test_what_makes_no_sense_is_told_before_anybody_answers(expression: str, wanted: Any, sentence: str) -> None:
    with pytest.raises(Wrong) as wrong:
        check(parse(expression), KINDS, wanted=wanted)
    assert sentence in str(wrong.value)


def test_own_answer() -> None:
    tree = parse(". >= 0 and . <= ${two}")
    check(tree, KINDS, wanted="truth", own="number")
    assert evaluate(tree, ANSWERS, own=Decimal(1)) is True
    assert evaluate(tree, ANSWERS, own=Decimal(3)) is False
    assert evaluate(tree, ANSWERS) is None


def test_circles_are_found_and_everything_else_has_an_order() -> None:
    assert references(parse("if(${a} = 1, -${b}, sum(${c}, 2) + ${a})")) == {"a", "b", "c"}
    assert cycle_in({"a": ["b"], "b": ["c"], "c": ["a"], "d": []}) == ["a", "b", "c", "a"]
    assert cycle_in({"a": ["a"]}) == ["a", "a"]
    needs = {"d": ["b", "c"], "c": ["a"], "b": ["a"], "a": []}
    assert cycle_in(needs) == []
    order = in_order(needs)
    assert all(order.index(needed) < order.index(name) for name in needs for needed in needs[name])
    long = {f"n{n}": [f"n{n + 1}"] for n in range(5_000)} | {"n5000": []}
    assert cycle_in(long) == []
    assert in_order(long)[0] == "n5000"


# The naive twin: Python's own numbers and precedence, over a tree that hypothesis draws, written out as text.
Drawn = tuple[str, Any]  # the text, and what it comes to


def both(sign: str, left: Drawn, right: Drawn) -> Drawn:
    with localcontext() as context:
        context.prec = 28
        try:
            value = None if None in (left[1], right[1]) else PYTHONS[sign](left[1], right[1])
        except DecimalException:
            value = None
    return f"({left[0]}) {sign} ({right[0]})", value


def compare(sign: str, left: Drawn, right: Drawn) -> Drawn:
    value = None if None in (left[1], right[1]) else COMPARE[sign](left[1], right[1])
    return f"({left[0]}) {sign} ({right[0]})", value


def join(sign: str, parts: list[Drawn]) -> Drawn:
    values = [value for _, value in parts]
    dominant = sign == "or"
    value = dominant if dominant in values else (None if None in values else not dominant)
    return f" {sign} ".join(f"({text})" for text, _ in parts), value


def rounded(of: Drawn) -> Drawn:
    value = None if of[1] is None else of[1].quantize(Decimal("0.1"), ROUND_HALF_UP) if abs(of[1]) < 10**20 else None
    return f"round({of[0]}, 1)", value


PYTHONS: dict[str, Any] = {"+": operator.add, "-": operator.sub, "*": operator.mul, "div": operator.truediv}
PYTHONS["mod"] = operator.mod
COMPARE: dict[str, Any] = {"=": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le}
COMPARE |= {">": operator.gt, ">=": operator.ge}
LEAVES: st.SearchStrategy[Drawn] = st.one_of(
    st.decimals(0, 1000, places=2).map(lambda value: (f"{value:f}", value)),
    st.sampled_from(["two", "half", "gone"]).map(lambda name: ("${" + name + "}", ANSWERS[name])),
)


def grown(parts: st.SearchStrategy[Drawn]) -> st.SearchStrategy[Drawn]:
    def chosen(drawn: tuple[Drawn, Drawn, Drawn]) -> Drawn:
        which, yes, no = drawn
        value = None if which[1] is None else (yes[1] if which[1] else no[1])
        return f"if({which[0]}, {yes[0]}, {no[0]})", value

    truths = st.builds(compare, st.sampled_from(list(COMPARE)), parts, parts)
    joined = st.builds(join, st.sampled_from(["and", "or"]), st.lists(truths, min_size=2, max_size=3))
    return st.one_of(
        st.builds(both, st.sampled_from(list(PYTHONS)), parts, parts),
        parts.map(lambda part: (f"-({part[0]})", None if part[1] is None else -part[1])),
        parts.map(rounded),
        st.tuples(parts, parts).map(
            lambda two: (f"coalesce({two[0][0]}, {two[1][0]})", two[0][1] if two[0][1] is not None else two[1][1])
        ),
        st.tuples(joined, parts, parts).map(chosen),
    )


@settings(max_examples=400, deadline=None)
@given(drawn=st.recursive(LEAVES, grown, max_leaves=12))
def test_it_comes_to_what_a_naive_twin_comes_to(drawn: Drawn) -> None:
    text, expected = drawn
    if refused := refusal(text):  # drawn too deep or too long
        assert "brackets" in refused.sentence or "characters" in refused.sentence
        return
    tree = parse(text)
    check(tree, KINDS, wanted="number")
    assert evaluate(tree, ANSWERS) == expected
    assert evaluate(parse(written(tree)), ANSWERS) == expected


@settings(max_examples=400, deadline=None)
@given(text=st.text(st.sampled_from("${}two()+-*/<=>!'\", .09andorifmaxé\n"), max_size=60))
def test_any_characters_are_a_rule_or_a_sentence(text: str) -> None:
    if refused := refusal(text):
        assert 1 <= refused.at <= len(text) + 1
        assert refused.sentence.endswith((".", "?"))
        return
    evaluate(parse(text), ANSWERS)


def refusal(text: str) -> Wrong | None:
    try:
        check(parse(text), KINDS, wanted="anything")
    except Wrong as wrong:
        return wrong
    return None
