"""Whatever is posted to whichever public page, in whatever shape, is answered; nothing falls over."""

import re
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.whole.routes import PUBLIC, ROWS

POSTED = [row for row in ROWS if row.who == PUBLIC and "POST" in row.methods]
NASTY = ["\x00", "x" * 20_001, "‮طفل", "😀", "31/02/2020", "9" * 40, "\r\n.\r\n", "{{ 7*7 }}", "%(name)s", "' OR 1=1 --"]
TYPED = st.one_of(st.text(max_size=60).filter(lambda text: text.isprintable()), st.sampled_from(NASTY))
OFFERED = re.compile(r'(?:name|value)="([^"]{1,60})"')
FORM = "application/x-www-form-urlencoded"


@pytest.mark.django_db
@pytest.mark.parametrize("row", POSTED, ids=lambda row: row.route)
@given(data=st.data())
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_anything_may_be_posted_to_any_public_page(row: Any, data: Any) -> None:
    client = Client()  # raises what the page raises
    try:
        address = reverse(row.route, kwargs=dict(row.args))
    except NoReverseMatch:
        address = reverse(row.route, kwargs=dict.fromkeys(row.args, UUID(int=9)))
    page = client.get(address).content.decode(errors="replace") if "GET" in row.methods else ""
    names = sorted(set(OFFERED.findall(page))) or ["words"]
    fields = data.draw(
        st.lists(st.tuples(st.sampled_from(names), st.one_of(TYPED, st.sampled_from(names))), max_size=12)
    )
    answer = client.post(address, urlencode(fields), content_type=FORM)
    assert answer.status_code < 500


@pytest.mark.django_db
@pytest.mark.parametrize("row", POSTED, ids=lambda row: row.route)
@pytest.mark.parametrize("body", [b"", b"\xff\xfe\x00", b"a=%ff%fe&b=%ed%a0%80", b"=&=&&&", b"words=" + b"%00" * 500])
def test_bytes_that_are_no_text_are_answered(row: Any, body: bytes) -> None:
    try:
        address = reverse(row.route, kwargs=dict(row.args))
    except NoReverseMatch:
        pytest.skip("about a record")
    for kind in (FORM, "multipart/form-data; boundary=x", "text/plain"):
        assert Client().post(address, body, content_type=kind).status_code < 500
