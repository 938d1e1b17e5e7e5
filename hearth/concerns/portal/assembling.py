"""A visitor's answers as one telling."""

from typing import Any

from hearth.concerns.forms.children import OneChild
from hearth.concerns.portal.routing import postcode_in
from hearth.concerns.portal.worry import Worry
from hearth.concerns.rules import RELATIONSHIPS, SAFE_BY_EMAIL
from hearth.concerns.telling import ChildAsTold, Destination, Telling
from hearth.ui.languages import language

# For staff, so in English whatever the page's language was.
CONTACT = {"phone": "By telephone", "email": SAFE_BY_EMAIL}


def telling_of(worry: Worry, to: Destination) -> Telling:
    """Everything the visitor told us. Every step has been answered and checked before."""
    said = {step: worry.cleaned(step).cleaned_data for step in ("danger", "where", "now", "seen", "you", "reach")}
    where, now = said["where"], said["now"]
    return Telling(
        to=to,
        key=worry.key,
        route="public",
        account=said["seen"]["account"],
        children=children_of(worry),
        danger=said["danger"]["danger"] != "no",
        lives_postcode=where["postcode"],
        lives_address=_address(where),
        now_postcode=postcode_in(now["now_where"]),
        now_where=now["now_where"],
        routing=worry.place.record(to.body_id),
        language=language(),
        **_reporter(said["you"], said["reach"]),
    )


def may_be_reached(worry: Worry) -> bool:
    return worry.first("reach", "how") != "no"


def children_of(worry: Worry) -> tuple[ChildAsTold, ...]:
    forms = [worry.cleaned(step) for step in worry.children]
    return tuple(form.child() for form in forms if isinstance(form, OneChild))


def _address(where: dict[str, Any]) -> str:
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
