from datetime import date

from hearth.ui.dates import PartialDate
from hearth.ui.fields import OneFromList
from hearth.ui.tests.forms_asked import AboutTheChild, answers


def test_errors_are_listed_in_the_order_of_the_page_and_lead_to_the_input() -> None:
    form = AboutTheChild(answers(name="", when_month="2", when_day="31", postcode="x"))
    assert form.error_summary == [
        ("id_name", "Answer the question “What is the child called?”"),
        ("id_when_day", "31 February 2024 is not a real date"),
        ("id_postcode", "“x” is not a full postcode. Enter one like SW1A 2AA."),
    ]


def test_a_form_not_sent_yet_has_no_errors() -> None:
    assert AboutTheChild().error_summary == []


def test_a_revealed_question_is_required_with_its_answer() -> None:
    form = AboutTheChild(answers(who="other"))
    assert form.error_summary == [("id_who_else", "Tell us who you are")]


def test_a_revealed_question_is_forgotten_with_another_answer_but_still_shown_as_typed() -> None:
    form = AboutTheChild(answers(who="neighbour", who_else="His aunt"))
    assert form.is_valid()
    assert form.cleaned_data["who_else"] == ""
    assert form["who_else"].typed == "His aunt"


def test_revealed_questions_are_not_asked_twice() -> None:
    assert "who_else" not in [question.name for question in AboutTheChild().questions]


def test_nothing_typed_is_lost() -> None:
    form = AboutTheChild(answers(when_day="31", when_month="2", born_words="about six", postcode="Northgate"))
    assert not form.is_valid()
    assert [box.typed for box in form["when"].boxes] == ["31", "2", "2024"]
    assert [box.typed for box in form["born"].boxes] == ["", "", "", "about six"]
    assert form["postcode"].typed == "Northgate"


def test_only_the_wrong_box_of_a_date_is_marked() -> None:
    form = AboutTheChild(answers(when_month="13"))
    assert [box.wrong for box in form["when"].boxes] == [False, True, False]


def test_what_is_on_record_is_shown_ready_to_change() -> None:
    record = {"when": date(2024, 6, 3), "born": PartialDate.month(2018, 6), "danger": True, "who": "other"}
    form = AboutTheChild(initial=record)
    assert [box.typed for box in form["when"].boxes] == ["3", "6", "2024"]
    assert [box.typed for box in form["born"].boxes] == ["", "6", "2018", ""]
    assert [option.chosen for option in form["danger"].options] == [True, False]


def test_an_age_on_record_can_be_sent_again_unchanged() -> None:
    known = PartialDate.born_aged("about six", on=date(2026, 6, 3))
    shown = AboutTheChild(initial={"born": known})["born"].boxes
    form = AboutTheChild(answers(**{box.name: box.typed for box in shown}))
    assert form.is_valid()
    assert form.cleaned_data["born"].as_told == "about six"


def test_options_may_be_given_by_the_form() -> None:
    form = AboutTheChild(answers(team="west"))
    team = form.fields["team"]
    assert isinstance(team, OneFromList)
    team.options = [("west", "Westgate", "Opens in June")]
    assert form.is_valid()
    assert form["team"].options[0].hint == "Opens in June"


def test_part_of_a_birthday_is_enough() -> None:
    form = AboutTheChild(answers(born_month="6", born_year="2018"))
    assert form.is_valid()
    assert form.cleaned_data["born"] == PartialDate(date(2018, 6, 1), date(2018, 6, 30))


def test_a_birthday_without_a_year_asks_for_the_year() -> None:
    form = AboutTheChild(answers(born_month="6"))
    assert form.error_summary[0][0] == "id_born_year"
