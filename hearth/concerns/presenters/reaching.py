"""Whom to ring, by the clock, with links that a telephone can dial."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from hearth.concerns.own_pages.parts import OwnPages, OwnRoute
from hearth.concerns.own_pages.queries import own_pages_of
from hearth.places.models import ContactRoute, ResponsibleBody
from hearth.places.queries import contact_routes
from hearth.places.rules.opening import choose
from hearth.practice.library import library

FIRST_NATION = "england"


@dataclass(frozen=True)
class Way:
    """One way to reach somebody who can help."""

    name: str
    text: str
    href: str
    hours: str
    about: str = ""


def ways_to_reach(body: ResponsibleBody, audience: str = "public", own: OwnPages | None = None) -> list[Way]:
    """A council's numbers and pages that answer at this moment: those it keeps itself, else the operator's."""
    routes = _routes(body, audience, own or own_pages_of(body.pk))
    return [
        Way(
            name=f"{body.name}, out of hours" if route.out_of_hours else body.name,
            text=route.value,
            href=_href(route.kind, route.value),
            hours=route.hours,
        )
        for route in routes
    ]


def _routes(body: ResponsibleBody, audience: str, own: OwnPages) -> Sequence[ContactRoute | OwnRoute]:
    kept = [route for route in own.routes if route.audience == audience]
    now = timezone.now()
    return choose(kept, now, body.nation) if kept else contact_routes(body, audience, now)


def national_numbers(audience: str = "anyone") -> list[Way]:
    """Numbers anybody in the nation may ring when it is not an emergency."""
    routes = library().nation(FIRST_NATION).contact_routes
    return [
        Way(route.label, route.number, _href("phone", route.number), route.hours, route.description)
        for route in routes
        if not route.immediate_danger and route.audience == audience
    ]


def _href(kind: str, value: str) -> str:
    if kind == "phone":
        return "tel:" + re.sub(r"[^\d+]", "", value)
    if kind == "email":
        return f"mailto:{value}"
    return value if value.startswith(("https://", "http://")) else f"https://{value}"
