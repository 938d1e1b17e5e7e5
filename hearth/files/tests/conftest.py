"""A store of each test's own, and a scanner that is not there."""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hearth.files.tests.made import TRIAL_VIRUS


@pytest.fixture(autouse=True)
def own_store(settings: Any, tmp_path: Path) -> Path:
    settings.FILES_FOLDER = tmp_path / "files"
    return tmp_path / "files"


class PretendScanner:
    """Speaks clamd's INSTREAM over a socket, and knows one virus."""

    def __init__(self, path: Path) -> None:
        self.listening = socket.socket(socket.AF_UNIX)
        self.listening.bind(str(path))
        self.listening.listen()
        self.address = f"unix:{path}"
        self.said: bytes | None = None  # instead of a finding
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    def _serve(self) -> None:
        while True:
            try:
                asking, _ = self.listening.accept()
            except OSError:
                return
            with asking:
                content = self._hear(asking)
                found = b"stream: Trial-Virus FOUND\0" if TRIAL_VIRUS in content else b"stream: OK\0"
                asking.sendall(found if self.said is None else self.said)

    def _hear(self, asking: socket.socket) -> bytes:
        heard = asking.makefile("rb")
        assert heard.read(10) == b"zINSTREAM\0"
        content = b""
        while size := int.from_bytes(heard.read(4), "big"):
            content += heard.read(size)
        return content

    def stop(self) -> None:
        self.listening.shutdown(socket.SHUT_RDWR)
        self.listening.close()
        self.thread.join()


@pytest.fixture
def scanner(tmp_path: Path, settings: Any) -> Iterator[PretendScanner]:
    pretending = PretendScanner(tmp_path / "clamd")
    settings.CLAMD = pretending.address
    yield pretending
    pretending.stop()
