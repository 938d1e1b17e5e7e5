"""Read another directory over the network: politely, with limits, and never from inside our own network."""

import json
import socket
import time
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any
from urllib.parse import urlencode, urljoin

from hearth.post.channels.addresses import Place, look_up
from hearth.post.problems import NotDelivered

SECONDS_TO_ANSWER = 30
SECONDS_IN_ALL = 120
MOST_BYTES = 20_000_000
MOST_REDIRECTS = 3
TRIES = 3
PIECE = 65_536


class NotRead(Exception):
    """The other side did not give what was asked. A sentence; `gone` where it says that there is no such record."""

    def __init__(self, sentence: str, *, gone: bool = False, for_now: bool = False) -> None:
        super().__init__(sentence)
        self.gone = gone
        self.for_now = for_now


class Source:
    """A feed at an address. Safe to ask from several threads at once: each question has a connection of its own."""

    def __init__(
        self, url: str, allowed: frozenset[str] = frozenset(), pause: Callable[[float], None] = time.sleep
    ) -> None:
        self.url = url.rstrip("/")
        self.allowed = allowed
        self.pause = pause

    def page(self, number: int, per_page: int) -> Any:
        return self.ask("/services", {"page": str(number), "per_page": str(per_page)})

    def service(self, id: str) -> Any:
        return self.ask(f"/services/{_quoted(id)}", {})

    def ask(self, path: str, values: dict[str, str]) -> Any:
        """JSON. Raises `NotRead`, after a few tries where the other side is only busy."""
        address = self.url + path + (f"?{urlencode(values)}" if values else "")
        for left in reversed(range(TRIES)):
            try:
                return self._follow(address)
            except NotRead as problem:
                if not problem.for_now or not left:
                    raise
                self.pause(2.0 ** (TRIES - left))
        raise AssertionError

    def _follow(self, address: str) -> Any:
        for _ in range(MOST_REDIRECTS + 1):
            try:
                place = look_up(address, self.allowed)
            except NotDelivered as refused:
                raise NotRead(str(refused)) from None
            status, body, location = _get(place)
            if 300 <= status < 400 and location:
                address = urljoin(address, location)  # and looked up anew: it may lead into our own network
                continue
            return _read(status, body)
        raise NotRead("It sends us on and on.")


def _quoted(id: str) -> str:
    from urllib.parse import quote

    return quote(id, safe="")


def _read(status: int, body: bytes) -> Any:
    if status in (404, 410):
        raise NotRead(f"There is no such record there ({status}).", gone=True)
    if status in (408, 425, 429) or status >= 500:
        raise NotRead(f"It cannot answer now ({status}).", for_now=True)
    if status != 200:
        raise NotRead(f"It refused ({status}).")
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise NotRead("What it sent is not JSON.") from None


def _get(place: Place) -> tuple[int, bytes, str]:
    """Status, body and where it sends us; as much as the limits allow and no more."""
    kind = HTTPSConnection if place.scheme == "https" else HTTPConnection
    connection = kind(place.host, place.port, timeout=SECONDS_TO_ANSWER)
    connection._create_connection = lambda *_: socket.create_connection(  # type: ignore[attr-defined]
        (place.ip, place.port), SECONDS_TO_ANSWER
    )
    until = time.monotonic() + SECONDS_IN_ALL
    try:
        connection.request("GET", place.path, headers={"Accept": "application/json", "User-Agent": "Hearth"})
        answer = connection.getresponse()
        return answer.status, _body(answer, until), answer.getheader("Location") or ""
    except (OSError, HTTPException) as away:
        raise NotRead(f"It did not answer ({type(away).__name__}).", for_now=True) from None
    finally:
        connection.close()


def _body(answer: Any, until: float) -> bytes:
    pieces: list[bytes] = []
    length = 0
    while piece := answer.read1(PIECE):
        length += len(piece)
        if length > MOST_BYTES:
            raise NotRead("Its answer is longer than we read.")
        if time.monotonic() > until:
            raise NotRead("Its answer takes longer than we wait.")
        pieces.append(piece)
    return b"".join(pieces)
