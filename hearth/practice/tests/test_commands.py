"""`hearth practice list` and `schema`: what the library holds, for people and for programs."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from hearth.config.commands import main
from hearth.practice.kinds import KINDS
from hearth.practice.library import library


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    with pytest.raises(SystemExit) as stopped:
        main(["practice", *words])
    assert stopped.value.code == 0
    return capsys.readouterr().out


def listed(capsys: pytest.CaptureFixture[str], kind: str) -> dict[str, Any]:
    return {entry["id"]: entry for entry in json.loads(printed(capsys, "list", kind, "--json"))}


@pytest.mark.parametrize("word", ["programme", "programmes"])
def test_programmes_are_listed_with_their_followups_in_months(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    programmes = listed(capsys, word)
    assert programmes["family_partners"]["followups"] == [3, 6]
    assert programmes["intensive_family_support"]["money"]["attachment_fee_pounds"] == 1000


def test_each_need_sign_and_measure_is_an_entry_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert listed(capsys, "needs")["not_fed"]["part_of"] == "neglect"
    assert listed(capsys, "indicators")["baby_left"]["band"] == "baby"
    assert {"cpp_no_longer", "neglect_addressed", "neglect_addressed_3m"} <= listed(capsys, "measures").keys()


def test_a_list_for_people_is_ids_and_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert "family_partners  Family Partners\n" in printed(capsys, "list", "programmes")
    assert "left_alone  Left alone\n" in printed(capsys, "list", "needs")


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_every_kind_has_a_schema_for_editors(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    schema = json.loads(printed(capsys, "schema", kind))
    assert {"id", "version", "licence", "next_review"} <= set(schema["required"])
    assert schema["additionalProperties"] is False


def test_an_unknown_kind_is_told_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["practice", "list", "recipes"])
    assert stopped.value.code == 2
    assert "“recipes” is not a kind of practice file. The kinds are needs," in capsys.readouterr().err


def test_the_schemas_accept_every_shipped_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed(capsys, "schemas", str(tmp_path))
    for file in library().files:
        schema = json.loads((tmp_path / f"{file.kind.name}.schema.json").read_text(encoding="utf-8"))
        checker = Draft202012Validator(schema, format_checker=FormatChecker())
        assert list(checker.iter_errors(file.document.content)) == [], file.document.path
        assert list(checker.iter_errors({**file.document.content, "titel": "x", "next_review": "soon"}))


def test_overdue_reviews_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert "practice/unit_costs.yaml" in printed(capsys, "reviews", "--by", "2099-01-01")
    assert printed(capsys, "reviews", "--by", "2020-01-01") == ""


def test_an_instrument_goes_out_and_comes_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book, file = tmp_path / "goals.xlsx", tmp_path / "instruments" / "goals.yaml"
    file.parent.mkdir()
    printed(capsys, "export", "goal_rating", "--to", str(book))
    printed(capsys, "import", str(book), "--to", str(file))
    assert "goal_1" in file.read_text(encoding="utf-8")
    told = json.loads(printed(capsys, "export", str(file), "--format", "fhir"))
    assert told == json.loads(printed(capsys, "export", "goal_rating", "--format", "fhir"))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("export", "goals"), "There is no instrument called “goals” in the practice library. There are"),
        (("export", "goal_rating"), "A workbook needs a file: say --to FILE.xlsx."),
        (("export", "practice/needs.yaml"), "is no instrument; only instruments are exported"),
        (("import", "nowhere.xlsx"), "There is no file at nowhere.xlsx."),
    ],
)
def test_what_cannot_be_exchanged_is_told(
    words: tuple[str, ...], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["practice", *words])
    assert stopped.value.code == 2
    assert sentence in capsys.readouterr().err
