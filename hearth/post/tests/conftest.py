"""A message, and a clock that jobs follow."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from procrastinate.contrib.django.models import ProcrastinateJob

from hearth.families.actions import begin_family
from hearth.post.actions import post
from hearth.post.jobs import deliver
from hearth.post.models import Message
from hearth.post.tests.servers import Mail, Web, mail_server, web_server
from hearth.scope.opening import holder_scope
from tests.cast import Cast

MONDAY = datetime(2026, 6, 8, 9, tzinfo=UTC)


@pytest.fixture
def clock() -> Iterator[Any]:
    """`clock.shift(seconds)`; it does not run by itself."""
    with time_machine.travel(MONDAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def family(cast: Cast) -> Any:
    with holder_scope(cast.tess.holder_id):
        return begin_family(name="Ashdown", body_id="northmoor", people=[], by=cast.tess)


@pytest.fixture
def posted(family: Any) -> Callable[..., Message]:
    """`posted(to=…)`: a message about the family with what the test cares about changed."""

    def post_one(**changed: Any) -> Message:
        told: dict[str, Any] = {"to": "duty@example.org", "subject": "A new worry", "body": "Sign in to read it."}
        with holder_scope(family.holder_id):
            return post(**(told | {"about": family} | changed))

    return post_one


@pytest.fixture
def web() -> Iterator[Web]:
    with web_server() as server:
        yield server


@pytest.fixture
def mail(settings: Any) -> Iterator[Mail]:
    """A mail server of our own, which the settings name."""
    with mail_server() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        yield server


def send(message: Message) -> Message:
    deliver.func(message_id=str(message.pk), holder_id=str(message.holder_id))
    return again(message)


def again(message: Message) -> Message:
    """As it is kept now."""
    with holder_scope(message.holder_id):
        return Message.objects.get(holder_id=message.holder_id, pk=message.pk)


def jobs_of(message: Message) -> list[Any]:
    return list(ProcrastinateJob.objects.filter(task_name="post.deliver", args__message_id=str(message.pk)))


def work(clock: Any, span: timedelta) -> None:
    """A worker does every job whose time comes within a span, each at its time."""
    until = datetime.now(UTC) + span
    done: set[int] = set()
    while due := [job for job in _todo(done) if (job.scheduled_at or datetime.now(UTC)) <= until]:
        job = min(due, key=lambda each: (each.scheduled_at or datetime.now(UTC), each.pk))
        clock.move_to(max(datetime.now(UTC), job.scheduled_at or datetime.now(UTC)), tick=False)
        done.add(job.pk)
        deliver.func(**job.args)
    clock.move_to(until, tick=False)


def _todo(done: set[int]) -> list[Any]:
    jobs = ProcrastinateJob.objects.filter(task_name="post.deliver", status="todo")
    return [job for job in jobs if job.pk not in done]
