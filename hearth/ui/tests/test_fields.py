from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.ui import days
from hearth.ui.fields import Day, Percentage, PostcodeField, Words
from hearth.ui.questions import HIDDEN_CHARACTER
from hearth.ui.tests.forms_asked import AboutTheChild, WhatYouSaw, answers


def sentences(**changed: object) -> dict[str, str]:
    form = AboutTheChild(answers(**changed))
    form.is_valid()
    return {name: " ".join(map(str, told)) for name, told in form.errors.items()}


def test_good_answers_are_cleaned() -> None:
    form = AboutTheChild(answers(danger="yes", rooms="1,0", missed="92.5%", phone="+44 7700 900 001"))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["postcode"] == "SW1A 2AA"
    assert form.cleaned_data["when"] == date(2024, 6, 3)
    assert form.cleaned_data["danger"] is True
    assert form.cleaned_data["rooms"] == 10
    assert form.cleaned_data["missed"] == Decimal("92.5")
    assert form.cleaned_data["email"] == ""
    assert form.cleaned_data["born"] is None


@given(st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=400))
def test_words_are_kept_byte_for_byte(words: str) -> None:
    assert Words(required=False).clean(words) == words


def test_words_may_be_emoji_right_to_left_and_oddly_spaced() -> None:
    words = "  \r\n🧥 لا معطف\r\n\r\n\tend  "
    form = WhatYouSaw({"seen": words})
    assert form.is_valid()
    assert form.cleaned_data["seen"] == words


@pytest.mark.parametrize("words", ["ab\x00c", "half a \ud83e pair"])
def test_a_hidden_character_is_refused_in_a_sentence(words: str) -> None:
    assert WhatYouSaw({"seen": words}).errors["seen"] == [HIDDEN_CHARACTER]


@pytest.mark.parametrize("blank", ["", "   ", "\r\n"])
def test_blank_words_are_no_answer(blank: str) -> None:
    assert WhatYouSaw({"seen": blank}).errors["seen"] == ["Tell us what worries you"]


def test_too_many_words_are_counted_as_the_browser_counts_them() -> None:
    assert WhatYouSaw({"seen": "a\r\n" * 250}).is_valid()
    told = WhatYouSaw({"seen": "a" * 20_000}).errors["seen"]
    assert told == ["This is 20,000 characters long. Shorten it to 500 or fewer."]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("31", "2", "2026"), "31 February 2026 is not a real date"),
        (("3", "6", ""), "The day must include a year"),
        (("", "", "2024"), "The day must include a day and a month"),
        (("3", "13", "2024"), "The day must have a month from 1 to 12"),
        (("3", "6", "24"), "The day must have a year with four numbers, like 2019"),
        (("x", "6", "2024"), "The day must have a day in numbers, like 14"),
        (("3", "6", "2999"), "The day must be today or in the past"),
    ],
)
def test_a_day_that_cannot_be_is_told_in_a_sentence(typed: tuple[str, str, str], told: str) -> None:
    day, month, year = typed
    assert sentences(when_day=day, when_month=month, when_year=year) == {"when": told}


def test_a_month_may_be_written_out() -> None:
    assert sentences(when_month="June") == {}


def test_bounds_are_asked_each_time() -> None:
    due = Day("Due", called="The due date", earliest=days.today, latest=lambda: date(2999, 1, 1))
    with pytest.raises(Exception, match="The due date must be today or in the future"):
        due.clean({"day": "1", "month": "1", "year": "2020"})
    with pytest.raises(Exception, match="on or before 1 January 2999"):
        due.clean({"day": "2", "month": "1", "year": "2999"})


@given(st.dates(date(1000, 1, 1), date(9999, 12, 31)))
def test_any_real_day_comes_back_as_typed(day: date) -> None:
    assert Day().clean(Day.taken_apart(day)) == day


@given(st.dictionaries(st.sampled_from(["day", "month", "year"]), st.text(max_size=6)))
def test_no_typing_makes_a_day_fail_without_a_sentence(typed: dict[str, str]) -> None:
    form = AboutTheChild(answers(**{f"when_{part}": text for part, text in typed.items()}))
    form.is_valid()
    assert form.cleaned_data.get("when") or form.errors["when"][0]


@pytest.mark.parametrize("typed", ["sw1a 2aa", " SW1A2AA ", "sw1a-2aa", "s w 1 a 2 a a"])
def test_a_postcode_is_shown_one_way(typed: str) -> None:
    assert PostcodeField().clean(typed) == "SW1A 2AA"


@pytest.mark.parametrize("typed", ["Northgate", "SW1A", "12345", "SW1A 2A", "ＳＷ１Ａ ２ＡＡ"])
def test_what_is_no_postcode_is_said_so(typed: str) -> None:
    assert sentences(postcode=typed)["postcode"].startswith(f"“{typed}” is not a full postcode.")


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"missed": "120"}, {"missed": "120 is not between 0 and 100"}),
        ({"missed": "NaN"}, {"missed": "Enter a percentage in figures, like 92.5"}),
        ({"rooms": "-1"}, {"rooms": "-1 is not between 0 and 20"}),
        ({"rooms": "two"}, {"rooms": "Enter a whole number in figures, like 12"}),
        ({"missed": "1e999999"}, {"missed": "Enter a percentage in figures, like 92.5"}),
        (
            {"phone": "ask my mum"},
            {"phone": "Enter a telephone number, like 01632 960 001 or +44 7700 900 001"},
        ),
        ({"email": "x@"}, {"email": "Enter an email address in the usual form, like name@example.com"}),
        ({"who": "the king"}, {"who": "Choose one of the answers on this page"}),
        ({"danger": ""}, {"danger": "Answer the question “Is the child in danger now?”"}),
        ({"name": " "}, {"name": "Answer the question “What is the child called?”"}),
    ],
)
def test_each_wrong_answer_has_its_sentence(changed: dict[str, str], told: dict[str, str]) -> None:
    assert sentences(**changed) == told


@given(st.text(max_size=12))
def test_a_percentage_is_between_nothing_and_a_hundred_or_refused(typed: str) -> None:
    form = AboutTheChild(answers(missed=typed))
    if form.is_valid():
        assert form.cleaned_data["missed"] is None or 0 <= form.cleaned_data["missed"] <= 100


def test_a_percentage_on_record_is_shown_as_it_would_be_typed() -> None:
    assert Percentage().clean("62.50") == Decimal("62.50")
