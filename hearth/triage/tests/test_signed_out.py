"""Whoever writes on a page of triage when their session ends finds their words there again, by either clock."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearth.access.models import KeptWriting
from hearth.access.tests.test_sessions import OURS, come_back, come_in
from hearth.concerns.models import Concern
from hearth.families.models import Family
from hearth.scope.opening import holder_scope
from hearth.triage import actions
from hearth.triage.models import Step
from hearth.triage.tests.conftest import HARM, Tell
from tests.cast import Cast

WORDS = "She said: “I’m cold” — and nobody came."
IDLE, HALF_A_DAY = "without use for an hour", "used all day"
PAGES = {
    "decide": ("reasons", "waiting"),
    "family": ("new_name", "waiting"),
    "answer": ("words", "decided"),
    "finding": ("why", "decided"),
    "decide_anew": ("why_replaced", "decided"),
    "step": ("came_of_it", "step"),
    "challenge": ("words", "challenge"),
}


@pytest.fixture
def about(cast: Cast, tell: Tell, fenns: Family) -> dict[str, Any]:
    """What each page is about: a worry that waits, one that is decided, its step, a challenge to it."""
    waiting, decided = tell(), tell(route="professional", reporter_user_id=cast.pia.id)
    with holder_scope(cast.tess.holder_id):
        actions.confirm_family(concern=decided, choice=actions.FamilyChoice(fenns), by=cast.tess)
        actions.decide(concern=decided, family=fenns, choice=HARM, by=cast.tess)
        step = Step.objects.get()
        challenge = actions.challenge(concern=decided, reasons="No.", raised_by="Pia Marsh", by=cast.pia)
    return {"waiting": waiting.pk, "decided": decided.pk, "step": step.pk, "challenge": challenge.pk}


def pass_time(clock: Any, how: str, client: Client) -> None:
    if how == IDLE:
        clock.shift(timedelta(minutes=61))
        return
    for _ in range(24):
        clock.shift(timedelta(minutes=30))
        client.get(reverse("triage:queue"))


@pytest.mark.parametrize("how", [IDLE, HALF_A_DAY])
@pytest.mark.parametrize("page", PAGES)
def test_the_words_are_there_again(cast: Cast, about: dict[str, Any], page: str, how: str) -> None:
    field, of = PAGES[page]
    at = reverse(f"triage:{page}", args=[about[of]])
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client = come_in(cast.dev)
        assert client.get(at).status_code == 200
        pass_time(clock, how, client)
        answer = client.post(at, {field: WORDS}, headers=OURS)
        assert answer.headers["Location"].startswith(reverse("account_login"))
        come_back(client, cast.dev)
        assert client.get(reverse("writing")).headers["Location"] == at
        shown = client.get(at).text
        assert WORDS in shown
        assert "You were signed out while you were writing" in shown
        assert WORDS not in come_in(cast.tess).get(at).text


def test_a_message_to_whoever_told_us_comes_back_with_a_button(cast: Cast, concern: Concern) -> None:
    at = reverse("triage:write", args=[concern.pk])
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client = come_in(cast.tess)
        pass_time(clock, IDLE, client)
        client.post(at, {"words": WORDS}, headers=OURS)
        shown = come_back(client, cast.tess).get(reverse("writing"), follow=True).text
    assert WORDS in shown
    assert f'action="{at}"' in shown


def test_a_professional_who_disagrees_loses_nothing(cast: Cast, about: dict[str, Any]) -> None:
    with holder_scope(cast.tess.holder_id):
        reference = Concern.objects.get(pk=about["decided"]).reference
    at = reverse("triage:disagree", args=[reference])
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client = come_in(cast.pia)
        clock.shift(timedelta(minutes=61))
        client.post(at, {"reasons": WORDS}, headers=OURS)
        assert KeptWriting.objects.count() == 1
        shown = come_back(client, cast.pia).get(at).text
    assert WORDS in shown


@pytest.mark.parametrize("page", ["decide", "answer", "decide_anew", "finding", "step", "challenge"])
def test_what_was_typed_and_never_sent_is_there(cast: Cast, about: dict[str, Any], page: str) -> None:
    """It is saved as it is typed; whoever signs in again, on another machine too, goes on from there. Nobody else."""
    field, of = PAGES[page]
    at = reverse(f"triage:{page}", args=[about[of]])
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client = come_in(cast.dev)
        draft = _draft_address(client.get(at).text)
        assert client.post(draft, {field: WORDS}, headers=OURS).status_code < 300
        clock.shift(timedelta(hours=13))
        assert WORDS in come_in(cast.dev).get(at).text
        assert WORDS not in come_in(cast.tess).get(at).text


def _draft_address(page: str) -> str:
    return page.partition('data-draft-url="')[2].partition('"')[0]
