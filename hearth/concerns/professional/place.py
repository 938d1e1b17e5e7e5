"""Where a referral goes, and how that was found out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from hearth.concerns.forms.professional import TELL_EACH
from hearth.concerns.portal.routing import NotFound, Routed, by_postcode, where_now
from hearth.concerns.presenters.reaching import ways_to_reach
from hearth.concerns.queries import destination_of
from hearth.concerns.telling import Destination
from hearth.places.models import ResponsibleBody


@dataclass(frozen=True)
class Addressed:
    """The council, once it is clear; or, in a sentence, why it is not and what to do, at which question."""

    to: Destination | None = None
    routing: Mapping[str, Any] | None = None
    body: ResponsibleBody | None = None
    now_councils: tuple[str, ...] = ()  # of the place where the child is now, where its postcode does not decide
    question: str = ""
    problem: str = ""


def addressed(where: Mapping[str, Any]) -> Addressed:
    """`where` are the cleaned answers to `forms.professional.Where`."""
    postcode, chosen = where.get("lives_postcode") or "", where.get("council") or ""
    place, problem = _found(postcode)
    body_id = place.body_id or chosen
    if not body_id:
        return Addressed(question="lives_postcode" if problem else "council", problem=problem or _choose(place))
    body = ResponsibleBody.objects.get(pk=body_id)
    to = destination_of(body)
    if to is None:
        return Addressed(body=body, question="council", problem=_not_here(body))
    there, chosen_there = where_now(where.get("now_where") or ""), where.get("now_council") or ""
    if there.choices and chosen_there not in (*there.choices, TELL_EACH[0]):
        problem = f"{_('Choose the council where the child is now.')} {there.note}"
        return Addressed(to, place.record(chosen), body, question="now_council", problem=problem)
    known = (chosen_there,) if chosen_there not in ("", TELL_EACH[0]) else ()
    return Addressed(to, place.record(chosen), body, known)


def nation_in(where: Mapping[str, Any]) -> str:
    """As far as it can be told already; else nothing."""
    postcode, chosen = where.get("lives_postcode") or "", where.get("council") or ""
    body_id = _found(postcode)[0].body_id or chosen
    return ResponsibleBody.objects.filter(pk=body_id).values_list("nation", flat=True).first() or ""


def _found(postcode: str) -> tuple[Routed, str]:
    try:
        return (by_postcode(postcode) if postcode else Routed(rule="chosen")), ""
    except NotFound as problem:
        return Routed(rule="chosen"), str(problem)


def _choose(place: Routed) -> str:
    return f"{_('Choose the council.')} {place.note}".strip()


def _not_here(body: ResponsibleBody) -> str:
    ways = ways_to_reach(body, "professional") or ways_to_reach(body)
    how = ", ".join(way.text for way in ways) or _("look on the council’s own pages for its number")
    sentence = _(
        "%(council)s does not use this service. Tell them directly: %(how)s. Your words are kept, and can be printed."
    )
    return sentence % {"council": body.name, "how": how}
