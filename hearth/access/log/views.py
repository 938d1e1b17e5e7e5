"""The auditor's page."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils import timezone

from hearth.access.log import queries
from hearth.access.log.policies import may_read_the_log
from hearth.access.log.reading import key_of, read_day, read_key
from hearth.access.log.sentences import did, who
from hearth.access.pages import READ, StaffRequest, staff_page
from hearth.access.render import staff
from hearth.audit.models import AuditEvent
from hearth.ui.days import clock, day, local


@staff_page(may=may_read_the_log, methods=READ)
def log(request: StaffRequest) -> HttpResponse:
    asked = _asked(request.GET)
    events = queries.events_for(request.viewer, asked, read_key(request.GET.get("before", "")))
    people, _ = queries.names_of(events)
    context = {
        "asked": asked,
        "shows": list(queries.SHOWS.items()),
        "lines": [_line(event, people) for event in events[: queries.MOST]],
        "older": _older(events, asked),
    }
    return staff(request, "log/log.html", context)


def _line(event: AuditEvent, people: dict[UUID, str]) -> dict[str, str]:
    name = people.get(event.actor_id, "") if event.actor_id else ""
    return {
        "when": f"{day(timezone.localdate(event.at))}, {clock(local(event.at))}",
        "sentence": f"{who(name, event.actor_text)} {did(event.verb, event.subject_kind, event.field_names)}.",
        "about": event.subject_id,
        "where": f"{event.chain}, {event.seq}",
    }


def _older(events: list[AuditEvent], asked: queries.Asked) -> str:
    if len(events) <= queries.MOST:
        return ""
    last = events[queries.MOST - 1]
    said = {"since": asked.since or "", "until": asked.until or "", "show": asked.show, "about": asked.about}
    keep = {name: str(value) for name, value in said.items() if value}
    return f"{reverse('log:list')}?{urlencode(keep | {'before': key_of(last.at, last.id)})}"


def _asked(said: QueryDict) -> queries.Asked:
    """An address that somebody has altered asks for everything that it does not say rightly."""
    show = said.get("show", "")
    return queries.Asked(
        since=read_day(said.get("since", "")),
        until=read_day(said.get("until", "")),
        show=show if show in queries.SHOWS else "",
        about=said.get("about", "").replace("\x00", "").strip()[:80],
    )
