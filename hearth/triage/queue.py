"""The queue: a page at a time, urgent worries first, then by the clock. Found by key, so every page is as quick."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from hearth.access.rules import AT_TRIAGE
from hearth.access.viewer import Viewer
from hearth.concerns.models import ReportedChild
from hearth.triage import questions
from hearth.ui.days import local

ON_A_PAGE = 50
# What a row says of a child, in the order of the model's fields.
OF_THE_CHILD = "id concern_id given_names family_name known_as born born_earliest born_latest born_as_told".split()
WAITING, MINE, OVERDUE, DECIDED = "waiting", "mine", "overdue", "decided"
URGENT, UNTAKEN, REPEATED, UNHELD = "urgent", "untaken", "repeated", "unheld"
QUESTIONS = {
    WAITING: questions.WAITING,
    URGENT: questions.WAITING,
    MINE: questions.MINE,
    OVERDUE: questions.OVERDUE,
    UNTAKEN: questions.UNTAKEN,
    REPEATED: questions.REPEATED,
}
LOOKING_BACK = {DECIDED: questions.DECIDED, UNHELD: questions.UNHELD}  # the latest decision first


@dataclass(frozen=True)
class Key:
    """The last row of a page: where the next one begins."""

    urgent: bool
    at: datetime  # due, or for what is decided, when that was
    id: UUID

    def __str__(self) -> str:
        return f"{int(self.urgent)}_{self.at.timestamp()}_{self.id}"

    @classmethod
    def read(cls, text: str) -> "Key | None":
        """A key as an address has it. One that somebody has altered is none, and the list begins at its beginning."""
        try:
            urgent, at, id = text.split("_")
            return cls(urgent == "1", datetime.fromtimestamp(float(at), UTC), UUID(id))
        except (ValueError, OverflowError, OSError):
            return None


BEFORE_ALL = Key(True, datetime.min.replace(tzinfo=UTC), UUID(int=0))
AFTER_ALL = Key(False, datetime.max.replace(tzinfo=UTC), UUID(int=2**128 - 1))


class Worry(NamedTuple):
    """What a row of the list says. The account, thousands of characters long, stays where it is."""

    id: UUID
    reference: str
    urgent: bool
    danger: bool
    decision_due: datetime
    decided_at: datetime | None
    taken_by_name: str
    route: str
    about_self: bool
    reporter_relationship: str
    reporter_agency_name: str
    channel: str


class Colleague(NamedTuple):
    name: str
    id: UUID


@dataclass(frozen=True)
class Page:
    concerns: list[Worry]
    children: dict[UUID, list[ReportedChild]]  # by the concern's id
    next_key: Key | None
    help_ended: dict[UUID, date] = field(default_factory=dict)  # by the concern's id: they had help, which has ended


def page_of(viewer: Viewer, show: str, after: Key | None, now: datetime, route: str = "") -> Page:
    """`route`: of what waits, only what came this way."""
    if viewer.role not in AT_TRIAGE:
        return Page([], {}, None)
    many = ON_A_PAGE + 1
    today = local(now).date()
    asked = {"me": viewer.id, "now": now, "today": today, "route": route, "sees_restricted": viewer.sees_restricted}
    if show in LOOKING_BACK:
        found = _from(viewer, LOOKING_BACK[show], after or AFTER_ALL, many, asked)
    else:
        found = _undecided(viewer, show, after or BEFORE_ALL, many, asked)
    shown = found[:ON_A_PAGE]
    next_key = _key(shown[-1], show) if len(found) > ON_A_PAGE else None
    return Page(shown, _children(viewer, shown), next_key, _help_ended(viewer, shown))


def colleagues(viewer: Viewer, today: date) -> list[Colleague]:
    """To whom a worry may be given."""
    asked = {"agency": viewer.agency_id, "roles": list(AT_TRIAGE), "today": today}
    return [Colleague(*row) for row in _ask(viewer, questions.COLLEAGUES, asked)]


def _undecided(viewer: Viewer, show: str, after: Key, many: int, asked: dict[str, Any]) -> list[Worry]:
    """First the urgent, then the rest: two stretches of one index, the second only where the page has room."""
    question = QUESTIONS[show]
    found = _from(viewer, question, after, many, asked | {"urgent": True}) if after.urgent else []
    if len(found) < many and show != URGENT:
        beyond = BEFORE_ALL if after.urgent else after
        found += _from(viewer, question, beyond, many - len(found), asked | {"urgent": False})
    return found


def _from(viewer: Viewer, question: str, after: Key, many: int, asked: dict[str, Any]) -> list[Worry]:
    rows = _ask(viewer, question, {**asked, "at": after.at, "id": after.id, "many": many})
    return [Worry(*row) for row in rows]


def _children(viewer: Viewer, concerns: list[Worry]) -> dict[UUID, list[ReportedChild]]:
    found: dict[UUID, list[ReportedChild]] = {}
    for row in _ask(viewer, questions.CHILDREN, {"concerns": [each.id for each in concerns]}):
        child = ReportedChild.from_db(connection.alias, OF_THE_CHILD, row)
        found.setdefault(child.concern_id, []).append(child)
    return found


def _help_ended(viewer: Viewer, concerns: list[Worry]) -> dict[UUID, date]:
    ids = [each.id for each in concerns]
    return dict(_ask(viewer, questions.HELP_ENDED, {"concerns": ids, "sees_restricted": viewer.sees_restricted}))


def _ask(viewer: Viewer, question: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question, {"holder": viewer.holder_id, **values})
        return list(cursor.fetchall())


def _key(last: Worry, show: str) -> Key:
    at = last.decided_at if show in LOOKING_BACK else last.decision_due
    assert at is not None
    return Key(show not in LOOKING_BACK and last.urgent, at, last.id)
