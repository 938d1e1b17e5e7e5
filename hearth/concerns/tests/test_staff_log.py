"""What comes by telephone goes into the same queue, word for word."""

from datetime import time, timedelta
from typing import Any

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from hearth.concerns.models import Concern
from hearth.concerns.tests.walking import words
from hearth.scope.opening import holder_scope
from hearth.ui.days import day, local, today
from hearth.ui.time_fields import time_of
from hearth.worklist.models import Item

pytestmark = pytest.mark.usefixtures("postcodes")
LOG = "/log-a-call"
TOLD = {
    "key": "made-with-the-form",
    "channel": "telephone",
    "account": "“They've been on their own since Friday,” she said.",
    "danger": "yes",
    "child_1_notes": "Two little ones at number 9",
    "reporter_name": "Mrs Pike",
}


def only_concern(council: Any) -> Any:
    with holder_scope(council.id):
        return Concern.objects.get()


def test_a_call_is_logged_word_for_word_and_due_today(cast: Any, sign_in: Any) -> None:
    done = sign_in(cast.tess).post(LOG, TOLD, follow=True)
    concern = only_concern(cast.northmoor)
    assert concern.reference in words(done)
    assert (concern.account, concern.channel, concern.logged_by) == (
        TOLD["account"],
        "telephone",
        "Tess Okafor",
    )
    assert local(concern.decision_due).date() == today() + timedelta(days=1)
    assert (local(concern.decision_due).hour, concern.urgent) == (0, True)
    with holder_scope(cast.northmoor.id):
        assert Item.objects.get().urgent


def test_a_letter_of_last_week_keeps_its_own_day(cast: Any, sign_in: Any) -> None:
    came = today() - timedelta(days=7)
    dated = {"came_on_day": came.day, "came_on_month": came.month, "came_on_year": came.year}
    sign_in(cast.tess).post(LOG, TOLD | {"channel": "letter"} | dated)
    assert day(only_concern(cast.northmoor).received_at) == day(came)


def test_a_letter_of_next_week_is_refused(cast: Any, sign_in: Any) -> None:
    came = today() + timedelta(days=7)
    dated = {"came_on_day": came.day, "came_on_month": came.month, "came_on_year": came.year}
    shown = sign_in(cast.tess).post(LOG, TOLD | dated)
    assert "The day it came must be today or in the past" in words(shown)


def test_another_councils_postcode_is_noted_for_triage(cast: Any, sign_in: Any) -> None:
    sign_in(cast.tess).post(LOG, TOLD | {"lives_postcode": "EV1 1AA"})
    concern = only_concern(cast.northmoor)
    assert (concern.body_id, concern.routing["responsible"]) == ("northmoor", "eastvale")


def test_logging_twice_is_one_concern_and_other_words_are_refused(cast: Any, sign_in: Any) -> None:
    client = sign_in(cast.tess)
    assert client.post(LOG, TOLD).url == client.post(LOG, TOLD).url
    assert client.post(LOG, TOLD | {"account": "Something else"}).status_code == 409
    assert only_concern(cast.northmoor).account == TOLD["account"]


def test_a_half_written_call_is_given_back(cast: Any, sign_in: Any) -> None:
    client = sign_in(cast.tess)
    client.post(reverse("drafts:save", args=["log-a-call"]), TOLD)
    assert "on their own since Friday" in words(client.get(LOG))


def test_only_triage_may_log_and_only_its_own_council_sees_it(cast: Any, sign_in: Any, client: Any) -> None:
    sign_in(cast.tess).post(LOG, TOLD)
    done = reverse("concerns:log_done", args=[only_concern(cast.northmoor).pk])
    client.logout()
    assert sign_in(cast.ravi).get(done).status_code == 404
    client.logout()
    assert sign_in(cast.kemi).get(LOG).status_code == 404


def test_a_police_notice_keeps_its_number_and_when_it_happened(cast: Any, sign_in: Any) -> None:
    yesterday = today() - timedelta(days=1)
    notice = {
        "channel": "police",
        "their_reference": "NP/2026/0412",
        "happened_on_day": yesterday.day,
        "happened_on_month": yesterday.month,
        "happened_on_year": yesterday.year,
        "happened_time": "about 23:40",
        "family_told": "no",
        "why_not_told": "The officer was called away",
        "came_on_day": yesterday.day,
        "came_on_month": yesterday.month,
        "came_on_year": yesterday.year,
        "came_at": "11.55pm",
    }
    client = sign_in(cast.tess)
    client.post(LOG, TOLD | notice)
    concern = only_concern(cast.northmoor)
    assert (concern.their_reference, concern.happened_on, concern.happened_time) == (
        "NP/2026/0412",
        yesterday,
        "about 23:40",
    )
    assert (concern.family_told, concern.why_not_told) == (False, "The officer was called away")
    assert (local(concern.received_at).date(), f"{local(concern.received_at):%H:%M}") == (yesterday, "23:55")
    shown = words(client.get(reverse("triage:concern", args=[concern.pk])))
    assert "NP/2026/0412" in shown
    assert "about 23:40" in shown


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"came_at": "half past"}, "Enter a time like 10:30 or 2pm"),
        ({"came_at": "23:59:59"}, "Enter a time like 10:30 or 2pm"),
        ({"reporter_phone": "☎"}, "Enter a telephone number"),
        ({"account": "x" * 20_000}, "Shorten it to 10,000"),
    ],
)
def test_what_is_wrong_is_said_and_the_words_stay(cast: Any, sign_in: Any, typed: Any, sentence: str) -> None:
    client = sign_in(cast.tess)
    assert sentence in words(client.post(LOG, TOLD | typed))
    assert "Two little ones at number 9" in words(client.get(LOG))


def test_the_next_one_from_the_same_caller(cast: Any, sign_in: Any) -> None:
    client = sign_in(cast.tess)
    done = client.post(LOG, TOLD, follow=True)
    concern = only_concern(cast.northmoor)
    assert "Log another from the same caller</a>: Mrs Pike" in words(done)
    again = words(client.get(f"{LOG}?like={concern.pk}"))
    assert 'value="Mrs Pike"' in again
    assert "on their own since Friday" not in again
    client.logout()
    assert "Mrs Pike" not in words(sign_in(cast.dev).get(f"{LOG}?like={concern.pk}"))


@given(st.times(), st.sampled_from(["%H:%M", "%H.%M", "%I:%M%p", "%I.%M %p"]))
def test_a_time_reads_however_it_was_written(at: time, how: str) -> None:
    assert time_of(at.strftime(how)) == at.replace(second=0, microsecond=0)


@given(st.text(max_size=20))
def test_no_words_break_the_clock(typed: str) -> None:
    assert time_of(typed) is None or isinstance(time_of(typed), time)
