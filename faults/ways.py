"""How a duty team hears: by a mail server, their own system or GOV.UK Notify. Each of them away, busy, and back."""

import re
import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from bench.load import LOOPBACK

WHICH = re.compile(r"^Message-ID: <(.+)@hearth>", re.MULTILINE)
CANNOT_NOW = 503
Arrived = Callable[[], list[str]]  # the ids of the messages that were taken, in the order in which they were


def a_port() -> int:
    """On which nobody listens yet."""
    with socket.create_server((LOOPBACK, 0)) as taken:
        return int(taken.getsockname()[1])


@dataclass
class Mail:
    name: str = "mail"
    webhook: str = ""
    port: int = field(default_factory=a_port)

    def away(self) -> AbstractContextManager[Any]:
        return _settings(EMAIL_BACKEND=SMTP, EMAIL_HOST=LOOPBACK, EMAIL_PORT=self.port)

    @contextmanager
    def busy(self) -> Iterator[None]:
        """It answers that it cannot take letters now."""
        from hearth.post.tests.servers import mail_server

        with mail_server() as mail, _settings(EMAIL_BACKEND=SMTP, EMAIL_HOST=LOOPBACK, EMAIL_PORT=mail.port):
            mail.to_recipient = "451 try again later"
            yield

    @contextmanager
    def back(self) -> Iterator[Arrived]:
        from hearth.post.tests.servers import mail_server

        with mail_server() as mail, _settings(EMAIL_BACKEND=SMTP, EMAIL_HOST=LOOPBACK, EMAIL_PORT=mail.port):
            yield lambda: [WHICH.findall(letter)[0] for letter in mail.letters]


@dataclass
class OwnSystem:
    """The council's own system is told by a signed webhook."""

    name: str = "webhook"
    port: int = field(default_factory=a_port)

    @property
    def webhook(self) -> str:
        return f"http://{LOOPBACK}:{self.port}/hearth"

    def away(self) -> AbstractContextManager[Any]:
        return self._allowed()

    @contextmanager
    def busy(self) -> Iterator[None]:
        with _answering(self.port, CANNOT_NOW), self._allowed():
            yield

    @contextmanager
    def back(self) -> Iterator[Arrived]:
        with _answering(self.port, 200) as web, self._allowed():
            yield lambda: [headers["Hearth-Id"] for _, headers, _ in web.got]

    def _allowed(self) -> AbstractContextManager[Any]:
        """The operator has vouched for it."""
        return _settings(WEBHOOK_HOSTS=frozenset({LOOPBACK}))


@dataclass
class Notify:
    name: str = "notify"
    webhook: str = ""
    port: int = field(default_factory=a_port)
    key: str = field(default_factory=lambda: f"faults-{uuid4()}-{uuid4()}")

    def away(self) -> AbstractContextManager[Any]:
        return self._here()

    @contextmanager
    def busy(self) -> Iterator[None]:
        with _answering(self.port, CANNOT_NOW), self._here():
            yield

    @contextmanager
    def back(self) -> Iterator[Arrived]:
        with _answering(self.port, 201) as web, self._here():
            yield lambda: [body["reference"] for body in web.bodies]

    def _here(self) -> AbstractContextManager[Any]:
        url = f"http://{LOOPBACK}:{self.port}"
        return _settings(NOTIFY_KEY=self.key, NOTIFY_URL=url, NOTIFY_TEMPLATES={"email": str(uuid4())})


SMTP = "django.core.mail.backends.smtp.EmailBackend"


def _settings(**changed: Any) -> AbstractContextManager[Any]:
    from django.test import override_settings

    return override_settings(**changed)


def _answering(port: int, status: int) -> Any:
    from hearth.post.tests.servers import web_server

    return web_server(port, status)
