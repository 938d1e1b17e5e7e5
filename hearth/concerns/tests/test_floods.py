"""A flood: every report arrives, or is asked for again in words. A real reporter is never turned away in silence."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client, RequestFactory
from django.utils import timezone

from hearth.concerns.floods import marks
from hearth.concerns.floods.models import DayKey
from hearth.concerns.floods.rules import ASK_FROM, WAIT_FROM, Traffic, must_ask, must_wait
from hearth.concerns.models import Concern
from hearth.concerns.tests.walking import page, walk, words
from hearth.scope.opening import holder_scope
from hearth.ui.days import today

pytestmark = pytest.mark.usefixtures("postcodes")


def send_one(address: str = "192.0.2.7", **more: str) -> Any:
    client = Client(REMOTE_ADDR=address)
    walk(client)
    return client, client.post(page("check"), more)


def kept(council: Any) -> list[str]:
    with holder_scope(council.id):
        return list(Concern.objects.values_list("source_mark", flat=True))


def test_reports_of_one_day_over_one_connection_have_one_mark_and_no_address(cast: Any) -> None:
    send_one()
    send_one()
    send_one("198.51.100.4")
    sent = kept(cast.northmoor)
    assert len(sent) == 3
    assert len(set(sent)) == 2
    assert all(mark and "192" not in mark for mark in sent)


def test_what_a_program_fills_in_costs_a_person_one_tick_and_no_word(cast: Any) -> None:
    client, asked = send_one(website="http://buy.example")
    assert asked.status_code == 422
    assert "I am a person" in words(asked)
    assert "always in the garden without a coat" in words(asked)
    assert kept(cast.northmoor) == []
    sent = client.post(page("check"), {"website": "http://buy.example", "a-person": "yes"})
    assert sent.headers["Location"] == page("sent")
    assert len(kept(cast.northmoor)) == 1


def test_after_many_in_an_hour_each_is_asked_once_and_all_arrive(cast: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("hearth.concerns.floods.rules.ASK_FROM", 2)
    for _ in range(2):
        send_one()
    client, asked = send_one()
    assert "Many reports have come over this connection" in words(asked)
    client.post(page("check"), {"a-person": "yes"})
    assert len(kept(cast.northmoor)) == 3
    _, other = send_one("198.51.100.4")
    assert other.headers["Location"] == page("sent")


def test_a_torrent_waits_a_minute_with_its_words_and_then_goes_through(cast: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("hearth.concerns.floods.rules.WAIT_FROM", 1)
    send_one()
    client, waits = send_one()
    assert waits.status_code == 429
    assert waits.headers["Retry-After"] == "60"
    assert "Everything you wrote is kept" in words(waits)
    assert 'href="tel:999"' in waits.content.decode()
    with time_machine.travel(timezone.now() + timedelta(seconds=61)):
        assert client.post(page("check")).headers["Location"] == page("sent")
    assert len(kept(cast.northmoor)) == 2


def test_the_figures_are_ones_that_no_honest_office_meets() -> None:
    assert not must_ask(Traffic(ASK_FROM - 1, 1), "")
    assert must_ask(Traffic(ASK_FROM, 1), "")
    assert must_ask(Traffic(0, 0), "x")
    assert not must_wait(Traffic(500, WAIT_FROM - 1))
    assert must_wait(Traffic(500, WAIT_FROM))


def test_yesterdays_key_is_gone_the_day_after_and_its_marks_mean_nothing(db: None) -> None:
    for days in range(4):
        DayKey.objects.get_or_create(day=today() - timedelta(days=days), defaults={"secret": b"x" * 32})
    assert marks.forget_old_keys() == 2
    assert DayKey.objects.count() == 2


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "203.0.113.9", "192.0.2.1"),  # nobody stands before us: what the visitor wrote is not believed
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "6.6.6.6, 203.0.113.9", "203.0.113.9"),
        (2, "6.6.6.6, 203.0.113.9, 10.0.0.2", "203.0.113.9"),
        (2, "203.0.113.9", "192.0.2.1"),
        (1, "", "192.0.2.1"),
    ],
)
def test_the_address_is_the_one_that_our_own_proxy_saw(
    settings: Any, proxies: int, forwarded: str, address: str
) -> None:
    settings.TRUSTED_PROXIES = proxies
    headers: dict[str, Any] = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    assert marks._address(RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", **headers)) == address


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("192.0.2.1", "192.0.2.2", False),
        ("unix:", "", True),
    ],
)
def test_a_household_is_one_connection(one: str, other: str, same: bool) -> None:
    assert (marks._network(one) == marks._network(other)) is same
