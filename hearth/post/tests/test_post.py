"""Messages: kept with their cause, sent once, retried and visible when they fail."""

from typing import Any

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from hearth.audit.models import AuditEvent
from hearth.families.actions import begin_family
from hearth.post.actions import post
from hearth.post.jobs import deliver
from hearth.post.models import Message
from hearth.scope.opening import holder_scope
from tests.cast import Cast


@pytest.fixture
def message(cast: Cast) -> Message:
    with holder_scope(cast.tess.holder_id):
        family = begin_family(name="Ashdown", body_id="northmoor", people=[], by=cast.tess)
        return post(to="duty@example.org", subject="A new worry", body="Sign in to read it.", about=family)


def send(message: Message) -> Message:
    deliver.func(message_id=str(message.pk), holder_id=str(message.holder_id))
    with holder_scope(message.holder_id):
        return Message.objects.get(holder_id=message.holder_id, pk=message.pk)


def test_the_job_commits_with_the_message(message: Message) -> None:
    assert ProcrastinateJob.objects.filter(args__message_id=str(message.pk)).count() == 1


def test_a_message_is_sent_once(message: Message, settings: Any, mailoutbox: list[Any]) -> None:
    settings.EMAIL_HOST = "mail.example.org"
    assert send(message).state == "sent"
    assert send(message).attempts == 1
    assert [mail.to for mail in mailoutbox] == [["duty@example.org"]]
    assert str(message.pk) in mailoutbox[0].extra_headers["Message-ID"]


def test_a_failure_is_noted_and_raised_for_another_try(
    message: Message, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.EMAIL_HOST = "mail.example.org"

    def refuse(self: Any) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("hearth.post.jobs.EmailMessage.send", refuse)
    with pytest.raises(ConnectionRefusedError):
        deliver.func(message_id=str(message.pk), holder_id=str(message.holder_id))
    with holder_scope(message.holder_id):
        kept = Message.objects.get(holder_id=message.holder_id, pk=message.pk)
        assert (kept.state, kept.attempts, kept.problem) == ("failed", 1, "ConnectionRefusedError")
        assert AuditEvent.objects.filter(holder_id=message.holder_id, verb="could not deliver").exists()


def test_without_a_mail_server_it_waits_to_be_read(message: Message, mailoutbox: list[Any]) -> None:
    assert send(message).state == "sent"
    assert mailoutbox == []
