import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hearth.places.commands import add_commands
from hearth.places.tests.onspd import BELFAST, HARTLEPOOL, written
from hearth.ui.errors import BadInput

Load = Callable[..., Any]
Captured = pytest.CaptureFixture[str]


def places_command(*words: str) -> int:
    parser = argparse.ArgumentParser(prog="hearth places")
    add_commands(parser)
    chosen = parser.parse_args(words)
    assert chosen.database is True
    return int(chosen.run(chosen) or 0)


def test_find_prints_one_object_a_line(load: Load, capsys: Captured) -> None:
    load(HARTLEPOOL, BELFAST)
    assert places_command("find", "zz11aa", "bt0 0zz", "--json") == 0
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
    assert places_command("find", "ZZ1 1AA", "nonsense") == 2
    assert "nobody found" in capsys.readouterr().out


def test_load_tells_what_it_loaded(places: None, tmp_path: Path, capsys: Captured) -> None:
    assert places_command("load", str(written(tmp_path, HARTLEPOOL | {"terminated": "199405"}, BELFAST))) == 0
    assert "November 2025: 2 postcodes loaded, 1 of them terminated" in capsys.readouterr().out


def test_load_refuses_in_a_sentence(places: None, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="There is no file or folder"):
        places_command("load", str(tmp_path / "none.csv"))
    with pytest.raises(BadInput, match="a header and no postcodes"):
        places_command("load", str(written(tmp_path)))


def test_bodies_on_a_day(places: None, capsys: Captured) -> None:
    assert places_command("bodies", "--on", "2027-04-01", "--json") == 0
    listed = json.loads(capsys.readouterr().out)
    assert {body["code"] for body in listed if "Surrey" in body["name"]} == {None}


def test_a_day_that_is_none_is_refused(capsys: Captured) -> None:
    with pytest.raises(SystemExit, match="2"):
        places_command("bodies", "--on", "April")
    assert "“April” is not a date like 2027-04-01" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["load", "find", "bodies", "reference"])
def test_help_has_an_example(command: str, capsys: Captured) -> None:
    with pytest.raises(SystemExit, match="0"):
        places_command(command, "--help")
    assert f"hearth places {command}" in capsys.readouterr().out
