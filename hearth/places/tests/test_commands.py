import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hearth.config.commands import main
from hearth.places.tests.onspd import BELFAST, HARTLEPOOL, written

Load = Callable[..., Any]
Captured = pytest.CaptureFixture[str]


def hearth(*words: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["places", *words])
    return int(ended.value.code or 0)


def test_find_prints_one_object_a_line(load: Load, capsys: Captured) -> None:
    load(HARTLEPOOL, BELFAST)
    assert hearth("find", "zz11aa", "bt0 0zz", "--json") == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first["postcode"] == "ZZ1 1AA"
    assert second["body"] == {
        "id": "belfast-trust",
        "code": "ZC010",
        "name": "Belfast Health and Social Care Trust",
        "nation": "Northern Ireland",
    }
    assert list(first) == ["postcode", "body", "reason", "alternatives", "terminated", "release"]


def test_find_ends_with_2_when_any_has_no_body(load: Load, capsys: Captured) -> None:
    load(HARTLEPOOL)
    assert hearth("find", "ZZ1 1AA", "nonsense") == 2
    assert "nobody found" in capsys.readouterr().out


def test_load_tells_what_it_loaded(places: None, tmp_path: Path, capsys: Captured) -> None:
    assert hearth("load", str(written(tmp_path, HARTLEPOOL | {"terminated": "199405"}, BELFAST))) == 0
    assert "November 2025: 2 postcodes loaded, 1 of them terminated" in capsys.readouterr().out


def test_load_refuses_in_a_sentence(places: None, tmp_path: Path, capsys: Captured) -> None:
    assert hearth("load", str(tmp_path / "none.csv")) == 2
    assert "There is no file or folder" in capsys.readouterr().err
    assert hearth("load", str(written(tmp_path))) == 2
    assert "a header and no postcodes" in capsys.readouterr().err


def test_bodies_on_a_day(places: None, capsys: Captured) -> None:
    assert hearth("bodies", "--on", "2027-04-01", "--json") == 0
    listed = json.loads(capsys.readouterr().out)
    assert {body["code"] for body in listed if "Surrey" in body["name"]} == {None}
    assert hearth("bodies", "--on", "April") == 2


@pytest.mark.parametrize("command", ["load", "find", "bodies", "reference"])
def test_help_has_an_example(command: str, capsys: Captured) -> None:
    assert hearth(command, "--help") == 0
    assert f"hearth places {command}" in capsys.readouterr().out
