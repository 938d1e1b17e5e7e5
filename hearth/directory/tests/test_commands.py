"""`hearth directory`: what it prints, what it refuses, and with which exit status."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings

from hearth.config.commands import main
from hearth.directory.models import Service
from hearth.directory.tests.entries import written
from hearth.directory.tests.feed_servers import HOST, FakeFeed, serving
from hearth.directory.tests.test_feeds import a_record

pytestmark = pytest.mark.django_db
KEEPER = ("--keeper", "Northmoor Council")


@pytest.fixture(autouse=True)
def prepared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hearth.config.commands.prepare_database", lambda: None)


def run(*words: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["directory", *words])
    return int(ended.value.code or 0)


def a_file(tmp_path: Path, text: str) -> str:
    path = tmp_path / "county.ndjson"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_file_is_shown_once_its_terms_are_noted(cast: Any, tmp_path: Path, capsys: Any) -> None:
    records = [a_record(1), a_record(2), a_record(3, organization=None)]
    path = a_file(tmp_path, "\n".join(json.dumps(each) for each in records))
    assert run("import", path, *KEEPER) == 0
    assert "0 added, 0 changed, 0 unchanged, 3 not shown" in capsys.readouterr().out
    assert Service.objects.count() == 0
    assert run("import", path, *KEEPER, "--licence", "OGL 3.0, on their page") == 0
    said = capsys.readouterr().out
    assert "1 not shown: It names no organisation." in said
    assert Service.objects.filter(listed=True).count() == 2


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("import", "/no/such/file", *KEEPER), "There is no file /no/such/file."),
        (("import", "/no/such/file", "--keeper", "Nobody"), "No agency called “Nobody” keeps a register here."),
    ],
)
def test_mistakes_end_with_two_and_a_sentence(words: Any, sentence: str, cast: Any, capsys: Any) -> None:
    assert run(*words) == 2
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "sentence"),
    [('{"id": 1}\n{broken', "line 2: This is not JSON."), ("not json", "This is not JSON."), ("{}[", "is not JSON")],
)
def test_a_broken_file_names_its_line(text: str, sentence: str, cast: Any, tmp_path: Path, capsys: Any) -> None:
    assert run("import", a_file(tmp_path, text), *KEEPER) == 2
    assert sentence in capsys.readouterr().err


def test_a_feed_that_breaks_off_ends_with_one_and_keeps_what_it_has(cast: Any, capsys: Any) -> None:
    with (
        serving(FakeFeed([a_record(number) for number in range(4)])) as feed,
        override_settings(FEED_HOSTS=frozenset({HOST})),
    ):
        feed.endless = True
        assert run("import", feed.url, *KEEPER, "--licence", "OGL") == 1
    told = capsys.readouterr()
    assert "never ends" in told.err
    assert "3 added" in told.out
    assert Service.objects.count() == 3


def test_inside_our_own_network_nothing_is_asked(cast: Any, capsys: Any) -> None:
    assert run("import", "http://127.0.0.1:9/o", *KEEPER, "--licence", "OGL") == 1
    assert "https://" in capsys.readouterr().err


def test_export_writes_a_service_a_line(cast: Any, tmp_path: Path, capsys: Any) -> None:
    written(cast.northmoor, name="Small Steps")
    written(cast.northmoor, name="Closed", status="defunct")
    path = tmp_path / "out.ndjson"
    assert run("export", str(path)) == 0
    assert [json.loads(line)["name"] for line in path.read_text().splitlines()] == ["Small Steps"]
    assert "1 services written" in capsys.readouterr().err
    assert run("export", str(tmp_path / "no" / "folder")) == 2


def test_check_says_what_other_systems_would_stumble_over(cast: Any, capsys: Any) -> None:
    written(cast.northmoor, name="Small Steps")
    assert run("check") == 0
    assert "1 services checked, 0 with something wrong." in capsys.readouterr().out
    written(cast.northmoor, name="Bold Steps", description="<b>Play</b>")
    assert run("check") == 1
    assert "“Bold Steps”: /description: It holds markup." in capsys.readouterr().out


def test_quality_names_every_denominator(cast: Any, capsys: Any) -> None:
    written(cast.northmoor, name="Small Steps")
    assert run("quality") == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 14
    assert all(" of 1 " in line for line in lines)
