"""Other people's directories, as they really are: a server on this machine that answers as it is told to."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

HOST = "127.0.0.1"
PER_PAGE = 3  # whatever is asked for: many feeds do not listen


class FakeFeed:
    """`records` by id. `broken` ids answer 500; `endless` repeats its first page; `listing` replaces a page's body."""

    def __init__(self, records: list[dict[str, Any]]) -> None:
        self.records = {each["id"]: each for each in records}
        self.broken: set[str] = set()
        self.absent: set[str] = set()  # listed, but 404
        self.endless = False
        self.down = False
        self.listing: Any = None
        self.redirect = ""
        self.asked: list[str] = []
        self.url = ""

    def answer(self, path: str) -> tuple[int, Any]:
        self.asked.append(path)
        parts = urlsplit(path)
        if self.down:
            return 500, {"error": "down"}
        if parts.path == "/services":
            return self._page(int(parse_qs(parts.query).get("page", ["1"])[0]))
        id = parts.path.rsplit("/", 1)[-1]
        if id in self.broken:
            return 500, {"error": "broken"}
        return (200, self.records[id]) if id in self.records and id not in self.absent else (404, {})

    def _page(self, number: int) -> tuple[int, Any]:
        if self.listing is not None:
            return 200, self.listing
        ids = list(self.records)
        begins = 0 if self.endless else (number - 1) * PER_PAGE
        shown = ids[begins : begins + PER_PAGE]
        last = not self.endless and begins + PER_PAGE >= len(ids)
        contents = [{"id": id, "name": "shallow"} for id in shown]
        return 200, {"total_items": len(ids), "contents": contents, "last_page": last}


@contextmanager
def serving(feed: FakeFeed) -> Iterator[FakeFeed]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if feed.redirect:
                self.send_response(302)
                self.send_header("Location", feed.redirect)
                self.end_headers()
                return
            status, body = feed.answer(self.path)
            sent = body if isinstance(body, bytes) else json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(sent)))
            self.end_headers()
            self.wfile.write(sent)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer((HOST, 0), Handler)
    feed.url = f"http://{HOST}:{server.server_port}"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield feed
    finally:
        server.shutdown()
        server.server_close()
