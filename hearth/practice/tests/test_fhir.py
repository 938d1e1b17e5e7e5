"""FHIR R4, held against what its published pages require: every key, type, link and code."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hearth.practice.definitions.instrument import Instrument
from hearth.practice.exchange import WITHHELD
from hearth.practice.exchange.fhir import questionnaire, response
from hearth.practice.library import library
from hearth.practice.scoring import About, Answer, Answers, score
from hearth.practice.tests.scoring_files import instrument
from hearth.practice.tests.test_scoring import REPEATED, RULED, said
from hearth.practice.tests.test_shipped_instruments import ABOUT, filled

AT = "2027-05-31T10:00:00+01:00"
RESOURCE = {
    *("resourceType", "url", "identifier", "version", "name", "title", "status", "experimental", "publisher"),
    *("description", "copyright", "subjectType", "item"),
}
ITEM = {
    "linkId",
    "text",
    "type",
    "item",
    "required",
    "repeats",
    "readOnly",
    "answerOption",
    "enableWhen",
    "enableBehavior",
}
TYPES = {"group", "choice", "decimal", "integer", "date", "text", "string"}
VALUE_OF = {"choice": "valueCoding", "decimal": "valueDecimal", "integer": "valueInteger", "date": "valueDate"}
VALUE_OF |= {"text": "valueString", "string": "valueString"}
ABSENT = {"unknown", "asked-unknown", "not-asked", "asked-declined", "not-applicable", "not-performed"}


def items(told: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for item in told.get("item", ()):
        yield item
        yield from items(item)


def nothing_is_empty(told: Any) -> bool:
    """FHIR's JSON has no empty lists, objects or words: https://hl7.org/fhir/R4/json.html."""
    if isinstance(told, dict):
        return bool(told) and all(map(nothing_is_empty, told.values()))
    return (
        bool(told) and all(map(nothing_is_empty, told)) if isinstance(told, list) else told != "" and told is not None
    )


def check_questionnaire(told: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Its items by linkId, once all are as R4 has them."""
    assert json.loads(json.dumps(told)) == told
    assert nothing_is_empty(told)
    assert set(told) <= RESOURCE
    assert re.fullmatch(r"[A-Z][A-Za-z0-9_]{0,254}", told["name"])
    by_id: dict[str, dict[str, Any]] = {}
    for item in items(told):
        assert set(item) <= ITEM, item
        assert item["type"] in TYPES
        assert item["linkId"] not in by_id
        by_id[item["linkId"]] = item
        assert (item["type"] == "group") == ("item" in item)  # qst-1: a group has items, a question need not
        assert ("answerOption" in item) == (item["type"] == "choice")  # qst-5
        assert not ("required" in item and "readOnly" in item)
        for option in item.get("answerOption", ()):
            assert set(option) <= {"valueCoding", "extension"}
            assert all(each["url"].endswith("/ordinalValue") for each in option.get("extension", ()))
    for item in by_id.values():
        whens = item.get("enableWhen", [])
        assert ("enableBehavior" in item) == (len(whens) > 1)  # qst-12
        assert all(when["question"] in by_id and len(when) == 3 for when in whens)
    return by_id


def check_response(told: dict[str, Any], by_id: dict[str, dict[str, Any]], url: str) -> None:
    assert json.loads(json.dumps(told)) == told
    assert nothing_is_empty(told)
    assert told["questionnaire"] == url
    for item in items(told):
        asked = by_id[item["linkId"]]
        assert ("item" in item) == (asked["type"] == "group")
        for extension in item.get("extension", ()):
            assert extension["valueCode"] in ABSENT
        for answer in item.get("answer", ()):
            assert list(answer) == [VALUE_OF[asked["type"]]]
            if asked["type"] == "choice":
                options = [option["valueCoding"] for option in asked["answerOption"]]
                assert answer["valueCoding"] in options
        assert len(item.get("answer", ())) <= 1 or asked.get("repeats")


@pytest.mark.parametrize("shipped", library().instruments(), ids=lambda each: each.id)
def test_every_instrument_and_every_answer_goes_out_as_r4_has_it(shipped: Instrument) -> None:
    by_id = check_questionnaire(questionnaire(shipped))
    answers = filled(shipped, 0)
    told = response(answers, score(shipped, answers, ABOUT), authored=AT, subject={"reference": "Patient/1"})
    check_response(told, by_id, f"urn:hearth:practice:{shipped.id}|{shipped.version}")


@pytest.mark.parametrize("shipped", library().instruments(), ids=lambda each: each.id)
def test_what_nobody_answered_has_no_empty_list(shipped: Instrument) -> None:
    nothing = Answers()
    assert nothing_is_empty(response(nothing, score(shipped, nothing, ABOUT), authored=AT))


def test_rules_go_as_far_as_fhir_can_say_them(tmp_path: Path) -> None:
    ruled = instrument(tmp_path, RULED)
    by_id = check_questionnaire(questionnaire(ruled))
    assert by_id["days"]["enableWhen"][0]["answerCoding"]["code"] == "yes"
    assert by_id["late"]["enableWhen"] == [{"question": "days", "operator": ">", "answerInteger": 0}]
    assert "enableWhen" not in by_id["plan"]  # it looks into several choices: always shown there
    assert by_id["missed"]["readOnly"]


def test_a_missing_answer_goes_with_its_reason_and_what_was_not_asked_does_not_go(tmp_path: Path) -> None:
    ruled = instrument(tmp_path, RULED)
    answers = said(school="no", days="4", where="not_applicable")
    told = response(answers, score(ruled, answers, About()), authored=AT)
    gone = {item["linkId"]: item for item in items(told)}
    assert "days" not in gone
    assert gone["where"]["extension"][0]["valueCode"] == "not-applicable"
    assert "subject" not in told


def test_each_child_has_a_part_of_their_own(tmp_path: Path) -> None:
    family = instrument(tmp_path, REPEATED, unit="family")
    about = About(children=("Ava", "Ben"), carers=("Dana",))
    answers = Answers({"home": Answer("1")}, {"Ava": {"meals": Answer("3")}, "Ben": {"meals": Answer("2.5")}})
    told = response(answers, score(family, answers, about), authored=AT)
    check_response(told, check_questionnaire(questionnaire(family)), "urn:hearth:practice:example|1.0")
    parts = [item for item in told["item"] if item["linkId"] == "area.each_child"]
    assert [part["item"][0]["answer"][0]["valueString"] for part in parts] == ["Ava", "Ben"]


def test_licensed_text_is_withheld(tmp_path: Path) -> None:
    private = instrument(tmp_path, RULED + "private: true\n")
    assert "Goes to school" not in json.dumps(questionnaire(private))
    assert WITHHELD in json.dumps(questionnaire(private))
    assert "Goes to school" in json.dumps(questionnaire(private, with_licensed_text=True))


@pytest.mark.parametrize("shipped", library().instruments(), ids=lambda each: each.id)
def test_what_goes_out_is_what_other_software_reads(shipped: Instrument) -> None:
    """By a reader of FHIR that is not ours. It is large and reads R4B, which says these two as R4 does; so it is asked
    where somebody has installed it (`pip install fhir.resources`), and the tests above hold everywhere."""
    asked = pytest.importorskip("fhir.resources.R4B.questionnaire").Questionnaire
    answered = pytest.importorskip("fhir.resources.R4B.questionnaireresponse").QuestionnaireResponse
    asked.model_validate(questionnaire(shipped))
    with pytest.raises(ValueError, match="nonsense"):
        asked.model_validate(questionnaire(shipped) | {"nonsense": 1})
    for answers in (filled(shipped, 0), Answers()):
        answered.model_validate(response(answers, score(shipped, answers, ABOUT), authored=AT))
