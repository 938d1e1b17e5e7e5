"""A small load generator: HTTP/1.1 over so many connections to this machine, bounded in number and time. One that the
server closes after its answer is opened anew.

Raw sockets in one thread, because on two cores whatever the client burns, the server lacks.
"""

import re
import selectors
import socket
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle

LOOPBACK = "127.0.0.1"
LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
CLOSING = re.compile(rb"\r\nconnection: *close", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Measured:
    """What a run of requests showed; times in milliseconds. `statuses` counts answers by status."""

    requests: int
    seconds: float
    per_second: float
    p50: float
    p95: float
    p99: float
    statuses: dict[int, int]


class Connection:
    """One client: it sends, waits for the whole answer, and sends again."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.open()

    def open(self) -> None:
        self.socket = socket.create_connection((LOOPBACK, self.port), timeout=10)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def send(self, request: bytes) -> None:
        self.answer = b""
        self.sent_at = time.perf_counter()
        self.socket.sendall(request)

    def receive(self) -> int | None:
        """The status once the answer is whole, None until then."""
        part = self.socket.recv(1 << 18)
        if not part:
            raise ConnectionError("The server closed a connection in the middle of an answer.")
        self.answer += part
        head, gap, body = self.answer.partition(b"\r\n\r\n")
        length = LENGTH.search(head)
        if not gap or (length and len(body) < int(length[1])):
            return None
        return int(head[9:12])

    def says_goodbye(self) -> bool:
        return bool(CLOSING.search(self.answer.partition(b"\r\n\r\n")[0]))


def measure(
    port: int, requests: Sequence[bytes], *, connections: int = 16, count: int = 10_000, seconds: float = 20
) -> Measured:
    """Send the requests in turn, again and again, until `count` answers or so many seconds.

    Raises `ConnectionError` or `TimeoutError` when the server stops answering.
    """
    times: list[float] = []
    statuses: dict[int, int] = {}
    begun = time.perf_counter()
    for status, took in _answers(port, cycle(requests), connections, begun + seconds):
        times.append(took * 1000)
        statuses[status] = statuses.get(status, 0) + 1
        if len(times) == count:
            break
    lasted = time.perf_counter() - begun
    times.sort()
    p50, p95, p99 = (times[int(len(times) * share)] for share in (0.50, 0.95, 0.99))
    return Measured(len(times), lasted, len(times) / lasted, p50, p95, p99, statuses)


def _answers(port: int, requests: Iterator[bytes], connections: int, until: float) -> Iterator[tuple[int, float]]:
    """Status and seconds of each answer, as they come."""
    clients: list[Connection] = []
    with selectors.DefaultSelector() as waiting:
        for _ in range(connections):
            clients.append(client := Connection(port))
            waiting.register(client.socket, selectors.EVENT_READ, client)
            client.send(next(requests))
        while time.perf_counter() < until:
            ready = waiting.select(timeout=10)
            if not ready:
                raise TimeoutError("The server gave no answer in ten seconds.")
            for key, _ in ready:
                status = key.data.receive()
                if status is not None:
                    yield status, time.perf_counter() - key.data.sent_at
                    _again(waiting, key.data, next(requests))
    for client in clients:
        client.socket.close()


def _again(waiting: selectors.BaseSelector, client: Connection, request: bytes) -> None:
    if client.says_goodbye():
        waiting.unregister(client.socket)
        client.socket.close()
        client.open()
        waiting.register(client.socket, selectors.EVENT_READ, client)
    client.send(request)


def post(path: str, body: bytes, content_type: str = "application/json", *more: str) -> bytes:
    """The bytes of a POST request; `more` are further header lines."""
    lines = [
        f"POST {path} HTTP/1.1",
        f"Host: {LOOPBACK}",
        f"Content-Type: {content_type}",
        f"Content-Length: {len(body)}",
        *more,
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def get(path: str, *more: str) -> bytes:
    """The bytes of a GET request; `more` are further header lines."""
    return "\r\n".join([f"GET {path} HTTP/1.1", f"Host: {LOOPBACK}", *more]).encode() + b"\r\n\r\n"
