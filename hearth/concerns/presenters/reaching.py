"""Whom to ring, by the clock, with links that a telephone can dial."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from hearth.concerns.own_pages.parts import OwnPages, OwnRoute
from hearth.concerns.own_pages.queries import own_pages_of
from hearth.places.models import ContactRoute, ResponsibleBody
from hearth.places.queries import contact_routes
from hearth.places.rules.opening import choose
from hearth.practice.definitions.nation import ContactRoute as NationsRoute
from hearth.practice.definitions.nation import Nation
from hearth.practice.library import library
from hearth.ui.days import day

ANY_NATION = "England"  # whose clock decides where no nation is known; the numbers are then those all nations share


@dataclass(frozen=True)
class Way:
    """One way to reach somebody who can help, and when somebody last made sure of it."""

    name: str
    text: str
    href: str
    hours: str
    about: str = ""
    checked: str = ""


def ways_to_reach(body: ResponsibleBody, audience: str = "public", own: OwnPages | None = None) -> list[Way]:
    """A council's numbers and pages that answer at this moment: those it keeps itself, else the operator's."""
    routes = _routes(body, audience, own or own_pages_of(body.pk))
    return [
        Way(
            name=_("%(council)s, out of hours") % {"council": body.name} if route.out_of_hours else body.name,
            text=route.value,
            href=_href(route.kind, route.value),
            hours=route.hours,
            checked=_checked(route.verified_on),
        )
        for route in routes
    ]


def _routes(body: ResponsibleBody, audience: str, own: OwnPages) -> Sequence[ContactRoute | OwnRoute]:
    kept = [route for route in own.routes if route.audience == audience]
    now = timezone.now()
    return choose(kept, now, body.nation) if kept else contact_routes(body, audience, now)


def national_numbers(nation: str = "", audience: str = "anyone") -> list[Way]:
    """Numbers anybody in the nation may ring now when it is not an emergency; without one, those all nations share."""
    nations = library().nations()
    own = next((known for known in nations if known.title == nation), None)
    routes = own.contact_routes if own else shared_by(nations)
    answering = [route for route in routes if not route.immediate_danger and route.audience == audience]
    return [_national(route) for route in choose(answering, timezone.now(), own.title if own else ANY_NATION)]


def shared_by(nations: Iterable[Nation]) -> list[NationsRoute]:
    """What is the same number everywhere is safe to show to somebody of whom we do not know where they are."""
    first, *others = nations
    return [
        route
        for route in first.contact_routes
        if all(any(route.number == other.number for other in nation.contact_routes) for nation in others)
    ]


def _national(route: NationsRoute) -> Way:
    checked = _checked(route.verified_on) or _("A national number. We have not checked it ourselves yet.")
    return Way(route.label, route.number, _href("phone", route.number), route.hours, route.description, checked)


def _checked(on: date | None) -> str:
    return _("Last checked on %(day)s") % {"day": day(on)} if on else ""


def _href(kind: str, value: str) -> str:
    if kind == "phone":
        return "tel:" + re.sub(r"[^\d+]", "", value)
    if kind == "email":
        return f"mailto:{value}"
    return value if value.startswith(("https://", "http://")) else f"https://{value}"
