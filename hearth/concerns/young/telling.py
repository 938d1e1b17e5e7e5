"""What a child or young person wrote, as one telling. Their words go on as they are; ours beside them are for staff."""

from typing import Any

from hearth.concerns.portal.assembling import child_aged, told_by_every_voice
from hearth.concerns.portal.worry import Worry
from hearth.concerns.rules import RELATIONSHIPS
from hearth.concerns.telling import ChildAsTold, Destination, Telling

HOW = {
    "school": "At school",
    "text": "By text",
    "phone": "By telephone",
    "adult": "Through the grown-up they trust",
}


def about_me(worry: Worry, to: Destination) -> Telling:
    said = _said(worry)
    you, talk = said["you"], said["reach"]
    return Telling(
        route="child",
        account=said["happening"]["account"],
        children=(_child(you, said["where"]["school"]),),
        about_self=True,
        reporter_name=f"{you['given_names']} {you['family_name']}".strip(),
        reporter_relationship=RELATIONSHIPS["self"],
        reporter_age=you["age"],
        anonymous=not you["given_names"] and not you["family_name"],
        keep_name_from_family=True,
        trusted_adult=said["adult"]["who"],
        wants=said["wish"]["wants"],
        **_reached(talk),
        **told_by_every_voice(worry, to),
    )


def about_a_friend(worry: Worry, to: Destination) -> Telling:
    said = _said(worry)
    you, talk = said["you"], said["reach"]
    return Telling(
        route="child",
        account=said["happening"]["account"],
        children=(_child(said["friend"], said["where"]["school"]),),
        reporter_name=you["name"],
        reporter_relationship=RELATIONSHIPS["young_friend"],
        reporter_age=you["age"],
        anonymous=not you["name"],
        keep_name_from_family=you["family_may_know"] is not True,
        **_reached(talk),
        **told_by_every_voice(worry, to),
    )


def _said(worry: Worry) -> dict[str, dict[str, Any]]:
    return {step: worry.cleaned(step).cleaned_data for step in worry.journey.order if step != "council"}


def _child(told: dict[str, Any], school: str) -> ChildAsTold:
    names: dict[str, str] = {name: told[name] for name in ("given_names", "family_name")}
    return child_aged(told["age"], **names, school=told["school"] or school)


def _reached(talk: dict[str, Any]) -> dict[str, Any]:
    return {
        "reporter_phone": talk["text_number"] or talk["phone_number"],
        "contact_safe": safely(talk),
        "must_not_know": talk["not_to_know"],
    }


def safely(talk: dict[str, Any]) -> str:
    """Unless they said that nobody else sees it, no message is left."""
    if talk["how"] == "no":
        return ""
    message = "" if talk["seen"] == "no" or talk["how"] in ("school", "adult") else "Leave no message"
    return ". ".join(part for part in (HOW[talk["how"]], talk["when"], message) if part)
