"""The parts of a council's own pages, and what each holds. Plain Python: what is kept is JSON, what is used is this."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, time, timedelta
from typing import Any

ROUTES, PROMISES, TEMPLATES, WORDING = "routes", "promises", "templates", "wording"
PARTS = {
    ROUTES: "How to reach you",
    PROMISES: "What you promise",
    TEMPLATES: "What you write",
    WORDING: "Your public page",
}
CHECK_EVERY = timedelta(days=92)  # a number that nobody has rung for a quarter of a year is stale
HOURS, WORKING_DAYS = "hours", "working_days"


@dataclass(frozen=True)
class OwnRoute:
    """One way to reach the council. The names are those of `places.ContactRoute`, whose place it takes."""

    id: str
    audience: str
    kind: str
    value: str
    hours: str = ""
    days: str = "12345"
    opens: time | None = None
    closes: time | None = None
    out_of_hours: bool = False
    verified_on: date | None = None
    verified_by: str = ""

    def as_json(self) -> dict[str, Any]:
        kept = asdict(self)
        for name in ("opens", "closes", "verified_on"):
            kept[name] = kept[name].isoformat() if kept[name] else None
        return kept

    def is_stale(self, on: date) -> bool:
        return self.verified_on is None or on - self.verified_on > CHECK_EVERY


def route_from(kept: Mapping[str, Any]) -> OwnRoute:
    known = dict(kept)
    for name in ("opens", "closes"):
        known[name] = time.fromisoformat(known[name]) if known.get(name) else None
    known["verified_on"] = date.fromisoformat(known["verified_on"]) if known.get("verified_on") else None
    return OwnRoute(**known)


@dataclass(frozen=True)
class Promises:
    """Within what time. Nothing said: the nation's own clock."""

    acknowledge: int | None = None
    acknowledge_unit: str = WORKING_DAYS
    decide: int | None = None  # working days
    answer: int | None = None  # working days, to a message

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class Link:
    text: str
    text_cy: str
    href: str


@dataclass(frozen=True)
class Wording:
    welcome: str = ""
    welcome_cy: str = ""
    links: tuple[Link, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def wording_from(kept: Mapping[str, Any]) -> Wording:
    links = tuple(Link(**link) for link in kept.get("links", ()))
    return Wording(kept.get("welcome", ""), kept.get("welcome_cy", ""), links)


@dataclass(frozen=True)
class OwnPages:
    """Everything a council has published. What it has not, is empty, and Hearth's own takes its place."""

    routes: tuple[OwnRoute, ...] = ()
    promises: Promises = field(default_factory=Promises)
    templates: Mapping[str, str] = field(default_factory=dict)
    wording: Wording = field(default_factory=Wording)


def own_pages_from(contents: Mapping[str, Mapping[str, Any]]) -> OwnPages:
    """From what is kept of each part."""
    return OwnPages(
        routes=tuple(route_from(each) for each in contents.get(ROUTES, {}).get("routes", ())),
        promises=Promises(**contents.get(PROMISES, {})),
        templates=dict(contents.get(TEMPLATES, {})),
        wording=wording_from(contents.get(WORDING, {})),
    )
