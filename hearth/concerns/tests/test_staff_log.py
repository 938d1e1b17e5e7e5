"""What comes by telephone goes into the same queue, word for word."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from hearth.concerns.models import Concern
from hearth.concerns.tests.walking import words
from hearth.scope.opening import holder_scope
from hearth.ui.days import day, local, today
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
