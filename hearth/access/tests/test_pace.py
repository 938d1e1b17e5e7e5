"""A key's pace holds however many web processes count it: each `Pace` here is what one process has."""

from collections.abc import Iterator
from threading import Barrier, Thread
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, connections
from uuid_utils.compat import uuid7

from hearth.access.api.pace import KEPT_FOR, Pace
from hearth.access.models import KeyPace

SLOWLY = 0.001  # a second: nothing comes back while a test runs


def allowed(pace: Pace, key: UUID, times: int) -> int:
    return sum(pace.seconds_to_wait(key) == 0 for _ in range(times))


def quiet_for(seconds: float) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE access_keypace SET at = at - make_interval(secs => %s)", [seconds])


@pytest.mark.parametrize("processes", [1, 2, 5])
@pytest.mark.parametrize("lot", [1, 7, 50])
def test_all_processes_together_allow_as_many_as_one(db: None, processes: int, lot: int) -> None:
    key = uuid7()
    paces = [Pace(at_once=100, a_second=SLOWLY, lot=lot) for _ in range(processes)]
    assert sum(allowed(pace, key, 200) for pace in paces) == 100
    assert all(pace.seconds_to_wait(key) > 0 for pace in paces)


def test_many_at_once_and_then_steady(db: None) -> None:
    key, pace = uuid7(), Pace(at_once=4, a_second=2, lot=4)
    assert allowed(pace, key, 4) == 4
    assert 0 < pace.seconds_to_wait(key) <= 0.5
    assert pace.seconds_to_wait(uuid7()) == 0, "another key has its own"
    quiet_for(1)
    assert allowed(pace, key, 3) == 2
    quiet_for(3600)
    assert allowed(pace, key, 9) == 4, "no more than that comes back, however long it was quiet"


def test_it_is_asked_of_the_database_once_for_many(db: None, django_assert_num_queries: Any) -> None:
    key, pace = uuid7(), Pace()
    pace.seconds_to_wait(key)
    with django_assert_num_queries(0):
        assert allowed(pace, key, 49) == 49
    with django_assert_num_queries(1):
        pace.seconds_to_wait(key)


def test_what_a_process_took_and_did_not_use_is_thrown_away(db: None) -> None:
    now = [0.0]
    key, pace = uuid7(), Pace(at_once=10, a_second=SLOWLY, lot=5, clock=lambda: now[0])
    assert allowed(pace, key, 1) == 1
    now[0] = KEPT_FOR + 1
    assert allowed(pace, key, 10) == 5


def test_a_clock_that_goes_back_gives_nothing(db: None) -> None:
    key, pace = uuid7(), Pace(at_once=1, a_second=SLOWLY)
    assert allowed(pace, key, 2) == 1
    quiet_for(-3600)
    assert 0 < pace.seconds_to_wait(key) <= 1 / SLOWLY


@pytest.fixture
def committed_key(django_db_setup: None, django_db_blocker: Any) -> Iterator[UUID]:
    with django_db_blocker.unblock():
        key = uuid7()
        yield key
        with connections["owner"].cursor() as cursor:
            cursor.execute("DELETE FROM access_keypace WHERE key_id = %s", [key])


def test_eight_processes_at_the_same_moment(committed_key: UUID) -> None:
    together, counts = Barrier(8), []

    def one_process() -> None:
        pace = Pace(at_once=100, a_second=SLOWLY, lot=7)
        together.wait()
        try:
            counts.append(allowed(pace, committed_key, 200))  # until it is refused: nobody keeps part of a lot
        finally:
            connection.close()

    processes = [Thread(target=one_process) for _ in range(8)]
    for each in processes:
        each.start()
    for each in processes:
        each.join()
    assert (len(counts), sum(counts)) == (8, 100)
    assert KeyPace.objects.get(key_id=committed_key).remaining < 1
