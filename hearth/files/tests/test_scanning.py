"""Files that came before there was a scanner: it is asked about them later, over a socket that speaks as clamd does."""

import argparse
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings

from hearth.audit.models import AuditEvent
from hearth.families.actions import begin_family
from hearth.files import store
from hearth.files.actions import add_file, attach
from hearth.files.commands import add_commands
from hearth.files.jobs import scan_the_rest
from hearth.files.models import Attachment
from hearth.files.tests import made
from hearth.files.tests.conftest import PretendScanner
from hearth.scope.opening import holder_scope
from hearth.ui.errors import BadInput, Failure


def scan() -> int:
    parser = argparse.ArgumentParser()
    add_commands(parser)
    chosen = parser.parse_args(["scan"])
    return int(chosen.run(chosen))


@pytest.fixture
def kept(cast: Any) -> list[Attachment]:
    """Of two registers, taken while nobody could scan."""
    with override_settings(CLAMD=""):
        return [*_sent(cast.tess, "northmoor", b"One", b"Two"), *_sent(cast.ravi, "eastvale", b"Three")]


def _sent(by: Any, body_id: str, *contents: bytes) -> list[Attachment]:
    added = [add_file(owner="user:1", form=body_id, name="note.txt", content=content) for content in contents]
    with holder_scope(by.holder_id):
        family = begin_family(name="Ashdown", body_id=body_id, people=[], by=by)
        return attach(file_ids=[each.pk for each in added], to=family, by=by)


def states(kept: list[Attachment]) -> list[str]:
    found = []
    for each in kept:
        with holder_scope(each.holder_id):
            found.append(Attachment.objects.get(pk=each.pk).state)
    return found


def test_every_registers_files_are_scanned_once(kept: list[Attachment], scanner: PretendScanner, capsys: Any) -> None:
    store.put(kept[1].file_id, made.TRIAL_VIRUS)
    assert states(kept) == ["unscanned"] * 3
    assert scan() == 0
    assert "Scanned: 3 files; in 1 of them a virus was found." in capsys.readouterr().out
    assert states(kept) == ["clean", "refused", "clean"]
    assert scan() == 0
    assert "Scanned: 0 files" in capsys.readouterr().out
    with holder_scope(kept[0].holder_id):
        verbs = AuditEvent.objects.filter(subject_id__in=[str(each.pk) for each in kept]).order_by("subject_id")
        assert list(verbs.values_list("verb", flat=True)) == ["found clean", "found infected"]


def test_the_worker_does_it_by_itself(kept: list[Attachment], scanner: PretendScanner) -> None:
    scan_the_rest.func(timestamp=0)
    assert states(kept) == ["clean"] * 3


def test_the_worker_leaves_them_where_there_is_no_scanner(kept: list[Attachment], settings: Any) -> None:
    settings.CLAMD = ""
    scan_the_rest.func(timestamp=0)
    assert states(kept) == ["unscanned"] * 3


def test_a_file_that_cannot_be_read_is_named_and_stops_no_other(
    kept: list[Attachment], scanner: PretendScanner, capsys: Any
) -> None:
    store.place_of(kept[0].file_id).unlink()
    assert scan() == 1
    assert str(kept[0].file_id) in capsys.readouterr().out
    assert states(kept) == ["unscanned", "clean", "clean"]


def test_a_scanner_that_breaks_off_changes_nothing(kept: list[Attachment], scanner: PretendScanner) -> None:
    scanner.said = b"stream: ERROR\0"
    with pytest.raises(Failure, match="could not be asked"):
        scan()
    assert states(kept) == ["unscanned"] * 3


def test_without_a_scanner_it_says_how_to_set_one_up(db: None, settings: Any, tmp_path: Path) -> None:
    settings.CLAMD = ""
    with pytest.raises(BadInput, match="HEARTH_CLAMD=unix:"):
        scan()
