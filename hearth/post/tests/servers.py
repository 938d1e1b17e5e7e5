"""Servers on this machine that answer as they are told: GOV.UK Notify or any other system, and a mail server."""

import json
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Web:
    """`statuses` are given one after the other; the last one stays."""

    url: str = ""
    statuses: list[int] = field(default_factory=lambda: [201])
    location: str = ""
    got: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)

    @property
    def bodies(self) -> list[dict[str, Any]]:
        return [json.loads(body) for _, _, body in self.got]


@contextmanager
def web_server(port: int = 0, status: int = 201) -> Iterator[Web]:
    """On a free port, unless one is given; answers with this status until it is told others."""
    web = Web(statuses=[status])

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            web.got.append((self.path, dict(self.headers), body))
            self.send_response(web.statuses.pop(0) if len(web.statuses) > 1 else web.statuses[0])
            if web.location:
                self.send_header("Location", web.location)
            self.end_headers()
            self.wfile.write(b'{"id": "taken"}')

        do_GET = do_POST

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    web.url = f"http://127.0.0.1:{server.server_port}"
    with _running(server):
        yield web


@dataclass
class Mail:
    port: int = 0
    to_recipient: str = "250 fine"
    letters: list[str] = field(default_factory=list)


@contextmanager
def mail_server() -> Iterator[Mail]:
    """As much SMTP as a letter needs."""
    mail = Mail()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.say("220 here")
            while line := self.rfile.readline().decode().strip():
                word = line.split(":")[0].split()[0].upper()
                if word == "QUIT":
                    return self.say("221 bye")
                if word == "DATA":
                    self.take_letter()
                else:
                    self.say(mail.to_recipient if word == "RCPT" else "250 fine")
            return None

        def take_letter(self) -> None:
            self.say("354 go on")
            lines = []
            while (line := self.rfile.readline()) not in (b".\r\n", b""):
                lines.append(line.decode())
            mail.letters.append("".join(lines))
            self.say("250 taken")

        def say(self, line: str) -> None:
            self.wfile.write(f"{line}\r\n".encode())

    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
    mail.port = server.server_address[1]
    with _running(server):
        yield mail


@contextmanager
def _running(server: socketserver.BaseServer) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
