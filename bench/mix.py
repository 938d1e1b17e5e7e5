"""Seventy workers of a council for twenty minutes: what a day of theirs is made of, with the pauses of people.

    make bench ONLY=mix            # BENCH_MINUTES=20, or as many as are set
    BENCH_MINUTES=1 BENCH_FAMILIES=800 .venv/bin/python -m bench mix

Each worker reads, thinks for two to eight seconds, and goes on: today's list, the families, the week, one family's
work, its chronology; now and then a visit is planned, and written up. Told are p50 and p95 of each page, how many
answers a second there were in all, and every answer that was not what it should be.
"""

import http.client
import os
import random
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from bench.asking import TOKEN, session_of
from bench.casework import prepared, written
from bench.casework_rows import WORKERS, episode_id, family_id
from bench.serving import served

MINUTES = float(os.environ.get("BENCH_MINUTES", "20"))
THINKS = (2.0, 8.0)
FORM = "application/x-www-form-urlencoded"


@dataclass
class Seen:
    """Times in milliseconds by page, and what went wrong; many threads write to it."""

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, page: str, milliseconds: float, wrong: str) -> None:
        with self.lock:
            self.times[page].append(milliseconds)
            if wrong:
                self.errors[f"{page}: {wrong}"] += 1


class Worker:
    """One person at a desk or a doorstep, with ten families."""

    def __init__(self, place: int, session: str, supervises: bool, port: int, seen: Seen) -> None:
        self.families = range(place * 10 + 1, place * 10 + 11)
        self.session, self.port, self.seen = session, port, seen
        self.rng = random.Random(place)
        self.does: list[tuple[Callable[[], object], int]] = [
            (lambda: self.read("today", "/today/"), 15),
            (lambda: self.read("caseload", "/work/"), 20),
            (lambda: self.read("week", "/work/week/"), 12),
            (lambda: self.read("episode", f"/work/{episode_id(self.any_family())}/"), 25),
            (lambda: self.read("family page", f"/families/{family_id(self.any_family())}/"), 15),
            (self.visit, 10),
        ]
        if supervises:
            self.does.append((lambda: self.read("supervisor", "/work/team/"), 20))

    def any_family(self) -> int:
        return self.rng.choice(self.families)

    def work(self, until: float) -> None:
        time.sleep(self.rng.uniform(0, THINKS[1]))  # nobody begins with all others
        while time.monotonic() < until:
            self.rng.choices([do for do, _ in self.does], [weight for _, weight in self.does])[0]()
            time.sleep(self.rng.uniform(*THINKS))

    def read(self, page: str, path: str) -> None:
        self.ask(page, "GET", path, None, 200)

    def visit(self) -> None:
        """A visit that was made yesterday is entered, and written up."""
        number = self.any_family()
        made = written(number, 1)
        planned = {name: made[name] for name in ("on_day", "on_month", "on_year", "at")} | {"purpose": "Mornings"}
        where = self.ask("plan a visit", "POST", f"/work/{episode_id(number)}/visits/new/", planned, 302)
        if "/work/visits/" in where:
            time.sleep(self.rng.uniform(*THINKS))
            self.read("a visit", where)
            self.ask("save a visit", "POST", where, made, 302)

    def ask(self, page: str, method: str, path: str, form: dict[str, str] | None, wanted: int) -> str:
        """Where the answer sends on to, if it does."""
        headers = {"Cookie": f"sessionid={self.session}; csrftoken={TOKEN}", "Host": "127.0.0.1"}
        body = urlencode({"csrfmiddlewaretoken": TOKEN, **form}) if form else None
        if form:
            headers["Content-Type"] = FORM
        begun, wrong, where = time.perf_counter(), "", ""
        try:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            answer.read()
            where = answer.headers.get("Location", "")
            wrong = "" if answer.status == wanted else str(answer.status)
            connection.close()
        except (OSError, http.client.HTTPException) as error:
            wrong = type(error).__name__
        self.seen.note(page, (time.perf_counter() - begun) * 1000, wrong)
        return where


def run() -> dict[str, float]:
    viewers = prepared()
    sessions = [session_of(viewer) for viewer in viewers]
    seen = Seen()
    with served() as server:
        until = time.monotonic() + MINUTES * 60
        people = [
            Worker(place, session, place % WORKERS == WORKERS - 1, server.port, seen)
            for place, session in enumerate(sessions)
        ]
        threads = [threading.Thread(target=each.work, args=(until,), daemon=True) for each in people]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        cpu = server.cpu_seconds()
    figures = _told(seen, cpu)
    for name, value in figures.items():
        print(f"mix: {name}: {value:,.1f}", flush=True)
    for what, many in seen.errors.items():
        print(f"mix: ERROR {what}: {many}", flush=True)
    return figures


def _told(seen: Seen, cpu: float) -> dict[str, float]:
    asked = sum(len(times) for times in seen.times.values())
    told: dict[str, float] = {"workers": 70.0, "minutes": MINUTES, "answers": float(asked)}
    told["answers a second"] = asked / (MINUTES * 60)
    told["server CPU ms an answer"] = cpu / max(asked, 1) * 1000
    for page, times in sorted(seen.times.items()):
        there = sorted(times)
        told[f"{page}, answers"] = float(len(there))
        told[f"{page}, p50 ms"] = _at(there, 0.50)
        told[f"{page}, p95 ms"] = _at(there, 0.95)
    told["errors"] = float(sum(seen.errors.values()))
    return told


def _at(there: list[float], share: float) -> Any:
    return there[min(len(there) - 1, int(len(there) * share))]


if __name__ == "__main__":
    run()
