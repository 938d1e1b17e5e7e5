"""Clients that send a report until somebody says that it is kept, as often as it takes, always under the same key."""

import json
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from uuid import uuid4

from bench.council import SUBMIT, senders
from bench.load import LOOPBACK

CLIENTS = 16
PAUSE = 0.2  # before another try
PATIENCE = 900.0  # for everybody together
KEPT = (200, 201)
TRY_AGAIN = (429, 500, 502, 503)


class UnexpectedAnswer(RuntimeError):
    """Neither kept nor a reason to try again."""


@dataclass
class Ledger:
    """What clients were promised: the reference acknowledged under each key. Safe among threads."""

    references: dict[str, str] = field(default_factory=dict)
    tries: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)
    last_at: float = 0.0

    def acknowledged(self, key: str, reference: str) -> None:
        with self.lock:
            self.references[key] = reference
            self.last_at = time.monotonic()

    def tried(self) -> None:
        with self.lock:
            self.tries += 1

    def __len__(self) -> int:
        return len(self.references)


class Client:
    """One connection, opened again whenever it breaks. Each report has one sender, however often it is sent."""

    def __init__(self, port: int, senders: Sequence[str] = ()) -> None:
        self.port, self.senders = port, senders
        self.connection: HTTPConnection | None = None

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, bytes]:
        """Raises `OSError` or `HTTPException` when the other end goes away."""
        if self.connection is None:
            self.connection = HTTPConnection(LOOPBACK, self.port, timeout=20)
        try:
            self.connection.request(
                method, path, body, {name.replace("_", "-"): text for name, text in headers.items()}
            )
            answer = self.connection.getresponse()
            return answer.status, answer.read()
        except (OSError, HTTPException):
            self.connection.close()
            self.connection = None
            raise

    def report(self, key: str, body: bytes) -> tuple[int, str]:
        """The status, and the reference where there is one. The key is a hexadecimal number."""
        sender = self.senders[int(key, 16) % len(self.senders)]
        headers = {"Authorization": sender, "Idempotency_Key": key, "Content_Type": "application/json"}
        status, answer = self.ask("POST", SUBMIT, body, **headers)
        return status, json.loads(answer)["reference"] if status in KEPT else ""

    def insist(self, key: str, body: bytes, ledger: Ledger, until: float) -> None:
        """Send it until it is acknowledged. Raises `UnexpectedAnswer`, or `TimeoutError` when patience ends."""
        while time.monotonic() < until:
            ledger.tried()
            try:
                status, reference = self.report(key, body)
            except (OSError, HTTPException):
                time.sleep(PAUSE)
                continue
            if status in KEPT:
                return ledger.acknowledged(key, reference)
            if status not in TRY_AGAIN:
                raise UnexpectedAnswer(f"A report was answered with {status}.")
            time.sleep(PAUSE)
        raise TimeoutError("A report was never acknowledged.")


def send(port: int, body: bytes, count: int, ledger: Ledger) -> list[threading.Thread]:
    """Begin to send so many reports through all clients at once; join the threads to wait for the last."""
    keys = _shared(uuid4().hex for _ in range(count))
    until, known = time.monotonic() + PATIENCE, senders()
    clients = [Client(port, known) for _ in range(CLIENTS)]
    threads = [threading.Thread(target=_all, args=(one, body, keys, ledger, until), daemon=True) for one in clients]
    for thread in threads:
        thread.start()
    return threads


def _all(client: Client, body: bytes, keys: Iterator[str], ledger: Ledger, until: float) -> None:
    for key in keys:
        client.insist(key, body, ledger, until)


class _shared(Iterator[str]):
    """One list of keys from which all threads take."""

    def __init__(self, keys: Iterator[str]) -> None:
        self.keys, self.lock = keys, threading.Lock()

    def __next__(self) -> str:
        with self.lock:
            return next(self.keys)
