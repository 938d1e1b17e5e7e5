"""A professional hears that there is a decision: by an email that says nothing of anybody, unless they want none."""

from typing import Any

import pytest
from django.utils import timezone
from uuid_utils.compat import uuid7

from hearth.audit.actors import PUBLIC
from hearth.concerns.acknowledging import tell_professional
from hearth.concerns.actions import report
from hearth.concerns.models import Concern
from hearth.concerns.tests.test_professional import MINE, SECTIONS, begun, write
from hearth.concerns.tests.walking import words
from hearth.post.kinds import DECIDED
from hearth.post.models import Message
from hearth.scope.opening import holder_scope

pytestmark = pytest.mark.usefixtures("postcodes")
ADDRESS = "pia@school.example"


def letters(telling: Any, **told: Any) -> list[Message]:
    worry = telling(**{"route": "professional", "reporter_email": ADDRESS, "reporter_name": "Pia Marsh"} | told)
    receipt = report(telling=worry, by=PUBLIC)
    with holder_scope(worry.to.holder_id):
        tell_professional(Concern.objects.get(pk=receipt.concern_id))
        return list(Message.objects.filter(kind=DECIDED))


@pytest.mark.parametrize(
    ("told", "how"),
    [
        ({}, "Sign in and look under “My referrals”"),
        ({"reporter_work_address": ADDRESS}, "ask for a link at the page where you wrote it"),
        ({"reporter_agency_id": uuid7()}, "The system from which you sent it"),
    ],
)
def test_it_says_how_to_read_it_and_nothing_of_anybody(telling: Any, cast: Any, told: Any, how: str) -> None:
    (letter,) = letters(telling, **told)
    assert how in letter.body
    for word in ("Pia", "Alfie", "coat", "child", "http"):
        assert word not in f"{letter.subject} {letter.body}"


@pytest.mark.parametrize("told", [{"tell_decision": False}, {"reporter_email": ""}, {"route": "public"}])
def test_nobody_is_told_who_does_not_want_it_or_is_no_professional(telling: Any, cast: Any, told: Any) -> None:
    assert letters(telling, **told) == []


@pytest.mark.parametrize(
    ("said", "wants"), [({}, True), ({"tell_decision": "yes"}, True), ({"tell_decision": "no"}, False)]
)
def test_they_say_so_when_they_refer_and_need_not_say_it_again(
    cast: Any, sign_in: Any, said: dict[str, str], wants: bool
) -> None:
    client = sign_in(cast.pia)
    referral = begun(client)
    write(client, referral, you=said)
    client.post(f"{referral}/check")
    with holder_scope(cast.northmoor.id):
        assert Concern.objects.get().tell_decision is wants
    again = begun(client)
    write(client, again, you=SECTIONS["you"] | said)
    shown = words(client.get(f"{again}/you"))
    assert "Shall we email you when the council has decided?" in shown


def test_what_the_second_council_decides_is_heard_too(cast: Any, sign_in: Any) -> None:
    client = sign_in(cast.pia)
    referral = begun(client)
    write(client, referral, where={"now_where": "EV1 1AA"})
    client.post(f"{referral}/check")
    with holder_scope(cast.eastvale.id):
        Concern.objects.update(decided_at=timezone.now(), professional_answer="We have seen him at his nan’s.")
        reference = Concern.objects.get().reference
    shown = words(client.get(MINE))
    assert reference in shown
    assert "We have seen him at his nan’s." in shown
    assert "Eastvale County Council" in shown
