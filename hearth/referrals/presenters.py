"""Referrals in finished words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from hearth.practice.library import library
from hearth.referrals.clock import time_left
from hearth.referrals.models import ReferralState, ServiceReferral
from hearth.referrals.rules import ACCEPTED, DECLINED, SENT, STATES
from hearth.ui.dates import PartialDate
from hearth.ui.days import age, day, day_and_time, partial_day, short_day

COLUMNS = ["Family", "For", "From", "Sent", "Answer"]
LISTS = {SENT: "Waiting for an answer", ACCEPTED: "Accepted", DECLINED: "Declined"}


@dataclass(frozen=True)
class Link:
    text: str
    href: str
    current: bool


def list_links(chosen: str) -> list[Link]:
    here = reverse("referrals:received")
    return [Link(text, f"{here}?show={state}", state == chosen) for state, text in LISTS.items()]


def rows(referrals: Sequence[ServiceReferral], now: datetime, nation: str) -> list[list[Any]]:
    return [
        [
            {"text": each.family_name, "href": reverse("referrals:referral", args=[each.pk])},
            library().programme(each.programme).title,
            each.from_agency_name,
            short_day(each.created_at),
            standing(each, now, nation),
        ]
        for each in referrals
    ]


def standing(referral: ServiceReferral, now: datetime, nation: str) -> str:
    """How long is left to answer, or the answer."""
    if referral.state == SENT:
        return time_left(referral.answer_due, now, nation)
    return STATES[referral.state]


def facts(referral: ServiceReferral, now: datetime, nation: str) -> list[tuple[str, str]]:
    """For the identity bar."""
    return [
        ("For", library().programme(referral.programme).title),
        ("From", referral.from_agency_name),
        ("To", f"{referral.to_team_name}, {referral.to_agency_name}"),
        ("Answer", standing(referral, now, nation)),
    ]


def told(referral: ServiceReferral) -> list[dict[str, str]]:
    """What was shared, and on what footing."""
    family_told = "Yes" if referral.family_told else f"No. {referral.why_not_told}"
    return [
        {"question": "Reasons", "answer": reasons(referral)},
        {"question": "What came before", "answer": referral.history or "Nothing was sent"},
        {"question": "Lawful basis", "answer": referral.lawful_basis},
        {"question": "Does the family know?", "answer": family_told},
        {"question": "Asked by", "answer": f"{referral.asked_by}, {referral.from_agency_name}"},
        {"question": "Answer due", "answer": day_and_time(referral.answer_due)},
    ]


def reasons(referral: ServiceReferral) -> str:
    """Each reason in the programme's words; one that a later version of it dropped is shown by its id."""
    labels = {reason.id: reason.label for reason in library().programme(referral.programme).referral_reasons}
    return "\n".join(labels.get(id, id) for id in referral.referral_reasons) or "None chosen"


def people_rows(referral: ServiceReferral) -> list[list[str]]:
    return [[_name(person), str(person["role"]), _born(person), _speaks(person)] for person in referral.people]


def _name(person: Mapping[str, Any]) -> str:
    called = person["known_as"] or person["given_names"]
    return f"{called} {person['family_name']}".strip() or "Name not known"


def _born(person: Mapping[str, Any]) -> str:
    if exact := _day(person["born"]):
        return f"{day(exact)} ({age(exact)})"
    return partial_day(PartialDate(_day(person["born_earliest"]), _day(person["born_latest"]), person["born_as_told"]))


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _speaks(person: Mapping[str, Any]) -> str:
    needs = "needs an interpreter" if person["interpreter"] else ""
    return ", ".join(part for part in (person["first_language"], needs) if part)


def timeline(states: Sequence[ReferralState]) -> list[dict[str, str]]:
    return [
        {"when": day_and_time(each.at), "title": STATES[each.state], "by": each.by_name, "text": each.reason}
        for each in states
        if each.state != SENT  # the asking itself stands above
    ]
