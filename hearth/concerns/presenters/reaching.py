"""Whom to ring, by the clock, with links that a telephone can dial."""

import re
from dataclasses import dataclass

from django.utils import timezone

from hearth.places.models import ResponsibleBody
from hearth.places.queries import contact_routes
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


def ways_to_reach(body: ResponsibleBody, audience: str = "public") -> list[Way]:
    """A council's own numbers and pages that answer at this moment."""
    routes = contact_routes(body, audience, timezone.now())
    return [
        Way(
            name=f"{body.name}, out of hours" if route.out_of_hours else body.name,
            text=route.value,
            href=_href(route.kind, route.value),
            hours=route.hours,
        )
        for route in routes
    ]


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
