"""Handovers in finished words: first of all, who holds the family now."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse

from hearth.referrals.clock import time_left
from hearth.referrals.handovers import queries
from hearth.referrals.handovers.rules import ASKED, STATES, holder_now
from hearth.referrals.models import Handover
from hearth.referrals.presenters import Link, sent_people
from hearth.ui.days import day_and_time, short_day

COLUMNS = ["Family", "From", "To", "Asked", "Where it stands", "Who holds them now"]


def ways(ours: bool) -> list[Link]:
    here = reverse("referrals:handovers")
    return [Link("Asked of us", here, not ours), Link("Asked by us", f"{here}?show=ours", ours)]


def rows(handovers: Sequence[Handover], now: datetime, nation: str) -> list[list[Any]]:
    return [
        [
            {"text": each.family_name, "href": reverse("referrals:handover", args=[each.pk])},
            each.from_agency_name,
            f"{each.to_team_name}, {each.to_agency_name}",
            short_day(each.created_at),
            standing(each, now, nation),
            holds(each),
        ]
        for each in handovers
    ]


def holds(handover: Handover) -> str:
    return holder_now(handover.state, handover.from_agency_name, handover.to_agency_name)


def standing(handover: Handover, now: datetime, nation: str) -> str:
    return time_left(handover.answer_due, now, nation) if handover.state == ASKED else STATES[handover.state]


def facts(handover: Handover, now: datetime, nation: str) -> list[tuple[str, str]]:
    return [
        ("Who holds them now", holds(handover)),
        ("From", handover.from_agency_name),
        ("To", f"{handover.to_team_name}, {handover.to_agency_name}"),
        ("Where it stands", standing(handover, now, nation)),
    ]


def told(handover: Handover) -> list[dict[str, str]]:
    family_told = "Yes" if handover.family_told else f"No. {handover.why_not_told}"
    rows = [
        ("What came before", handover.history),
        ("Lawful basis", handover.lawful_basis),
        ("Does the family know?", family_told),
        ("Asked by", f"{handover.asked_by}, {day_and_time(handover.created_at)}"),
        ("Answer due", day_and_time(handover.answer_due)),
    ]
    if handover.state != ASKED:
        rows.append((STATES[handover.state], f"{handover.answered_by}, {day_and_time(handover.answered_at)}"))
    if handover.answer:
        rows.append(("Why", handover.answer))
    return [{"question": question, "answer": answer} for question, answer in rows]


def people_table(handover: Handover, on_record: Collection[queries.Named] | None) -> dict[str, Any]:
    """Who was sent, and where the viewer has a record of the family, who of them is not on it yet."""
    columns, rows = ["Name", "Who", "Born", "Language"], sent_people(handover.people)
    if on_record is None:
        return {"columns": columns, "rows": rows}
    known = [
        "Yes" if queries.named(each) in on_record else "Not by this name and birth date" for each in handover.people
    ]
    return {
        "columns": [*columns, "On your record"],
        "rows": [[*row, said] for row, said in zip(rows, known, strict=True)],
    }
