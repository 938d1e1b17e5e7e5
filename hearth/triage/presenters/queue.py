"""The queue in finished words. A page has fifty rows, so each is made with as little as can be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from hearth.concerns.models import Concern, ReportedChild
from hearth.concerns.rules import CHANNELS
from hearth.referrals.clock import time_left
from hearth.triage.queue import (
    DECIDED,
    MINE,
    OVERDUE,
    REPEATED,
    UNHELD,
    UNTAKEN,
    URGENT,
    WAITING,
    Key,
    Page,
    Worry,
)
from hearth.ui.addresses import address, addresses
from hearth.ui.dates import PartialDate
from hearth.ui.days import age, day_and_time, short_day

LISTS = {
    WAITING: "Waiting",
    URGENT: "Urgent",
    OVERDUE: "Overdue",
    UNTAKEN: "Nobody has taken",
    MINE: "Mine",
    REPEATED: "Not the first about a family",
    UNHELD: "Decided, and held by nobody",
    DECIDED: "Decided",
}
TOLD_BY = {
    "": "Anybody",
    "public": "The public",
    "child": "A child",
    "parent": "A parent",
    "professional": "A professional",
    "staff_log": "Written down by staff",
}
EMPTY = {
    URGENT: "Nothing urgent is waiting.",
    UNTAKEN: "Everything that waits has been taken by somebody.",
    REPEATED: "Nothing that waits is about a family that was told of before.",
    UNHELD: "Every child whom somebody was to hold is held.",
    WAITING: "No worry is waiting for a decision.",
    MINE: "You have taken no worry that is still to be decided.",
    OVERDUE: "No decision is overdue.",
    DECIDED: "Nothing has been decided yet.",
}


@dataclass(frozen=True)
class Row:
    id: str
    href: str
    reference: str
    urgent: bool
    danger: bool
    overdue: bool
    clock: str
    children: str
    source: str
    taken_by: str
    help_ended: str  # when help for this family ended, where they had some


@dataclass(frozen=True)
class Link:
    text: str
    href: str
    current: bool


def links(chosen: str) -> list[Link]:
    here = address("triage:queue")
    return [Link(text, f"{here}?show={show}", show == chosen) for show, text in LISTS.items()]


def reporter_links(chosen: str) -> list[Link]:
    """Of what waits, by who told us."""
    here = address("triage:queue")
    return [Link(text, f"{here}?show={WAITING}&from={route}", route == chosen) for route, text in TOLD_BY.items()]


def next_href(show: str, key: Key | None, route: str = "") -> str:
    chosen = f"&from={route}" if route else ""
    return f"{address('triage:queue')}?show={show}{chosen}&after={key}" if key else ""


def rows(page: Page, now: datetime, nation: str) -> list[Row]:
    to = addresses("triage:concern")
    return [
        _row(each, to(each.id), page.children.get(each.id, []), page.help_ended.get(each.id), now, nation)
        for each in page.concerns
    ]


def _row(
    concern: Worry, href: str, children: Sequence[ReportedChild], help_ended: date | None, now: datetime, nation: str
) -> Row:
    return Row(
        id=str(concern.id),
        href=href,
        reference=concern.reference,
        urgent=concern.urgent,
        danger=concern.danger,
        overdue=concern.decided_at is None and concern.decision_due < now,
        clock=clock(concern, now, nation),
        children=", ".join(in_short(child, now) for child in children) or "Not said",
        source=source(concern),
        taken_by=concern.taken_by_name or "Nobody yet",
        help_ended=short_day(help_ended) if help_ended else "",
    )


def clock(concern: Concern | Worry, now: datetime, nation: str) -> str:
    if concern.decided_at:
        return f"Decided {day_and_time(concern.decided_at)}"
    return time_left(concern.decision_due, now, nation)


def in_short(child: ReportedChild, now: datetime) -> str:
    """ "Maya Fenn, 6 years"."""
    old = age_told(child, now)
    return f"{child}, {old}" if old else str(child)


def age_told(child: ReportedChild, now: datetime) -> str:
    if child.born:
        return age(child.born, now.date())
    if child.born_as_told:
        return f"“{child.born_as_told}”"
    if child.born_earliest:
        return age(PartialDate(child.born_earliest, child.born_latest), now.date())
    return ""


def source(concern: Worry) -> str:
    """Who told, as far as a list should say: a role, not a name."""
    if concern.about_self:
        return "The child"
    if concern.route == "parent":
        return "A parent asks for help"
    who = concern.reporter_relationship or concern.reporter_agency_name or "Somebody"
    how = "" if concern.channel == "web" else f", {CHANNELS[concern.channel].lower()}"
    return who[:1].upper() + who[1:] + how
