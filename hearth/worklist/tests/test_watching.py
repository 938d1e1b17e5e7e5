"""Very many records within an hour: whoever opens them shows that it is they, and their manager is told."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from hearth.access.models import ManyOpenings, User
from hearth.families import actions as families
from hearth.scope.opening import holder_scope
from hearth.worklist.models import Item
from tests.cast import Cast

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
MOST = 5


@pytest.fixture
def page(cast: Cast, settings: Any) -> str:
    settings.OPENINGS_AN_HOUR = MOST
    TOTP.activate(User.objects.get(pk=cast.tess.id), SECRET)
    cache.clear()
    with holder_scope(cast.tess.holder_id):
        family = families.begin_family(name="Ormerod", body_id="northmoor", people=[], by=cast.tess)
        return reverse("familyfile:family", args=[family.pk])


def code() -> str:
    return str(format_hotp_value(hotp_value(SECRET, next(iter(yield_hotp_counters_from_time())))))


def test_after_too_many_nothing_opens_without_a_fresh_code(sign_in: Any, cast: Cast, page: str) -> None:
    client = sign_in(cast.tess)
    assert {client.get(page).status_code for _ in range(MOST + 1)} == {200}
    asked = client.get(page)
    assert asked.headers["Location"] == f"{reverse('confirm_again')}?next={page}"
    assert "Incorrect code" in client.post(asked.headers["Location"], {"code": "000000"}).text
    assert client.get(page).status_code == 302
    assert client.post(asked.headers["Location"], {"code": code()}).headers["Location"] == page
    assert client.get(page).status_code == 200


def test_the_manager_is_told_and_says_what_they_found(sign_in: Any, cast: Cast, page: str) -> None:
    client = sign_in(cast.tess)
    for _ in range(MOST + 1):
        client.get(page)
    with holder_scope(cast.tess.holder_id):
        row, item = ManyOpenings.objects.get(), Item.objects.get(kind="many_openings")
    assert (row.opened, item.team_id, item.restricted) == (MOST + 1, cast.dev.team_id, True)
    dev = sign_in(cast.dev)
    assert f"Tess Okafor opened {MOST + 1} records" in dev.get(reverse("worklist:today")).text
    address = reverse("watching:openings", args=[row.pk])
    assert "Not yet: nothing opens to them" in dev.get(address).text
    dev.post(address, {"found": "She prepared the yearly audit."})
    with holder_scope(cast.tess.holder_id):
        item.refresh_from_db()
    assert item.done_at


def test_an_hour_of_usual_work_asks_nothing(sign_in: Any, cast: Cast, page: str) -> None:
    client = sign_in(cast.tess)
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _ in range(MOST * 2):
            assert client.get(page).status_code == 200
            clock.shift(timedelta(minutes=13))


def test_what_was_being_sent_is_kept_meanwhile(sign_in: Any, cast: Cast, page: str) -> None:
    client = sign_in(cast.tess)
    for _ in range(MOST + 1):
        client.get(page)
    form = reverse("families:add_person", args=[page.split("/")[2]])
    answer = client.post(form, {"given_names": "Annabel"}, HTTP_ORIGIN="http://testserver")
    client.post(answer.headers["Location"], {"code": code()})
    assert 'value="Annabel"' in client.get(form).text


def test_it_leads_nowhere_else(sign_in: Any, cast: Cast, page: str) -> None:
    client = sign_in(cast.tess)
    for _ in range(MOST + 1):
        client.get(page)
    answer = client.post(reverse("confirm_again") + "?next=https://elsewhere.example/", {"code": code()})
    assert answer.headers["Location"] == "/"
