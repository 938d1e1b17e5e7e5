"""Restricted records: nobody else sees them; an emergency opens one for an hour; two people open it again."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from hearth.access.models import Grant, User
from hearth.audit.models import AuditEvent
from hearth.audit.pending import UNDER_GRANT
from hearth.families import actions as families
from hearth.families.models import Family, Restriction
from hearth.families.restricting import actions
from hearth.families.restricting.rules import NotAllowed, in_force, new_number, number_in
from hearth.families.telling import PersonAsTold
from hearth.scope.opening import holder_scope
from hearth.worklist.models import Item
from tests.cast import Cast

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
WHY = "Grandmother rang: the baby does not wake."


@pytest.fixture
def closed(cast: Cast) -> Restriction:
    """A family of Northmoor's whose record Dev has restricted."""
    with holder_scope(cast.dev.holder_id):
        people = [PersonAsTold("child", True, "Isolde", "Ravenscar")]
        family = families.begin_family(name="Ravenscar", body_id="northmoor", people=people, by=cast.dev)
        return actions.restrict_record(family=family, reason="Her aunt works here.", by=cast.dev)


def code() -> str:
    return str(format_hotp_value(hotp_value(SECRET, next(iter(yield_hotp_counters_from_time())))))


def client_of(viewer: Any) -> Client:
    client = Client()
    user = User.objects.get(pk=viewer.id)
    client.force_login(user, backend="hearth.access.account.StaffBackend")
    session = client.session
    session["passed_second_factor"] = True
    session.save()
    return client


def break_in(viewer: Any, number: str, more: dict[str, str] | None = None) -> tuple[Client, Any]:
    """Kemi, say, types the number, the reason and the code."""
    user = User.objects.get(pk=viewer.id)
    if not user.authenticator_set.exists():  # type: ignore[attr-defined]
        TOTP.activate(user, SECRET)
    cache.clear()
    client = client_of(viewer)
    told = {"number": number, "reason": WHY, "code": code()}
    return client, client.post(reverse("restricting:break_glass"), told | (more or {}))


def page_of(closed: Restriction) -> str:
    return reverse("familyfile:family", args=[closed.family_id])


def test_a_restricted_record_opens_for_an_hour_and_not_a_minute_longer(cast: Cast, closed: Restriction) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        assert client_of(cast.other).get(page_of(closed)).status_code == 404
        client, answer = break_in(cast.other, closed.number.lower().replace("-", " "))
        assert answer.headers["Location"] == page_of(closed)
        assert "Ravenscar" in client.get(page_of(closed)).text
        clock.shift(timedelta(minutes=59, seconds=59))
        assert client.get(page_of(closed)).status_code == 200
        clock.shift(timedelta(seconds=1))
        assert client.get(page_of(closed)).status_code == 404


def test_the_owner_is_told_and_the_log_marks_everything(cast: Cast, closed: Restriction) -> None:
    client, _ = break_in(cast.kemi, closed.number)
    client.get(page_of(closed))
    with holder_scope(cast.dev.holder_id):
        grant = Grant.objects.get()
        item = Item.objects.get(kind="restricted_record_opened")
        opened = AuditEvent.objects.filter(actor_id=cast.kemi.id, verb="opened").latest("at")
    assert (item.team_id, item.restricted, item.page_id) == (cast.dev.team_id, True, grant.pk)
    assert (grant.reason, grant.until - grant.begins) == (WHY, timedelta(hours=1))
    assert opened.field_names == [f"{UNDER_GRANT}{grant.pk}"]
    assert (
        "Kemi Brand opened the restricted record"
        in client_of(cast.dev).get(reverse("worklist:today") + "?whose=team").text
    )


def test_it_is_for_reading_and_for_this_session_alone(cast: Cast, closed: Restriction) -> None:
    client, _ = break_in(cast.kemi, closed.number)
    assert client.post(reverse("families:add_person", args=[closed.family_id]), {}).status_code == 404
    assert client_of(cast.kemi).get(page_of(closed)).status_code == 404
    assert "Ravenscar" not in client.get(reverse("casework:caseload") + "?whose=team").text


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"reason": "  "}, "Say why you must open it now"),
        ({"number": ""}, "Give the number"),
        ({"number": "R-1111-OOOO"}, "A number has eight letters and digits"),
        ({"number": "R-2222-2222"}, "No restricted record of ours has this number"),
        ({"code": ""}, "Give the code"),
        ({"code": "000"}, "Incorrect code"),
    ],
)
def test_without_a_number_a_reason_and_a_fresh_code_nothing_opens(
    cast: Cast, closed: Restriction, more: dict[str, str], sentence: str
) -> None:
    client, answer = break_in(cast.kemi, closed.number, more)
    assert sentence in answer.text
    assert WHY in answer.text or "reason" in more
    with holder_scope(cast.dev.holder_id):
        assert not Grant.objects.exists()
    assert client.get(page_of(closed)).status_code == 404


def test_a_number_of_another_register_is_no_number(cast: Cast, closed: Restriction) -> None:
    _, answer = break_in(cast.ravi, closed.number)
    assert "No restricted record of ours has this number" in answer.text


def test_somebody_else_says_whether_it_was_right(cast: Cast, closed: Restriction) -> None:
    break_in(cast.kemi, closed.number)
    dev = client_of(cast.dev)
    assert "To look at" in dev.get(reverse("restricting:grants")).text
    with holder_scope(cast.dev.holder_id):
        grant = Grant.objects.get()
    address = reverse("restricting:grant", args=[grant.pk])
    assert "Give your reasons" in dev.post(address, {"justified": "yes"}).text
    dev.post(address, {"justified": "no", "reasons": "The duty manager was at her desk."})
    with holder_scope(cast.dev.holder_id):
        grant.refresh_from_db()
        assert Item.objects.get(kind="restricted_record_opened").done_at
    assert (grant.justified, grant.reviewed_by_id) == (False, cast.dev.id)
    assert "It was not right" in dev.get(reverse("restricting:grants")).text


def test_who_looks_second_is_told_so_and_keeps_their_words(cast: Cast, closed: Restriction) -> None:
    break_in(cast.kemi, closed.number)
    with holder_scope(cast.dev.holder_id):
        grant = Grant.objects.get()
        actions.review_grant(grant=grant, justified=True, reasons="She had to ring them.", by=cast.mara)
    address = reverse("restricting:grant", args=[grant.pk])
    second = client_of(cast.dev).post(address, {"justified": "no", "reasons": "It could have waited."})
    assert second.status_code == 200
    for words in ("Somebody else has answered already.", "She had to ring them.", "It could have waited."):
        assert words in second.text
    with holder_scope(cast.dev.holder_id):
        assert Grant.objects.get().justified


def test_nobody_reviews_their_own(cast: Cast, closed: Restriction) -> None:
    with holder_scope(cast.dev.holder_id):
        grant = actions.break_glass(restriction=closed, reason=WHY, by=cast.dev)
        with pytest.raises(NotAllowed), transaction.atomic():
            actions.review_grant(grant=grant, justified=True, reasons="It was.", by=cast.dev)
        grant.reviewed_by_id = cast.dev.id
        with pytest.raises(IntegrityError), transaction.atomic():
            grant.save()
    assert "Keep my view" not in client_of(cast.dev).get(reverse("restricting:grant", args=[grant.pk])).text


def test_opening_it_again_takes_two(cast: Cast, closed: Restriction) -> None:
    manager = client_of(cast.dev)
    address, lift = (reverse(f"restricting:{name}", args=[closed.family_id]) for name in ("restriction", "lift"))
    manager.post(address, {"why": "The aunt has left."})
    assert "Somebody else must agree" in manager.post(lift, {"answer": "open"}, follow=True).text
    with holder_scope(cast.dev.holder_id):
        assert Family.objects.get(pk=closed.family_id).restricted
        closed.refresh_from_db()
        with pytest.raises(NotAllowed):
            actions.lift(restriction=closed, by=cast.dev)
        second = actions.lift(restriction=closed, by=cast.sol)
        assert not Family.objects.get(pk=closed.family_id).restricted
    assert (second.asked_by_name, second.lifted_by_name) == (cast.dev.name, cast.sol.name)
    assert client_of(cast.tess).get(page_of(closed)).status_code == 200


def test_a_record_that_came_closed_has_a_number_too(cast: Cast) -> None:
    with holder_scope(cast.dev.holder_id):
        family = families.begin_family(name="Quiet", body_id="northmoor", people=[], by=cast.dev)
        families.restrict_family(family=family, restricted=True, by=cast.dev)
        assert number_in(Restriction.objects.get(family=family, ends=None).number)


@given(st.text(alphabet="rR23456789ABCDEFGHJKMNPQRSTVWXYZabcz -–01IO", max_size=20))
def test_a_number_is_read_in_any_way_it_is_typed_or_not_at_all(typed: str) -> None:
    read = number_in(typed)
    assert read == "" or number_in(read.lower().replace("-", " ")) == read


def test_every_new_number_is_one() -> None:
    assert all(number_in(number) == number for number in (new_number() for _ in range(200)))


@given(st.integers(-10_000, 10_000))
def test_a_grant_is_in_force_from_its_first_second_to_the_one_before_its_last(seconds: int) -> None:
    begins = timezone.now()
    now = begins + timedelta(seconds=seconds)
    assert in_force(begins, begins + timedelta(hours=1), now) == (0 <= seconds < 3600)
