"""How messages leave, and what each answer means: to be tried again, or for a person."""

import hashlib
import hmac
import socket
from typing import Any

import pytest

from hearth.post.channels.webhook import signing_secret
from hearth.post.tests.conftest import send
from hearth.post.tests.servers import Web
from tests.cast import Cast

KEY = "hearth-" + "00000000-0000-4000-8000-000000000001-" + "00000000-0000-4000-8000-000000000002"


@pytest.fixture
def notify(settings: Any, web: Web) -> Web:
    settings.NOTIFY_KEY, settings.NOTIFY_URL = KEY, web.url
    settings.NOTIFY_TEMPLATES = {"email": "for-email", "text": "for-texts", "email.decided": "for-decisions"}
    return web


@pytest.fixture
def webhook(settings: Any, web: Web) -> Web:
    settings.WEBHOOK_HOSTS = frozenset({"127.0.0.1"})
    return web


def test_notify_gets_the_template_the_words_and_our_id(posted: Any, notify: Web) -> None:
    message = send(posted())
    ((path, headers, _),) = notify.got
    assert (message.state, path) == ("sent", "/v2/notifications/email")
    assert headers["Authorization"].startswith("Bearer ")
    assert notify.bodies == [
        {
            "email_address": "duty@example.org",
            "template_id": "for-email",
            "personalisation": {"subject": "A new worry", "body": "Sign in to read it."},
            "reference": str(message.pk),
        }
    ]


def test_a_kind_may_have_a_template_of_its_own_and_a_number_gets_a_text(posted: Any, notify: Web) -> None:
    send(posted(kind="decided"))
    send(posted(to="07700 900123"))
    assert [body["template_id"] for body in notify.bodies] == ["for-decisions", "for-texts"]
    assert notify.got[1][0] == "/v2/notifications/sms"


@pytest.mark.parametrize(
    ("status", "state"),
    [(400, "undelivered"), (403, "undelivered"), (429, "waiting"), (500, "waiting"), (503, "waiting")],
)
def test_notifys_answers(posted: Any, notify: Web, status: int, state: str, caplog: Any) -> None:
    notify.statuses = [status]
    message = send(posted())
    assert message.state == state
    assert str(status) in message.problem


def test_notify_away_is_for_now(posted: Any, notify: Web, settings: Any) -> None:
    settings.NOTIFY_URL = f"http://127.0.0.1:{_closed_port()}"
    assert send(posted()).state == "waiting"


def test_a_webhook_is_signed_dated_and_carries_our_id(posted: Any, webhook: Web, cast: Cast) -> None:
    message = send(posted(to=f"{webhook.url}/new?from=hearth", kind="new_worry"))
    ((path, headers, body),) = webhook.got
    assert (message.state, path) == ("sent", "/new?from=hearth")
    assert headers["Hearth-Id"] == str(message.pk)
    signed = f"{message.pk}.{headers['Hearth-Timestamp']}.".encode() + body
    secret = signing_secret(cast.northmoor.pk)
    assert headers["Hearth-Signature"] == "v1=" + hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()
    assert secret != signing_secret(cast.eastvale.pk)
    assert webhook.bodies == [
        {"id": str(message.pk), "kind": "new_worry", "subject": "A new worry", "words": "Sign in to read it."}
    ]


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (200, "sent"),
        (204, "sent"),
        (302, "undelivered"),
        (400, "undelivered"),
        (404, "undelivered"),
        (410, "undelivered"),
        (408, "waiting"),
        (429, "waiting"),
        (500, "waiting"),
        (503, "waiting"),
    ],
)
def test_a_webhooks_answers(posted: Any, webhook: Web, status: int, state: str) -> None:
    webhook.statuses = [status]
    assert send(posted(to=webhook.url)).state == state


def test_a_redirect_is_not_followed(posted: Any, webhook: Web) -> None:
    webhook.statuses, webhook.location = [307], f"{webhook.url}/inside"
    assert send(posted(to=f"{webhook.url}/outside")).state == "undelivered"
    assert [path for path, _, _ in webhook.got] == ["/outside"]


def test_a_system_that_is_away_is_for_now(posted: Any, webhook: Web) -> None:
    message = send(posted(to=f"http://127.0.0.1:{_closed_port()}/"))
    assert (message.state, message.problem) == ("waiting", "The system did not answer (ConnectionRefusedError).")


def test_a_private_address_is_not_called(posted: Any, web: Web) -> None:
    """The operator has not vouched for it."""
    message = send(posted(to=web.url.replace("http://", "https://")))
    assert (message.state, web.got) == ("undelivered", [])


def test_a_name_that_points_somewhere_else_a_moment_later_leads_nowhere(
    posted: Any, webhook: Web, settings: Any, monkeypatch: Any
) -> None:
    """What was looked up and checked is what is called: the name is asked for once."""
    asked: list[str] = []

    def once_public_then_private(host: str, port: int, **_: Any) -> Any:
        asked.append(host)
        address = "93.184.216.34" if len(asked) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    called: list[Any] = []

    def call(address: Any, *_: Any) -> Any:
        called.append(address)
        raise ConnectionRefusedError

    settings.WEBHOOK_HOSTS = frozenset()
    monkeypatch.setattr("socket.getaddrinfo", once_public_then_private)
    monkeypatch.setattr("socket.create_connection", call)
    send(posted(to="https://rebinding.example/hook"))
    assert (asked, called) == (["rebinding.example"], [("93.184.216.34", 443)])


def _closed_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
