"""What a parent asked for, as one telling. An ask for help is nobody's allegation."""

from typing import Any

from django.utils.translation import override

from hearth.concerns.parents.forms import NEEDS
from hearth.concerns.portal.assembling import child_aged, told_by_every_voice
from hearth.concerns.portal.worry import Worry
from hearth.concerns.rules import RELATIONSHIPS, SAFE_BY_EMAIL
from hearth.concerns.telling import ChildAsTold, Destination, Telling

HOW = {"phone": "By telephone", "text": "By text", "email": SAFE_BY_EMAIL}


def asking_for_help(worry: Worry, to: Destination) -> Telling:
    said = {step: worry.cleaned(step).cleaned_data for step in ("help", "you", "reach")}
    you, reach = said["you"], said["reach"]
    return Telling(
        route="parent",
        account=said["help"]["account"],
        help_wanted=tuple(said["help"]["help_wanted"]),
        children=children_of(worry),
        reporter_name=you["name"],
        reporter_relationship=RELATIONSHIPS["parent"],
        anonymous=not you["name"],
        language_needs=language_needs(you),
        reporter_phone=reach["phone"] or reach["text_number"],
        reporter_email=reach["email"],
        contact_safe=safely(reach),
        contact_times=tuple(reach["times"]),
        must_not_know=reach["not_to_know"],
        **told_by_every_voice(worry, to),
    )


def children_of(worry: Worry) -> tuple[ChildAsTold, ...]:
    """Those of whom anything was said: nobody has to name a child to ask for help."""
    told = (child_aged(**worry.cleaned(step).cleaned_data) for step in worry.children)
    return tuple(child for child in told if child != ChildAsTold())


def language_needs(you: dict[str, Any]) -> str:
    """For staff, so in English."""
    with override("en-gb"):
        return ". ".join([*([you["language"]] if you["language"] else []), *(str(NEEDS[id]) for id in you["needs"])])


def safely(reach: dict[str, Any]) -> str:
    """Unless they said that it is safe, no message is left."""
    if reach["how"] == "no":
        return ""
    if reach["how"] == "email" and reach["message"] == "yes" and not reach["not_to_know"]:
        return SAFE_BY_EMAIL
    return HOW[reach["how"]] + (". A message is safe" if reach["message"] == "yes" else ". Leave no message")
