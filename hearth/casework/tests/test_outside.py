"""Somebody without an account writes what they see before a review: by link and code, once, in their own words."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from hearth.audit.models import AuditEvent
from hearth.casework.actions import Closing, close_episode
from hearth.casework.models import AskedByLink, Contribution
from hearth.casework.outside.actions import ToAsk, close_link, give_link
from hearth.casework.outside.codes import Secrets
from hearth.casework.outside.queries import open_link
from hearth.casework.outside.rules import Standing, first_name, why_closed
from hearth.casework.reviewing.actions import Asked, ask_for_words, keep_words
from hearth.casework.rules import NotPossible
from hearth.casework.tests.conftest import ago, children_of
from hearth.drafts.models import Draft
from hearth.families.actions import seal_person
from hearth.families.models import Family
from hearth.post.models import Message
from hearth.worklist.models import Item

WORDS = "He comes in late.\r\n\r\n  “Nobody woke me”, he said. <b>"
WRITE = "/asked/"


@pytest.fixture
def asked(episode: Any, hana_at_work: Any) -> Contribution:
    marsh = Asked("Ms Marsh", "Beck Lane School", ago(days=-7), email="marsh@school.example.org")
    return ask_for_words(episode=episode, asked=marsh, by=hana_at_work)


def given(asked: Contribution, by: Any, child: Any = None) -> Secrets:
    secrets = Secrets.new()
    give_link(contribution=asked, asks=ToAsk("How are mornings?", child), secrets=secrets, by=by)
    return secrets


@pytest.fixture
def leos(asked: Contribution, episode: Any, hana_at_work: Any) -> Secrets:
    return given(asked, hana_at_work, children_of(episode).leo)


def door(secrets: Secrets) -> str:
    return reverse("asked:door", args=[secrets.link])


def let_in(secrets: Secrets) -> Client:
    client = Client()
    answer = client.post(door(secrets), {"code": secrets.code.lower().replace("-", " ")})
    assert answer.status_code == 302, answer.text
    return client


def test_they_see_a_first_name_and_the_question_and_nothing_else(leos: Secrets) -> None:
    at_the_door = Client().get(door(leos))
    assert "Leo" not in at_the_door.text
    page = let_in(leos).get(WRITE)
    assert page["Cache-Control"] == "no-store"
    for shown in ("What do you see of Leo?", "How are mornings?", "Hana Quist from Harbour Families"):
        assert shown in page.text, shown
    for hidden in ("Petrova", "Mia", "Dawn", "Family Partners", "Marsh", "2020"):
        assert hidden not in page.text, hidden


def test_what_they_write_stands_beside_the_review_unchanged(leos: Secrets, asked: Any, episode: Any, hana: Any) -> None:
    client = let_in(leos)
    assert "Write what you see" in client.post(WRITE, {"words": " "}).text
    assert "Thank you" in client.post(WRITE, {"words": WORDS}).text
    asked.refresh_from_db()
    assert asked.words == WORDS
    assert (asked.received_on, asked.taken_by) == (ago(days=0), "Ms Marsh")
    assert "Nobody woke me" in hana.get(reverse("casework:review", args=[episode.pk])).text
    assert not Item.objects.filter(kind="contribution", done_at=None).exists()
    assert "The page is closed" in client.get(WRITE).text
    assert Client().post(door(leos), {"code": leos.code}).status_code == 200
    verbs = set(AuditEvent.objects.values_list("verb", flat=True))
    assert {"came in", "contributed", "wrote"} <= verbs
    assert not AuditEvent.objects.filter(actor_text__contains="Marsh").exists()


def test_sent_twice_it_is_kept_once(leos: Secrets) -> None:
    client = let_in(leos)
    cookie = client.cookies["asked"].value
    client.post(WRITE, {"words": WORDS})
    client.cookies["asked"] = cookie
    assert "Thank you" in client.post(WRITE, {"words": WORDS}).text
    client.cookies["asked"] = cookie
    other = client.post(WRITE, {"words": "Something else"}).text
    assert "This was not sent" in other
    assert "Something else" in other
    assert Contribution.objects.get().words == WORDS


def test_what_is_typed_is_kept_until_it_is_sent(leos: Secrets, monkeypatch: Any) -> None:
    client = let_in(leos)
    keep = re.search('data-draft-url="([^"]+)"', client.get(WRITE).text)
    assert keep
    assert client.post(keep[1], {"words": "Half a sen", "more": "x"}).status_code == 204
    assert Draft.objects.get().content == {"words": ["Half a sen"]}
    assert "Half a sen" in let_in(leos).get(WRITE).text  # another browser, the same link and code
    later = timezone.now().timestamp() + timedelta(minutes=90).total_seconds()
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    assert "The page is closed" in Client(headers={}).get(WRITE).text
    assert "Thank you" in client.post(WRITE, {"words": "Half a sentence, and the rest"}).text
    assert not Draft.objects.exists()


def test_an_hour_later_the_page_is_shown_to_nobody_without_the_code(leos: Secrets, monkeypatch: Any) -> None:
    client = let_in(leos)
    later = timezone.now().timestamp() + timedelta(minutes=61).total_seconds()
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    page = client.get(WRITE).text
    assert "The page is closed" in page
    assert "Leo" not in page


def test_nobody_comes_in_without_both(leos: Secrets) -> None:
    for link, code in ((leos.link, "AAAA-AAAA"), (Secrets.new().link, leos.code)):
        answer = Client().post(reverse("asked:door", args=[link]), {"code": code})
        assert answer.status_code == 200
        assert "That code does not open this page" in answer.text
    forged = Client()
    forged.cookies["asked"] = "WyJ4IiwieSJd:1tX:made-up"
    assert "The page is closed" in forged.get(WRITE).text
    assert forged.post(reverse("asked:keep"), {"words": "x"}).status_code == 409


def test_a_wrong_code_is_in_the_log_without_a_word_of_anybody(leos: Secrets, hana_at_work: Any) -> None:
    Client().post(door(leos), {"code": "2222-2222"})
    event = AuditEvent.objects.get(verb="tried a wrong code at")
    assert (event.holder_id, event.subject_id) == (hana_at_work.holder_id, str(AskedByLink.objects.get().pk))
    assert (event.actor_id, event.actor_text, event.field_names) == (None, "a member of the public", [])
    assert "2222" not in repr(vars(event))


def test_a_link_that_leads_nowhere_is_the_same_work(leos: Secrets) -> None:
    Client().post(door(leos), {"code": "2222-2222"})  # what is asked once a process is asked now
    asked = []
    for address in (door(leos), reverse("asked:door", args=[Secrets.new().link])):
        with CaptureQueriesContext(connection) as queries:
            Client().post(address, {"code": "2222-2222"})
        asked.append([re.sub(r"s\d+_x\d+", "?", each["sql"]).split("(")[0][:40] for each in queries.captured_queries])
    assert asked[0] == asked[1]
    assert len(asked[0]) > 6


def test_guessing_is_slow_and_does_not_lock_out_whoever_has_the_code(leos: Secrets) -> None:
    guesser = Client(REMOTE_ADDR="203.0.113.9")
    answers = [guesser.post(door(leos), {"code": "AAAA-AAAA"}).status_code for _ in range(9)]
    assert answers[-1] == 429
    assert guesser.post(door(leos), {"code": leos.code}).status_code == 429
    elsewhere = Client(REMOTE_ADDR="203.0.113.77").post(door(leos), {"code": leos.code})
    assert elsewhere.status_code == 302


def test_neither_link_nor_code_is_kept(leos: Secrets) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(l)::text FROM casework_asked_by_link l")
        row = cursor.fetchone()[0]
    assert leos.link not in row
    assert leos.code not in row


def test_a_new_link_closes_the_old_and_whoever_was_in(leos: Secrets, asked: Any, hana_at_work: Any) -> None:
    client = let_in(leos)
    again = given(asked, hana_at_work)
    assert "The page is closed" in client.get(WRITE).text
    assert Client().post(door(leos), {"code": leos.code}).status_code == 200
    page = let_in(again).get(WRITE).text
    assert "Before a review" in page
    assert "Leo" not in page


@pytest.mark.parametrize("how", ["taken back", "heard", "ended", "sealed", "restricted", "its time"])
def test_it_ends_with_what_it_was_for(
    leos: Secrets, asked: Any, episode: Any, hana_at_work: Any, cast: Any, how: str
) -> None:
    client = let_in(leos)
    link, leo = open_link(asked), children_of(episode).leo
    assert link
    if how == "taken back":
        close_link(link=link, by=hana_at_work)
    elif how == "heard":
        said: Any = {"words": "By telephone", "how": "We spoke", "received_on": ago(days=0), "taken_by": "Hana"}
        keep_words(contribution=asked, by=hana_at_work, **said)
    elif how == "ended":
        close_episode(episode=episode, closing=Closing(ago(days=0), "declined", "Said"), by=hana_at_work)
    elif how == "sealed":
        seal_person(person=leo, order_made=ago(days=1), why="Seen by two", version=leo.version, by=cast.hugo)
    elif how == "restricted":
        Family.objects.update(restricted=True)
    else:
        AskedByLink.objects.update(until=timezone.now())
    read = client.get(WRITE).text
    assert "The page is closed" in read
    assert "Leo" not in read
    fresh = Client().post(door(leos), {"code": leos.code})
    assert (fresh.status_code, "That code does not open" in fresh.text) == (200, True)


def test_what_is_sent_as_it_closes_is_shown_and_not_lost(leos: Secrets, asked: Any, hana_at_work: Any) -> None:
    client = let_in(leos)
    link = open_link(asked)
    assert link
    close_link(link=link, by=hana_at_work)
    answer = client.post(WRITE, {"words": "Late again today"}).text
    assert "This was not sent" in answer
    assert "Late again today" in answer
    assert Contribution.objects.get().words == ""


def test_a_worker_gives_it_once_and_tells_the_code_apart(asked: Any, episode: Any, hana: Any) -> None:
    contribution = reverse("casework:contribution", args=[asked.pk])
    page = reverse("casework:give_link", args=[asked.pk])
    assert page in hana.get(contribution).text
    assert "What is better, what is not" in hana.get(page).text
    sent = {"child": "nobody", "asks": "", "way": "email"}
    assert "Write what you ask them" in hana.post(page, sent).text
    child = str(children_of(episode).mia.pk)
    once = hana.post(page, sent | {"asks": "Mornings?", "child": child})
    assert once["Cache-Control"] == "no-store"
    link = re.search(r"http://testserver(/asked/\w+)", once.text)
    code = re.search(r"(?<![-\w])[A-Z0-9]{4}-[A-Z0-9]{4}(?![-\w])", once.text)  # no part of an id
    assert link
    assert code
    letter = Message.objects.get(kind="asked-by-link")
    assert link[1] in letter.body
    assert not any(each in letter.body for each in (code[0], "Mia", "Petrova"))
    assert Client().post(link[1], {"code": code[0]}).status_code == 302
    assert "about Mia" in hana.get(page).text
    back = reverse("casework:take_link_back", args=[asked.pk])
    assert hana.post(back).status_code == 302
    assert hana.post(back).status_code == 404
    assert Client().post(link[1], {"code": code[0]}).status_code == 200


def test_no_link_for_whoever_signs_in_or_has_answered(episode: Any, hana_at_work: Any, cast: Any, asked: Any) -> None:
    here = Asked("Hugo Lind", "Harbour Families", ago(days=-7), worker_id=cast.hugo.id)
    colleague = ask_for_words(episode=episode, asked=here, by=hana_at_work)
    with pytest.raises(NotPossible, match="signs in here"):
        given(colleague, hana_at_work)
    said: Any = {"words": "Well", "how": "We spoke", "received_on": ago(days=0), "taken_by": "Hana"}
    keep_words(contribution=asked, by=hana_at_work, **said)
    with pytest.raises(NotPossible, match="kept already"):
        given(asked, hana_at_work)


def test_the_database_keeps_one_open_link(leos: Secrets) -> None:
    link = AskedByLink.objects.get()
    link.pk, link.link_hash = uuid4(), "another"
    link._state.adding = True
    with pytest.raises(IntegrityError), transaction.atomic():
        link.save(force_insert=True)


def test_rules_in_plain_words() -> None:
    assert [first_name("Mia Rose", ""), first_name("Mia", "Mimi P"), first_name("", "")] == ["Mia", "Mimi", ""]
    now = timezone.now()
    open_still = Standing(False, now + timedelta(1), False, False, False, False, False, True, True)
    assert why_closed(open_still, now) == ""
    assert "had its time" in why_closed(open_still, now + timedelta(1))
