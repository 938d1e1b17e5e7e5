"""Restricted records and grants in finished words."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from hearth.access.models import Grant
from hearth.families.models import Family, Restriction
from hearth.families.restricting.rules import in_force
from hearth.ui.days import clock, day_and_time


def restriction_rows(restriction: Restriction) -> list[dict[str, str]]:
    asked = f"{restriction.asked_by_name}, {day_and_time(restriction.asked_at)}" if restriction.asked_at else ""
    rows = [
        ("Its number", restriction.number),
        ("Restricted by", f"{restriction.by_name}, {day_and_time(restriction.begins)}"),
        ("Why", restriction.reason or "No reason was given: it came restricted from another agency"),
        ("Asked to open it again", asked),
        ("Why open it", restriction.why_lift if asked else ""),
    ]
    return [{"question": question, "answer": answer} for question, answer in rows if answer]


def grant_line(grant: Grant, family: Family | None) -> dict[str, Any]:
    """One line of the list."""
    return {
        "href": reverse("restricting:grant", args=[grant.pk]),
        "title": f"{grant.user.name} opened {family.name if family else 'a record'}",
        "when": day_and_time(grant.begins),
        "state": state(grant),
        "colour": "yellow" if grant.reviewed_at is None else "green" if grant.justified else "red",
    }


def state(grant: Grant) -> str:
    if grant.reviewed_at is None:
        return "To look at"
    return "It was right" if grant.justified else "It was not right"


def grant_rows(grant: Grant, family: Family) -> list[dict[str, str]]:
    over = "" if in_force(grant.begins, grant.until, timezone.now()) else " (over)"
    rows = [
        ("Record", family.name),
        ("Opened by", f"{grant.user.name}: {grant.user_text}"),
        ("When", f"{day_and_time(grant.begins)}, until {clock(grant.until)}{over}"),
        ("Why", grant.reason),
    ]
    if grant.reviewed_at and grant.reviewed_by:
        who = f"{grant.reviewed_by.name}, {day_and_time(grant.reviewed_at)}"
        rows += [("Looked at by", who), ("Was it right?", "Yes" if grant.justified else "No"), ("Why so", grant.review)]
    return [{"question": question, "answer": answer} for question, answer in rows]
