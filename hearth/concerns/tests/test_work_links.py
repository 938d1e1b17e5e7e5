"""Somebody without an account has a link sent to a work address, and it opens once."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from hearth.audit.models import AuditEvent
from hearth.concerns.models import Concern, WorkLink
from hearth.concerns.professional.addresses import workplace_of
from hearth.concerns.professional.links import forget_old_links
from hearth.concerns.professional.models import NO_AGENCY
from hearth.concerns.tests.test_professional import MINE, begun, write
from hearth.concerns.tests.walking import words
from hearth.drafts.actions import forget_old_drafts
from hearth.drafts.models import Draft
from hearth.post.models import Message
from hearth.practice.library import library
from hearth.scope.opening import holder_scope

pytestmark = pytest.mark.usefixtures("postcodes")
ASK, MIDWIFE = "/refer/link", "m.okoye@northmoorhospital.nhs.uk"
YOU = {"reporter_name": "Mercy Okoye", "reporter_relationship": "Midwife", "reporter_agency_name": "Northmoor Hospital"}


def letters() -> list[Message]:
    with holder_scope(NO_AGENCY):
        return list(Message.objects.filter(holder_id=NO_AGENCY).order_by("created_at"))


def link_to(client: Any, address: str = MIDWIFE) -> str:
    """The link out of the latest letter."""
    assert client.post(ASK, {"address": address}).url == "/refer/link/sent"
    found = re.search(r"http://testserver(\S+)", letters()[-1].body)
    assert found
    return found[1]


def come_by_link(client: Any, address: str = MIDWIFE) -> None:
    assert client.post(link_to(client, address)).url == MINE


def test_a_midwife_writes_sends_and_hears(cast: Any, client: Any) -> None:
    come_by_link(client)
    referral = begun(client)
    write(client, referral, you=YOU)
    client.post(f"{referral}/check")
    with holder_scope(cast.northmoor.id):
        concern = Concern.objects.get()
        assert (concern.reporter_work_address, concern.reporter_email) == (MIDWIFE, MIDWIFE)
        assert (concern.reporter_name, concern.reporter_agency_name) == ("Mercy Okoye", "Northmoor Hospital")
        assert concern.reporter_user_id is None
        Concern.objects.update(decided_at=timezone.now(), professional_answer="A social worker will assess.")
    another: Any = Client()  # next week, on another computer
    come_by_link(another)
    assert "A social worker will assess." in words(another.get(MINE))
    stranger: Any = Client()
    come_by_link(stranger, "somebody@other.nhs.uk")
    assert "You have not told a council" in words(stranger.get(MINE))


def test_a_draft_waits_for_the_next_link_and_not_for_ever(cast: Any, client: Any) -> None:
    come_by_link(client)
    client.post(f"{begun(client)}/keep/child-1", {"given_names": "Bea"})
    another: Any = Client()
    come_by_link(another)
    assert "Bea" in words(another.get(MINE))
    assert forget_old_drafts(now=timezone.now() + timedelta(days=13)) == 0
    assert forget_old_drafts(now=timezone.now() + timedelta(days=15)) == 1


def test_looking_at_a_link_opens_nothing_and_a_press_opens_it_once(cast: Any, client: Any) -> None:
    link = link_to(client)
    scanner: Any = Client()
    assert "Open my referrals" in words(scanner.get(link))
    assert scanner.get(MINE).status_code == 302
    assert client.post(link).url == MINE
    assert client.get(MINE).status_code == 200
    assert "has been used" in words(scanner.post(link))
    assert scanner.get(MINE).status_code == 302


def test_a_link_of_yesterday_opens_nothing(cast: Any, client: Any) -> None:
    link = link_to(client)
    WorkLink.objects.update(asked_at=timezone.now() - timedelta(hours=25))
    assert "has been used" in words(client.post(link))


def test_the_letter_says_nothing_of_a_child_and_the_database_does_not_know_the_link(cast: Any, client: Any) -> None:
    token = link_to(client).rsplit("/", 1)[1]
    (letter,) = letters()
    assert letter.to == MIDWIFE
    assert not re.search(r"child|refer(?!/open)|worr|neglect", letter.body + letter.subject, re.IGNORECASE)
    assert token not in WorkLink.objects.get().token_hash


def test_the_visit_ends_with_the_day_and_when_she_leaves(cast: Any, client: Any) -> None:
    come_by_link(client)
    session = client.session
    session["work_link"] = session["work_link"] | {"until": (timezone.now() - timedelta(minutes=1)).isoformat()}
    session.save()
    assert client.get(MINE).status_code == 302
    come_by_link(client)
    client.post("/refer/leave")
    assert client.get(MINE).status_code == 302


@pytest.mark.parametrize("address", ["pat@gmail.com", "pat@evilnhs.uk", "pat@nhs.uk.example", "pat@mail.com"])
def test_an_address_that_anybody_may_have_is_told_what_else_to_do(cast: Any, client: Any, address: str) -> None:
    refused = words(client.post(ASK, {"address": address}))
    assert "We cannot tell from this address where you work" in refused
    assert letters() == []


def test_an_account_makes_no_difference_to_the_answer(cast: Any, client: Any) -> None:
    answers = [client.post(ASK, {"address": address}).url for address in ("pia.marsh@example.org", MIDWIFE)]
    assert answers == ["/refer/link/sent"] * 2


def test_an_address_gets_three_links_an_hour_and_whoever_asks_is_told_the_same(cast: Any, client: Any) -> None:
    for _ in range(5):
        assert client.post(ASK, {"address": MIDWIFE}).url == "/refer/link/sent"
    assert len(letters()) == 3


def test_one_network_cannot_ask_for_thousands(cast: Any, client: Any) -> None:
    for number in range(30):
        client.post(ASK, {"address": f"{number}@ward.nhs.uk"})
    assert "Too many links" in words(client.post(ASK, {"address": MIDWIFE}))
    assert len(letters()) == 30


def test_it_is_logged_without_the_address(cast: Any, client: Any) -> None:
    come_by_link(client)
    with holder_scope(NO_AGENCY):
        events = list(AuditEvent.objects.filter(holder_id=NO_AGENCY, subject_kind="concerns.worklink").order_by("at"))
    assert [event.verb for event in events] == ["asked for", "opened"]
    assert "@" not in " ".join(event.actor_text for event in events)


def test_links_and_letters_are_forgotten(cast: Any, client: Any) -> None:
    link_to(client)
    assert forget_old_links(now=timezone.now() + timedelta(days=2)) == 0
    assert letters() == []
    assert forget_old_links(now=timezone.now() + timedelta(days=15)) == 1


def test_whoever_is_signed_in_needs_no_link(cast: Any, client: Any, sign_in: Any) -> None:
    link = link_to(client)
    sign_in(cast.pia)
    assert "You are signed in" in words(client.post(link, follow=True))
    assert WorkLink.objects.get().opened_at is None


def test_an_agency_that_is_known_is_filled_in(cast: Any, client: Any) -> None:
    cast.school.duty_email = "office@becklane.example"
    cast.school.save()
    come_by_link(client, "head@becklane.example")
    assert "Beck Lane Primary School" in words(client.get(f"{begun(client)}/you"))
    assert Draft.objects.get().owner.startswith("address:")


@given(st.text(min_size=1, max_size=20, alphabet="abcdefghijklmnopqrstuvwxyz0123456789-."))
def test_a_suffix_is_whole_labels_only(before: str) -> None:
    known = library().work_addresses
    assert known.suffix_of(f"{before}.nhs.uk") == known.suffix_of("nhs.uk")
    found = known.suffix_of(f"{before}x")
    assert found is None or f".{before}x".endswith(f".{found.suffix}")


@pytest.mark.parametrize("address", ["", "@", "nobody", "a@", "@nhs.uk.", "a@b@gmail.com", "é@nhs.uk\x00"])
def test_no_address_breaks_it(cast: Any, address: str) -> None:
    assert workplace_of(address) is None or address.endswith("nhs.uk")


@pytest.mark.parametrize("token", ["x", "%00", "a" * 500, "%F0%9F%98%9F"])
def test_a_made_up_link_opens_nothing(cast: Any, client: Any, token: str) -> None:
    assert "Ask for another link" in words(client.post(f"/refer/open/{token}"))
