"""`hearth files`: what it prints, how it ends, and what it changed."""

import argparse
import os
from typing import Any

import pytest
from uuid_utils.compat import uuid7

from hearth.files import store
from hearth.files.actions import add_file
from hearth.files.commands import add_commands
from hearth.files.jobs import A_DAY, forget_old, sweep
from hearth.files.models import WaitingFile
from hearth.files.sealing import key_of
from hearth.ui.errors import Failure

OLD, NEW = bytes(range(32)), bytes(range(1, 33))


def run(step: str) -> int:
    parser = argparse.ArgumentParser()
    add_commands(parser)
    chosen = parser.parse_args([step])
    return int(chosen.run(chosen))


def put(days_ago: float = 0) -> Any:
    file_id = uuid7()
    store.put(file_id, b"Words")
    then = os.stat(store.place_of(file_id)).st_mtime - days_ago * A_DAY
    os.utime(store.place_of(file_id), (then, then))
    return file_id


def test_check_names_what_cannot_be_opened(capsys: Any) -> None:
    put()
    assert run("check") == 0
    broken, cut = put(), put()
    store.place_of(broken).write_bytes(b"HEARTH 1 home\nnonsense, and much too short")
    store.place_of(cut).write_bytes(b"HEARTH 1 home\n")
    assert run("check") == 1
    said = capsys.readouterr().out
    assert str(broken) in said
    assert str(cut) in said
    assert "1 file can be opened; 2 cannot." in said


def test_rekey_seals_everything_under_the_first_key(settings: Any) -> None:
    settings.FILES_KEYS = {"old": OLD}
    ids = [put() for _ in range(3)]
    settings.FILES_KEYS = {"new": NEW, "old": OLD}
    assert run("rekey") == 0
    assert {key_of(store.place_of(each).read_bytes()) for each in ids} == {"new"}
    settings.FILES_KEYS = {"other": OLD}
    with pytest.raises(Failure, match="HEARTH_FILES_KEYS"):
        run("rekey")


def test_sweep_takes_what_no_row_names_and_is_a_day_old(db: None, capsys: Any) -> None:
    left, fresh = put(days_ago=1.1), put()
    kept = add_file(owner="visitor:1", form="worry", name="a.txt", content=b"Mine")
    os.utime(store.place_of(kept.pk), (0, 0))
    assert run("sweep") == 0
    assert set(store.everything()) == {fresh, kept.pk}
    assert not store.place_of(left).exists()
    assert "1 file that no record names" in capsys.readouterr().out


def test_the_daily_and_the_hourly_job_do_the_same(db: None, django_capture_on_commit_callbacks: Any) -> None:
    left = put(days_ago=2)
    kept = add_file(owner="visitor:1", form="worry", name="a.txt", content=b"Mine")
    WaitingFile.objects.update(touched_at="2020-01-01T00:00Z")
    with django_capture_on_commit_callbacks(execute=True):
        forget_old.func(timestamp=0)
    sweep.func(timestamp=0)
    assert not store.place_of(left).exists()
    assert not store.place_of(kept.pk).exists()
