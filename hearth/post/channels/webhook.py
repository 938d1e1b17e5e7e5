"""Another system's address. What is sent is signed, dated, and carries the message's id so that it is taken once.

    Hearth-Id: 0193…            the same at every try
    Hearth-Timestamp: 1790000000
    Hearth-Signature: v1=…      HMAC-SHA256 over "id.timestamp.body", in hex, with the agency's signing secret

Redirects are not followed: a public address could otherwise send us into our own network.
"""

import hashlib
import hmac
import json
import socket
import ssl
import time
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Timer
from uuid import UUID

from django.conf import settings
from django.utils.crypto import salted_hmac

from hearth.post.channels.addresses import Place, look_up
from hearth.post.models import Message
from hearth.post.problems import ForGood, ForNow

SECONDS_TO_ANSWER, SECONDS_IN_ALL = 10, 30
BUSY = (408, 425, 429)


class Webhook:
    name = "webhook"

    def send(self, message: Message) -> None:
        place = look_up(message.to, settings.WEBHOOK_HOSTS)
        told = {"id": str(message.pk), "kind": message.kind, "subject": message.subject, "words": message.body}
        body = json.dumps(told, ensure_ascii=False).encode()
        status = _call(place, body, headers_for(message.pk, message.holder_id, body, int(time.time())))
        if 300 <= status < 400:
            raise ForGood(f"The system answered with a redirect ({status}), which is not followed.")
        if 400 <= status < 500 and status not in BUSY:
            raise ForGood(f"The system refused it ({status}).")
        if not 200 <= status < 300:
            raise ForNow(f"The system cannot take it now ({status}).")


def signing_secret(agency_id: UUID) -> str:
    """Worked out from the deployment's own secret, so that it is kept nowhere."""
    return salted_hmac("hearth.post webhook", str(agency_id), algorithm="sha256").hexdigest()


def headers_for(message_id: UUID, agency_id: UUID, body: bytes, at: int) -> dict[str, str]:
    signed = f"{message_id}.{at}.".encode() + body
    signature = hmac.new(signing_secret(agency_id).encode(), signed, hashlib.sha256).hexdigest()
    return {
        "Content-Type": "application/json",
        "User-Agent": "Hearth",
        "Hearth-Id": str(message_id),
        "Hearth-Timestamp": str(at),
        "Hearth-Signature": f"v1={signature}",
    }


def _call(place: Place, body: bytes, headers: dict[str, str]) -> int:
    """The status of the answer; the rest of it is nobody's business here."""
    connection = _connection(place)
    try:
        connection.connect()
        with _no_longer_than(SECONDS_IN_ALL, connection):
            connection.request("POST", place.path, body, headers)
            return connection.getresponse().status
    except ssl.SSLCertVerificationError:
        raise ForNow("The system’s certificate is not in order.") from None
    except (OSError, HTTPException) as away:
        raise ForNow(f"The system did not answer ({type(away).__name__}).") from None
    except ValueError:
        raise ForGood("The address cannot be called.") from None
    finally:
        connection.close()


class _no_longer_than:
    """Somebody who answers a letter at a time does not hold us for ever."""

    def __init__(self, seconds: float, connection: HTTPConnection) -> None:
        self.timer = Timer(seconds, self._hang_up)
        self.connection = connection

    def __enter__(self) -> None:
        self.timer.start()

    def __exit__(self, *_: object) -> None:
        self.timer.cancel()

    def _hang_up(self) -> None:
        with suppress(OSError, AttributeError):
            self.connection.sock.shutdown(socket.SHUT_RDWR)


def _connection(place: Place) -> HTTPConnection:
    """To the address that was looked up and checked, under the name that was asked for."""

    def to_checked(_: object, timeout: float, source: object = None) -> socket.socket:
        return socket.create_connection((place.ip, place.port), timeout)

    kind = HTTPSConnection if place.scheme == "https" else HTTPConnection
    connection = kind(place.host, place.port, timeout=SECONDS_TO_ANSWER)
    connection._create_connection = to_checked  # type: ignore[attr-defined]
    return connection
