"""An agency's administrator makes, sees and revokes its keys; nobody else's."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.access.keys.hashing import hash_of
from hearth.access.keys.rules import new_secret, prefix_of
from hearth.access.keys.sender import sender_behind
from hearth.access.models import ApiKey
from hearth.audit.models import AuditEvent
from hearth.scope.opening import holder_scope
from hearth.ui.days import today

ASKED = {"name": "School records", "scopes": ["concerns:send"], "months": "12"}


def make(client: Any, **changed: Any) -> tuple[Any, str]:
    """The page that follows, and the key that is on it, if one is."""
    page = client.post("/keys/new", ASKED | changed)
    found = re.search(r"hearth_\w{8}_\w{40}", page.text)
    return page, found[0] if found else ""


@pytest.mark.parametrize("name", ["ada", "gus"])
def test_it_is_shown_once_and_only_a_hash_is_kept(cast: Any, sign_in: Any, name: str) -> None:
    """With a register and without one."""
    client = sign_in(getattr(cast, name))
    page, secret = make(client)
    key = ApiKey.objects.get()
    assert (key.hash, key.prefix, key.agency_id) == (hash_of(secret), secret[7:15], getattr(cast, name).agency_id)
    assert secret not in client.get("/keys/").text
    assert key.prefix in client.get("/keys/").text
    assert page.headers["Cache-Control"] == "no-store"
    with holder_scope(getattr(cast, name).holder_id):
        assert AuditEvent.objects.get(verb="made", subject_id=str(key.pk)).actor_id == getattr(cast, name).id


def test_it_opens_its_own_agencys_door_until_it_is_revoked(cast: Any, sign_in: Any) -> None:
    client = sign_in(cast.gus)
    _, secret = make(client)
    sender = sender_behind(secret, today())
    assert sender is not None
    assert (sender.agency_name, sender.scopes) == ("Beck Lane Primary School", ("concerns:send",))
    address = f"/keys/{sender.id}/revoke"
    assert "Revoke the key “School records”?" in client.get(address).text
    done = client.post(address, follow=True)
    assert "is revoked" in done.text
    assert sender_behind(secret, today()) is None
    assert client.get(address).status_code == 404
    with holder_scope(cast.gus.holder_id):
        assert AuditEvent.objects.filter(verb="revoked", subject_id=str(sender.id)).count() == 1


@pytest.mark.parametrize("name", ["ada", "gus"])
def test_an_administrator_is_offered_only_pages_that_open(cast: Any, sign_in: Any, name: str) -> None:
    """Without a register, as at a school, that is the keys alone."""
    client = sign_in(getattr(cast, name))
    navigation = re.search(r"<nav.*?</nav>", client.get("/keys/").text, re.DOTALL)
    assert navigation is not None
    offered = re.findall(r'href="(/[^"]*)"', navigation[0])
    assert "/keys/" in offered
    assert {client.get(href).status_code for href in offered} == {200}


def test_pressed_twice_it_is_one_key(cast: Any, sign_in: Any) -> None:
    client = sign_in(cast.ada)
    make(client)
    page, secret = make(client, name="school RECORDS")
    assert secret == ""
    assert "There is a key of this name" in page.text
    assert ApiKey.objects.count() == 1


def test_a_key_goes_on_working_when_the_server_changes_its_own_secret(cast: Any, sign_in: Any, settings: Any) -> None:
    _, secret = make(sign_in(cast.ada))
    before = settings.SECRET_KEY
    settings.SECRET_KEY = "another"
    assert sender_behind(secret, today()) is None
    settings.SECRET_KEY_FALLBACKS = [before]
    assert sender_behind(secret, today()) is not None


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"name": ""}, "Give the key a name"),
        ({"name": "x" * 20_000}, "80"),
        ({"name": "a\x00b"}, "name"),
        ({"scopes": []}, "Choose what the key may do"),
        ({"scopes": ["everything"]}, "Choose from the answers"),
        ({"months": "1200"}, "Choose"),
        ({"name": "‮👨‍👩‍👧 قلعة", "months": ""}, "Choose for how long"),
    ],
)
def test_what_is_wrong_is_said_and_no_key_is_made(cast: Any, sign_in: Any, changed: Any, sentence: str) -> None:
    page, secret = make(sign_in(cast.ada), **changed)
    assert (page.status_code, secret) == (200, "")
    assert "There is a problem" in page.text
    assert sentence in page.text
    assert not ApiKey.objects.exists()


def test_there_is_an_end_to_keys(cast: Any, sign_in: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("hearth.access.keys.forms.MOST_KEYS", 1)
    client = sign_in(cast.ada)
    make(client)
    page, secret = make(client, name="Another")
    assert secret == ""
    assert "Revoke one that is not used" in page.text


def test_another_agencys_keys_are_not_there(cast: Any, sign_in: Any) -> None:
    make(sign_in(cast.gus))
    client = sign_in(cast.ada)
    assert "School records" not in client.get("/keys/").text
    assert client.post(f"/keys/{ApiKey.objects.get().pk}/revoke").status_code == 404
    assert ApiKey.objects.get().revoked_at is None


def test_no_two_secrets_are_alike_and_each_says_its_beginning() -> None:
    drawn = {new_secret() for _ in range(1_000)}
    assert len(drawn) == 1_000
    assert all(secret.startswith(f"hearth_{prefix_of(secret)}_") for secret in drawn)


@given(st.text())
def test_whatever_else_is_sent_is_no_key(text: str) -> None:
    assert prefix_of(text) == ""
