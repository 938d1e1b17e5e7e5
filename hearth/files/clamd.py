"""Ask clamd, the ClamAV service, about a file: its INSTREAM command, over a socket or TCP.

HEARTH_CLAMD is `unix:/run/clamav/clamd.ctl`, or `tcp:host:3310`.
"""

import socket
from contextlib import closing

PIECE = 1 << 16
PATIENCE = 60.0
LONGEST_ANSWER = 4096


class ScannerFailed(OSError):
    """It could not be asked, or did not understand; to be tried again later."""


def virus_in(content: bytes, address: str) -> str:
    """The name of what was found, or nothing."""
    with closing(_connect(address)) as scanner:
        scanner.sendall(b"zINSTREAM\x00")
        for start in range(0, len(content), PIECE):
            piece = content[start : start + PIECE]
            scanner.sendall(len(piece).to_bytes(4, "big") + piece)
        scanner.sendall(bytes(4))
        return _finding(_answer(scanner))


def _connect(address: str) -> socket.socket:
    kind, _, rest = address.partition(":")
    if kind == "tcp":
        host, _, port = rest.rpartition(":")
        return socket.create_connection((host.strip("[]"), int(port)), timeout=PATIENCE)
    scanner = socket.socket(socket.AF_UNIX)
    scanner.settimeout(PATIENCE)
    try:
        scanner.connect(rest)
    except OSError:
        scanner.close()
        raise
    return scanner


def _answer(scanner: socket.socket) -> str:
    said = b""
    while not said.endswith(b"\x00") and len(said) < LONGEST_ANSWER:
        if not (piece := scanner.recv(LONGEST_ANSWER)):
            break
        said += piece
    return said.strip(b"\x00\n").decode("utf-8", "replace")


def _finding(said: str) -> str:
    """`stream: OK`, or `stream: Eicar-Signature FOUND`."""
    told = said.partition(": ")[2]
    if told == "OK":
        return ""
    if told.endswith(" FOUND"):
        return told.removesuffix(" FOUND")
    raise ScannerFailed(f"The scanner said: {said[:100] or 'nothing'}")
