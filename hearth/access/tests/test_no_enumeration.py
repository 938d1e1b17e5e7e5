"""Signing in says the same, and works as hard, whether or not an address has an account."""

import re
from typing import Any

import pytest
from django.contrib.auth.hashers import get_hasher
from django.test import Client
from django.urls import reverse

from hearth.access.models import User
from tests.cast import Cast

TOKEN = re.compile(r'value="[^"]*"')


def answer(email: str) -> tuple[int, str]:
    page = Client().post(reverse("account_login"), {"login": email, "password": "not the right one"})
    return page.status_code, TOKEN.sub("", page.text)


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Each time a password is worked out: what takes the time at signing in."""
    kind, done = type(get_hasher()), []
    encode = kind.encode

    def counted(self: Any, password: str, *more: Any) -> str:
        done.append(password)
        return str(encode(self, password, *more))

    monkeypatch.setattr(kind, "encode", counted)
    return done


def test_known_unknown_invited_and_closed_are_told_the_same_for_the_same_work(cast: Cast, hashed: list[str]) -> None:
    User.objects.create_user("invited@example.org", "Invited")
    User.objects.filter(pk=cast.kemi.id).update(is_active=False)
    told, work = [], []
    for email in (cast.tess.email, "nobody@example.org", "invited@example.org", cast.kemi.email):
        hashed.clear()
        told.append(answer(email))
        work.append(len(hashed))
    assert len(set(told)) == 1
    assert len(set(work)) == 1, work
    assert work[0] >= 1
