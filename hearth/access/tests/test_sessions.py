"""A session ends, and nobody's writing is lost: it is there again on the page, for whoever wrote it and nobody else."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from hearth.access.models import Agency, KeptWriting, User
from hearth.access.sessions import kept
from hearth.access.sessions.rules import MOST_HOURS, MOST_IDLE, left, limits_of
from hearth.families import actions as families
from hearth.families.models import Family, Person
from hearth.scope.opening import holder_scope
from tests.cast import Cast

HOURS, MINUTES = timedelta(hours=1), timedelta(minutes=1)
WORDS = "Line one.\r\nShe said: “I’m cold” — ünd <b>more</b>"
OURS = {"Origin": "http://testserver"}


def come_in(viewer: Any, **more: Any) -> Client:
    """Both steps passed, at whatever time it is."""
    client = Client(**more)
    client.force_login(User.objects.get(pk=viewer.id), backend="hearth.access.account.StaffBackend")
    session = client.session
    session["passed_second_factor"] = True
    session.save()
    return client


def come_back(client: Client, viewer: Any) -> Client:
    """In the same browser, once more."""
    client.force_login(User.objects.get(pk=viewer.id), backend="hearth.access.account.StaffBackend")
    session = client.session
    session["passed_second_factor"] = True
    session.save()
    return client


def is_in(client: Client) -> bool:
    return client.get(reverse("worklist:today")).status_code == 200


@pytest.fixture
def family(cast: Cast) -> Family:
    with holder_scope(cast.tess.holder_id):
        return families.begin_family(name="Ormerod", body_id="northmoor", people=[], by=cast.tess)


def test_it_ends_after_an_hour_without_use_and_use_extends_it(cast: Cast) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client = come_in(cast.tess)
        for _ in range(3):
            clock.shift(59 * MINUTES)
            assert is_in(client)
        clock.shift(60 * MINUTES)
        assert not is_in(client)


def test_it_ends_after_half_a_day_however_much_it_is_used(cast: Cast) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client = come_in(cast.tess)
        for _ in range(23):
            clock.shift(HOURS / 2)
            assert is_in(client)
        clock.shift(HOURS / 2)
        assert not is_in(client)


def test_an_agencys_own_limits_count_at_once(cast: Cast) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client, other = come_in(cast.tess), come_in(cast.ravi)
        answer = come_in(cast.ada).post(reverse("people:limits"), {"idle_minutes": "10", "session_hours": "8"})
        assert answer.status_code == 302
        clock.shift(11 * MINUTES)
        assert not is_in(client)
        assert is_in(other)


@pytest.mark.parametrize(("minutes", "hours"), [("4", "8"), ("121", "8"), ("10", "0"), ("10", "25"), ("x", "8")])
def test_no_agency_goes_beyond_what_anybody_may(cast: Cast, minutes: str, hours: str) -> None:
    page = come_in(cast.ada).post(reverse("people:limits"), {"idle_minutes": minutes, "session_hours": hours})
    assert "There is a problem" in page.text
    assert Agency.objects.get(pk=cast.northmoor.pk).idle_minutes is None


def test_asking_how_long_is_left_is_no_use_and_staying_is(cast: Cast) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client = come_in(cast.tess)
        clock.shift(58 * MINUTES)
        assert client.get(reverse("session_left")).json() == {"seconds": 120}
        assert client.post(reverse("session_stay")).json() == {"seconds": 3600}
        clock.shift(58 * MINUTES)
        assert client.get(reverse("session_left")).json() == {"seconds": 120}
        clock.shift(3 * MINUTES)
        assert client.get(reverse("session_left")).status_code == 302
        assert not is_in(client)


def test_somebody_signed_out_everywhere_is_out_and_may_come_back(cast: Cast) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client = come_in(cast.kemi)
        clock.shift(MINUTES)
        come_in(cast.sue).post(reverse("people:sign_out", args=[cast.kemi.id]))
        assert not is_in(client)
        clock.shift(MINUTES)
        assert is_in(come_back(client, cast.kemi))


def test_what_was_being_written_is_on_the_page_again(cast: Cast, family: Family) -> None:
    page = reverse("families:add_person", args=[family.pk])
    typed = {"given_names": "Ann", "role": WORDS, "sex": "F", "is_child": "no", "interpreter": "no"}
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client = come_in(cast.tess)
        clock.shift(61 * MINUTES)
        answer = client.post(page, typed, headers=OURS)
        assert answer.headers["Location"] == f"{reverse('account_login')}?next={reverse('writing')}"
        with holder_scope(family.holder_id):
            assert not Person.objects.exists()
        come_back(client, cast.tess)
        assert client.get(reverse("writing")).headers["Location"] == page
        again = client.get(page).text
        assert "You were signed out while you were writing" in again
        assert "Line one." in again
        assert "“I’m cold” — ünd &lt;b&gt;more&lt;/b&gt;" in again
        assert client.post(page, typed, headers=OURS).status_code == 302
        assert not KeptWriting.objects.exists()
        assert "You were signed out" not in client.get(page).text


def test_it_lies_sealed_and_is_nobody_elses(cast: Cast, family: Family) -> None:
    page = reverse("families:add_person", args=[family.pk])
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client = come_in(cast.tess)
        clock.shift(61 * MINUTES)
        client.post(page, {"given_names": "Annabel"}, headers=OURS)
        row = KeptWriting.objects.get()
        assert b"Annabel" not in bytes(row.sealed)
        come_back(client, cast.dev)
        assert "Annabel" not in client.get(page).text
        assert client.get(reverse("writing")).headers["Location"] == reverse("first_page")
        clock.shift(kept.LASTS)
        assert kept.written_for(cast.tess.id, page) is None
        assert kept.forget_old() == 1


def test_where_a_page_has_no_form_of_its_own_the_words_come_with_a_button(cast: Cast, family: Family) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client = come_in(cast.dev)
        page = reverse("restricting:lift", args=[family.pk])
        clock.shift(61 * MINUTES)
        client.post(page, {"answer": WORDS}, headers=OURS)
        come_back(client, cast.dev)
        shown = client.get(reverse("writing")).text
        assert "“I’m cold”" in shown
        assert f'action="{page}"' in shown
        client.post(reverse("writing"))
        assert not KeptWriting.objects.exists()


def test_a_page_from_before_signing_in_again_keeps_it_too(cast: Cast, family: Family) -> None:
    """In another tab they have signed in again, so the page's own token is old."""
    client = come_in(cast.tess, enforce_csrf_checks=True)
    page = reverse("families:add_person", args=[family.pk])
    token = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', client.get(page).text)
    assert token
    come_back(client, cast.tess)
    client.cookies["csrftoken"] = "x" * 32
    answer = client.post(page, {"given_names": "Ann", "csrfmiddlewaretoken": token[1]}, headers=OURS)
    assert answer.headers["Location"] == reverse("writing")
    assert 'value="Ann"' in client.get(page).text


def test_a_form_from_elsewhere_is_not_kept_as_anybodys_words(cast: Cast, family: Family) -> None:
    page = reverse("families:add_person", args=[family.pk])
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client = come_in(cast.tess)
        clock.shift(61 * MINUTES)
        client.post(page, {"given_names": "Eve"}, headers={"Origin": "https://elsewhere.example"})
        client.post(reverse("drafts:save", args=["refer"]), {"words": "Saved as it was typed"}, headers=OURS)
    assert not KeptWriting.objects.exists()


@given(
    idle=st.none() | st.integers(-10, 1000), hours=st.none() | st.integers(-10, 1000),
    used=st.floats(0, 200_000), age=st.floats(0, 200_000),
)  # fmt: skip
def test_whatever_is_set_a_session_ends_within_what_anybody_may(
    idle: int | None, hours: int | None, used: float, age: float
) -> None:
    now = datetime(2026, 11, 28, 12, tzinfo=UTC)
    limits = limits_of(idle, hours)
    remaining = left(limits, signed_in=now.timestamp() - age, last_seen=now.timestamp() - used, now=now)
    assert remaining <= limits.idle <= timedelta(minutes=MOST_IDLE)
    if age >= MOST_HOURS * 3600 or used >= MOST_IDLE * 60:
        assert remaining <= timedelta(0)
