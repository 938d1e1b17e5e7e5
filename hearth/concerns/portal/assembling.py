"""A visitor's answers as one telling."""

from typing import Any

from hearth.concerns.forms.children import OneChild
from hearth.concerns.forms.portal import Seen
from hearth.concerns.portal.routing import postcode_in
from hearth.concerns.portal.worry import Worry
from hearth.concerns.rules import RELATIONSHIPS, SAFE_BY_EMAIL
from hearth.concerns.telling import ChildAsTold, Destination, Telling
from hearth.ui.dates import PartialDate
from hearth.ui.days import today
from hearth.ui.languages import language

OLDEST = 26  # years

# For staff, so in English whatever the page's language was.
CONTACT = {"phone": "By telephone", "email": SAFE_BY_EMAIL}


def telling_of(worry: Worry, to: Destination) -> Telling:
    """Everything the visitor told us. Every step has been answered and checked before."""
    said = {step: worry.cleaned(step).cleaned_data for step in ("seen", "you", "reach")}
    return Telling(
        route="public",
        account=said["seen"]["account"],
        what_seen=signs_seen(worry),
        children=children_of(worry),
        **told_by_every_voice(worry, to),
        **_reporter(said["you"], said["reach"]),
    )


def signs_seen(worry: Worry) -> tuple[str, ...]:
    """Ids of the signs that were ticked."""
    form = worry.cleaned("seen")
    return form.signs_seen() if isinstance(form, Seen) else ()


def may_be_reached(worry: Worry) -> bool:
    return worry.first("reach", "how") != "no"


def children_of(worry: Worry) -> tuple[ChildAsTold, ...]:
    forms = [worry.cleaned(step) for step in worry.children]
    return tuple(form.child() for form in forms if isinstance(form, OneChild))


def child_aged(age: str, **told: Any) -> ChildAsTold:
    """A child whose age was asked in words. What cannot be the age of a child is kept as it was told."""
    born = PartialDate.born_aged(age, today())
    if born.earliest is None or born.earliest.year < today().year - OLDEST:
        born = PartialDate(None, None, age)
    return ChildAsTold(born_earliest=born.earliest, born_latest=born.latest, born_as_told=age, **told)


def told_by_every_voice(worry: Worry, to: Destination) -> dict[str, Any]:
    """Where it goes, whether it can wait, in which language, and where the child lives and is now.

    Some voices ask where the child is now on a page of its own, others together with where it lives.
    """
    where = worry.cleaned("where").cleaned_data
    now = (worry.cleaned("now").cleaned_data if "now" in worry.journey.order else where).get("now_where", "")
    return {
        "to": to,
        "key": worry.key,
        "danger": worry.cleaned("danger").cleaned_data["danger"] != "no",
        "lives_postcode": where["postcode"],
        "lives_address": address_in(where),
        "now_where": now,
        "now_postcode": postcode_in(now),
        "now_councils": worry.now_councils,
        "routing": worry.place.record(to.body_id),
        "language": language(),
    }


def address_in(where: dict[str, Any]) -> str:
    named = where["council"] or where["nearest"]
    return ", ".join(part for part in (where["address"], named) if part)


def _reporter(you: dict[str, Any], reach: dict[str, Any]) -> dict[str, Any]:
    return {
        "about_self": you["relationship"] == "self",
        "reporter_name": you["name"],
        "reporter_relationship": RELATIONSHIPS[you["relationship"]],
        "anonymous": not you["name"],
        "keep_name_from_family": you["family_may_know"] is not True,
        "reporter_phone": reach["phone"],
        "reporter_email": reach["email"],
        "contact_safe": _safely(reach),
    }


def _safely(reach: dict[str, Any]) -> str:
    if reach["how"] == "no":
        return ""
    return ". ".join(part for part in (CONTACT[reach["how"]], reach["safely"]) if part)
