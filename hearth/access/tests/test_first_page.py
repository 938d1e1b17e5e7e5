"""Signing in leads everybody to a page that is theirs."""

from typing import Any

import pytest

from tests.whole.routes import EVERYBODY


@pytest.mark.parametrize("name", EVERYBODY.split())
def test_whoever_signs_in_begins_on_a_page_they_may_open(cast: Any, sign_in: Any, name: str) -> None:
    client = sign_in(getattr(cast, name))
    first = client.get("/sign-in/in/")
    assert first.status_code == 302
    assert client.get(first.headers["Location"]).status_code == 200
