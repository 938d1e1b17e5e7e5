"""Referrals in finished words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.urls import reverse

from hearth.access.viewer import Viewer
from hearth.practice.own.added import programme_known, programmes_known
from hearth.referrals.clock import time_left
from hearth.referrals.forms import Answer, Information, Progress, UnderWay, Withdrawal
from hearth.referrals.models import ReferralState, ServiceReferral
from hearth.referrals.policies import may_receive
from hearth.referrals.rules import (
    AGREEMENTS,
    ASKED,
    ASKER,
    DECLINED,
    ENDED,
    INFORMATION_ASKED,
    INFORMATION_GIVEN,
    NEXT,
    NOT_ENGAGED,
    OUTCOMES,
    OVER,
    RECEIVED,
    SENT,
    STARTED,
    STATES,
    TO_START,
    WAITING,
    spells,
    waited_for,
)
from hearth.ui.dates import PartialDate
from hearth.ui.days import age, day, day_and_time, partial_day, plural, short_day
from hearth.ui.forms import QuestionForm

COLUMNS = ["Family", "For", "From", "To", "Sent", "Where it stands"]
Lists = Mapping[str, tuple[str, Sequence[str]]]
ASKED_OF_US: Lists = {
    "sent": ("To answer", (SENT, RECEIVED, INFORMATION_GIVEN)),
    "asked": ("We have asked for information", (INFORMATION_ASKED,)),
    "accepted": ("To begin", TO_START),
    "started": ("Under way", (STARTED,)),
    "over": ("Over", OVER),
}
ASKED_BY_US: Lists = {
    "ours": ("They ask us", (INFORMATION_ASKED,)),
    "waiting": ("Waiting for an answer", (SENT, RECEIVED, INFORMATION_GIVEN)),
    "accepted": ("Accepted, not begun", TO_START),
    "started": ("Under way", (STARTED,)),
    "over": ("Over", OVER),
}


@dataclass(frozen=True)
class Link:
    text: str
    href: str
    current: bool


def list_links(lists: Lists, chosen: str, here: str) -> list[Link]:
    return [Link(text, f"{reverse(here)}?show={name}", name == chosen) for name, (text, _) in lists.items()]


def ways(viewer: Viewer, here: str) -> list[Link]:
    """Between what was asked of them and what they have asked, where they have both."""
    if not may_receive(viewer):
        return []
    places = [("Asked of us", "referrals:received"), ("Asked by us", "referrals:made")]
    return [Link(text, reverse(name), name == here) for text, name in places]


def rows(referrals: Sequence[ServiceReferral], now: datetime, nation: str) -> list[list[Any]]:
    known = programmes_known(each.programme for each in referrals)
    return [
        [
            {"text": each.family_name, "href": reverse("referrals:referral", args=[each.pk])},
            known[each.programme].title,
            each.from_agency_name,
            each.to_team_name if each.to_holder_id == each.holder_id else each.to_agency_name,
            short_day(each.created_at),
            standing(each, now, nation),
        ]
        for each in referrals
    ]


def standing(referral: ServiceReferral, now: datetime, nation: str) -> str:
    """How long is left to answer, or where it stands."""
    if referral.state in (SENT, RECEIVED, INFORMATION_GIVEN):
        return time_left(referral.answer_due, now, nation)
    return STATES[referral.state]


def facts(referral: ServiceReferral, now: datetime, nation: str) -> list[tuple[str, str]]:
    """For the identity bar."""
    return [
        ("For", programme_known(referral.programme).title),
        ("From", referral.from_agency_name),
        ("To", f"{referral.to_team_name}, {referral.to_agency_name}"),
        ("Where it stands", standing(referral, now, nation)),
        ("Next", next_to_act(referral)),
    ]


def told(referral: ServiceReferral) -> list[dict[str, str]]:
    """What was shared, and on what footing."""
    family_told = "Yes" if referral.family_told else f"No. {referral.why_not_told}"
    return [
        {"question": "Reasons", "answer": reasons(referral)},
        {"question": "What came before", "answer": referral.history or "Nothing was sent"},
        {"question": "Lawful basis", "answer": referral.lawful_basis},
        {"question": "Does the family know?", "answer": family_told},
        {"question": "Does the family agree to the service?", "answer": AGREEMENTS[referral.agreement]},
        {"question": "Asked by", "answer": f"{referral.asked_by}, {referral.from_agency_name}"},
        {"question": "Answer due", "answer": day_and_time(referral.answer_due)},
    ]


def reasons(referral: ServiceReferral) -> str:
    """Each reason in the programme's words; one that a later version of it dropped is shown by its id."""
    labels = {reason.id: reason.label for reason in programme_known(referral.programme).referral_reasons}
    return "\n".join(labels.get(id, id) for id in referral.referral_reasons) or "None chosen"


def people_rows(referral: ServiceReferral) -> list[list[str]]:
    return sent_people(referral.people)


def sent_people(people: Sequence[Mapping[str, Any]]) -> list[list[str]]:
    """People as they were sent to another agency."""
    return [[_name(person), str(person["role"]), _born(person), _speaks(person)] for person in people]


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


def next_to_act(referral: ServiceReferral) -> str:
    """Whose move it is."""
    side = NEXT.get(referral.state)
    if side is None:
        return "Nobody need act"
    return referral.from_agency_name if side == ASKER else f"{referral.to_team_name}, {referral.to_agency_name}"


def timeline(states: Sequence[ReferralState], now: datetime) -> list[dict[str, str]]:
    """Each state with who moved it and how long it lasted; newest first."""
    lasted = spells([(each.state, each.at) for each in states], now)
    told = [
        {
            "when": day_and_time(state.at),
            "title": _titled(state),
            "by": state.by_name,
            "text": state.reason if state.state != SENT else "",  # why they ask stands above
            "lasted": "" if state.state in OVER else _lasted(spell.lasted, still=spell.ended is None),
        }
        for state, spell in zip(states, lasted, strict=True)
    ]
    return told[::-1]


def _titled(state: ReferralState) -> str:
    if state.state == WAITING and state.until:
        return f"{STATES[WAITING]}, until about {day(state.until)}"
    if state.state == ENDED and state.outcome:
        return f"{STATES[ENDED]}: {OUTCOMES[state.outcome].lower()}"
    return "Received" if state.state == RECEIVED else STATES[state.state]


def _lasted(span: timedelta, *, still: bool) -> str:
    if span < timedelta(minutes=1):
        return "" if not still else "since just now"
    return f"for {_span(span)} so far" if still else f"for {_span(span)}"


def _span(span: timedelta) -> str:
    if span >= timedelta(days=1):
        return plural(span.days, "day")
    minutes = int(span.total_seconds() // 60)
    return plural(minutes // 60, "hour") if minutes >= 60 else plural(minutes, "minute")


def waited(states: Sequence[ReferralState], referral: ServiceReferral, now: datetime) -> list[dict[str, str]]:
    """How long in all it was for each side to act."""
    found = waited_for(spells([(each.state, each.at) for each in states], now))
    names = {ASKED: referral.to_agency_name, ASKER: referral.from_agency_name}
    if referral.to_holder_id == referral.holder_id:
        names = {ASKED: referral.to_team_name, ASKER: "Whoever asked"}
    return [
        {"question": f"{names[side]} had it to act on for", "answer": _span(span)}
        for side, span in found.items()
        if span >= timedelta(minutes=1)
    ]


@dataclass(frozen=True)
class Offer:
    """A form on the referral's page: what it is headed, where it is sent."""

    form: QuestionForm
    heading: str
    button: str
    action: str
    warning: bool = False
    draft_url: str = ""


OFFERED = {
    Answer: ("Your answer", "Send the answer", "answer"),
    Progress: ("Not begun", "Tell them", "progress"),
    UnderWay: ("When it ends", "Tell them", "progress"),
    Information: ("Give them the information", "Send", "inform"),
    Withdrawal: ("Withdraw the referral", "Withdraw", "withdraw"),
}


def offers(forms: Sequence[QuestionForm], referral: ServiceReferral, drafts: Sequence[str]) -> list[Offer]:
    """Each with the address to which it is saved while somebody writes."""
    found = []
    for form, draft in zip(forms, drafts, strict=True):
        heading, button, page = OFFERED[type(form)]
        where = reverse(f"referrals:{page}", args=[referral.pk])
        found.append(Offer(form, heading, button, where, isinstance(form, Withdrawal), draft))
    return found


def is_to_be_looked_at(referral: ServiceReferral) -> bool:
    """Help that did not come about: somebody on the asking side looks at the risk again."""
    return referral.state in (NOT_ENGAGED, DECLINED)
