"""Messages: kept with their cause, sent once, in order, tried again on a clock; then a person is told."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from hearth.audit.models import AuditEvent
from hearth.post.actions import NotNow, deal_with, try_again
from hearth.post.jobs import sweep_all
from hearth.post.models import Attempt, Message
from hearth.post.rules import FIRST_WAIT, LONGEST_WAIT, TRIES, wait_after
from hearth.post.tests.conftest import again, jobs_of, send, work
from hearth.post.tests.servers import Mail
from hearth.scope.opening import holder_scope
from hearth.worklist.models import Item
from tests.cast import Cast

Posted = Callable[..., Message]
HOUR = timedelta(hours=1)


def on_the_list(message: Message) -> list[Item]:
    with holder_scope(message.holder_id):
        return list(Item.objects.filter(holder_id=message.holder_id, kind="not-delivered", done_at=None))


def test_the_job_commits_with_the_message(posted: Posted) -> None:
    assert len(jobs_of(posted())) == 1


def test_a_message_is_sent_once_under_its_own_id(posted: Posted, mail: Mail) -> None:
    message = send(posted())
    assert (message.state, send(message).attempts) == ("sent", 1)
    assert len(mail.letters) == 1
    assert f"Message-ID: <{message.pk}@hearth>" in mail.letters[0]


def test_without_a_mail_server_a_demonstration_keeps_it_to_be_read(posted: Posted, mailoutbox: list[Any]) -> None:
    assert send(posted()).state == "sent"
    assert mailoutbox == []


def test_elsewhere_nothing_to_send_it_with_is_a_failure_that_is_seen(posted: Posted, settings: Any) -> None:
    settings.OUTBOX = False
    message = send(posted())
    assert message.state == "waiting"
    assert "no mail server" in message.problem


def test_a_failure_is_noted_and_tried_again_later(posted: Posted, mail: Mail, clock: Any) -> None:
    mail.to_recipient = "450 later"
    message = send(posted())
    assert (message.state, message.attempts, message.problem) == (
        "waiting",
        1,
        "The mail server cannot take it now (450).",
    )
    assert [job.scheduled_at for job in jobs_of(message)] == [None, message.next_try_at]
    assert send(message).attempts == 1, "before its time, it is not tried"
    with holder_scope(message.holder_id):
        assert AuditEvent.objects.filter(holder_id=message.holder_id, verb="could not deliver").count() == 1
        assert [(each.channel, each.problem) for each in Attempt.objects.all()] == [("email", message.problem)]


def test_when_the_other_side_comes_back_it_is_delivered(posted: Posted, mail: Mail, clock: Any) -> None:
    mail.to_recipient = "450 later"
    message = send(posted())
    mail.to_recipient = "250 fine"
    work(clock, timedelta(minutes=5))
    assert (again(message).state, again(message).attempts, len(mail.letters)) == ("sent", 2, 1)


def test_after_the_last_try_a_person_is_told(posted: Posted, mail: Mail, clock: Any, cast: Cast) -> None:
    mail.to_recipient = "450 later"
    message = posted()
    work(clock, timedelta(hours=2))
    assert (again(message).state, on_the_list(message)) == ("waiting", [])
    work(clock, timedelta(hours=6))
    assert (again(message).state, again(message).attempts) == ("undelivered", TRIES)
    assert [(item.team_id, item.page, item.urgent) for item in on_the_list(message)] == [
        (cast.tess.team_id, "post:message", False)
    ]


def test_of_danger_a_person_is_told_within_the_hour_or_so_and_it_is_still_tried(
    posted: Posted, mail: Mail, clock: Any
) -> None:
    mail.to_recipient = "450 later"
    message = posted(urgent=True)
    work(clock, timedelta(minutes=59))
    assert on_the_list(message) == []
    clock.shift(timedelta(minutes=1))
    sweep_all()  # every five minutes
    assert [item.urgent for item in on_the_list(message)] == [True]
    mail.to_recipient = "250 fine"
    work(clock, 3 * HOUR)
    assert (again(message).state, on_the_list(message)) == ("sent", [])


def test_an_address_that_is_refused_for_good_is_not_tried_again(posted: Posted, mail: Mail) -> None:
    mail.to_recipient = "550 nobody here"
    message = send(posted())
    assert (message.state, len(jobs_of(message)), len(on_the_list(message))) == ("undelivered", 1, 1)
    assert "duty@example.org" not in message.problem


@pytest.mark.parametrize("to", ["a@b@c", "x@example.org\nBcc: y@example.org", "@", "nobody\x00@example.org"])
def test_what_is_no_address_is_told_at_once(posted: Posted, mail: Mail, to: str) -> None:
    if "\x00" in to:
        to = to.replace("\x00", "\r")  # the database cannot even hold it
    assert send(posted(to=to)).state in ("undelivered", "sent")
    assert not any("Bcc" in letter for letter in mail.letters)


def test_a_later_message_about_the_same_does_not_overtake(posted: Posted, mail: Mail, clock: Any) -> None:
    mail.to_recipient = "450 later"
    first = send(posted(subject="First"))
    second, elsewhere = posted(subject="Second"), posted(subject="Elsewhere", to="other@example.org")
    mail.to_recipient = "250 fine"
    assert (send(second).state, send(second).attempts) == ("waiting", 0)
    assert send(elsewhere).state == "sent"
    work(clock, timedelta(minutes=5))
    assert [_subject(letter) for letter in mail.letters] == ["Elsewhere", "First", "Second"]
    assert again(first).state == again(second).state == "sent"


def test_one_that_is_given_up_lets_the_next_one_go(posted: Posted, mail: Mail, clock: Any) -> None:
    mail.to_recipient = "450 later"
    posted(subject="First")
    work(clock, timedelta(hours=3))
    second = posted(subject="Second")
    work(clock, timedelta(hours=4))
    mail.to_recipient = "250 fine"
    work(clock, timedelta(hours=8))
    assert again(second).state == "sent"
    assert [_subject(letter) for letter in mail.letters] == ["Second"]


def _subject(letter: str) -> str:
    return next(line for line in letter.splitlines() if line.startswith("Subject: ")).removeprefix("Subject: ")


def test_an_hour_away_loses_nothing_and_keeps_the_order(posted: Posted, mail: Mail, clock: Any) -> None:
    """Five reports' messages to one team, two each, while its server is away for an hour."""
    mail.to_recipient = "421 away"
    for number in range(10):
        posted(subject=f"Message {number}", urgent=number == 0)
    work(clock, HOUR)
    sweep_all()
    assert mail.letters == []
    mail.to_recipient = "250 fine"
    work(clock, timedelta(hours=3))
    assert [_subject(letter) for letter in mail.letters] == [f"Message {number}" for number in range(10)]


def test_a_message_whose_job_was_lost_is_asked_for_again(posted: Posted, clock: Any) -> None:
    message = posted()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    sweep_all()
    assert jobs_of(message) == [], "it may still be on its way"
    clock.shift(timedelta(minutes=3))
    sweep_all()
    sweep_all()
    assert len(jobs_of(message)) == 1
    work(clock, timedelta(minutes=1))
    assert again(message).state == "sent"


def test_whoever_is_killed_while_sending_leaves_it_to_be_tried_again(
    posted: Posted, mail: Mail, clock: Any, monkeypatch: Any
) -> None:
    def killed(*_: object) -> None:
        raise SystemExit

    message = posted()
    with monkeypatch.context() as context:
        context.setattr("hearth.post.delivering.note_attempt", killed)
        context.setattr("hearth.post.channels.smtp.EmailMessage.send", killed)
        with pytest.raises(SystemExit):
            send(message)
    assert send(message).state == "waiting", "the claim has not run out"
    clock.shift(timedelta(minutes=5))
    assert send(message).state == "sent"


def test_a_person_has_it_tried_again(posted: Posted, mail: Mail, clock: Any, cast: Cast) -> None:
    mail.to_recipient = "550 nobody here"
    message = send(posted())
    mail.to_recipient = "250 fine"
    with holder_scope(message.holder_id):
        try_again(message=message, by=cast.ada)
    assert on_the_list(message) == []
    work(clock, timedelta(minutes=1))
    assert again(message).state == "sent"
    with holder_scope(message.holder_id), pytest.raises(NotNow):
        try_again(message=message, by=cast.ada)


def test_a_person_says_how_it_was_dealt_with(posted: Posted, mail: Mail, clock: Any, cast: Cast) -> None:
    mail.to_recipient = "450 later"
    message = send(posted(urgent=True))
    with holder_scope(message.holder_id):
        deal_with(message=message, how="Rang them.", by=cast.dev)
    work(clock, timedelta(hours=8))
    kept = again(message)
    assert (kept.state, kept.dealt_with_by, kept.how_dealt_with, kept.attempts) == (
        "dealt_with",
        "Dev Malhotra",
        "Rang them.",
        1,
    )
    assert on_the_list(message) == []


@given(tries=st.integers(1, 10_000), chance=st.floats(0, 1))
def test_each_wait_is_longer_up_to_a_limit_and_never_the_same_for_all(tries: int, chance: float) -> None:
    wait = wait_after(tries, chance)
    assert FIRST_WAIT * 0.75 <= wait <= LONGEST_WAIT * 1.25
    assert wait_after(tries, 0) <= wait <= wait_after(tries, 1)
    assert wait_after(tries, 0.5) <= wait_after(tries + 1, 0.5)


def test_ten_tries_last_more_than_four_hours() -> None:
    assert sum((wait_after(tries, 0.5) for tries in range(1, TRIES)), timedelta()) > timedelta(hours=4)
