"""Figures are counted each night, and once where a night was missed or Hearth is new."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from hearth.outcomes.definitions import measured_programmes
from hearth.outcomes.jobs import CATCH_UP, all_stand, catch_up, extract_all
from hearth.outcomes.models import Release
from hearth.outcomes.queries import releases_of
from hearth.outcomes.standing import folder_of
from hearth.outcomes.tests.spreadsheets import PARTNERS
from hearth.post.events import worker_begins
from hearth.scope.opening import holder_scope
from tests.cast import Cast


@pytest.fixture
def home(cast: Cast, settings: Any, tmp_path: Path) -> Path:
    settings.HEARTH_HOME = tmp_path
    return tmp_path


def test_a_worker_that_begins_asks_for_figures_once(home: Path) -> None:
    for _ in range(2):
        worker_begins.send(sender=None)
    assert ProcrastinateJob.objects.filter(task_name=CATCH_UP, status="todo").count() == 1


def test_they_are_counted_where_a_night_was_missed(cast: Cast, home: Path) -> None:
    assert not all_stand(datetime.now(UTC))
    catch_up()
    assert all_stand(datetime.now(UTC))
    assert not all_stand(datetime.now(UTC) + timedelta(days=1, hours=1))
    written = (folder_of(cast.hana.holder_id) / "episodes.csv").stat().st_mtime_ns
    catch_up()
    assert (folder_of(cast.hana.holder_id) / "episodes.csv").stat().st_mtime_ns == written


def test_what_nobody_ended_is_released_once(cast: Cast, home: Path) -> None:
    for _ in range(2):
        extract_all()
    for holder_id in (cast.hana.holder_id, cast.eve.holder_id):
        with holder_scope(holder_id):
            assert Release.objects.filter(holder_id=holder_id).count() == len(measured_programmes())
            (told,) = releases_of(holder_id, measured_programmes()[PARTNERS])
    assert told.tables[None].who.closed == 0
