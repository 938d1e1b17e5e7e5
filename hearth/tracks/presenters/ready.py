"""Readiness for school in finished words: what is so of one child, and how it came to be."""

from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from hearth.casework.models import Episode
from hearth.casework.rules.readiness import FINDINGS, LABELS, Noted, standing
from hearth.families.terms import terms_of
from hearth.practice.definitions.family_terms import SchoolReadiness, label_in
from hearth.tracks.queries.parents import Child, Line
from hearth.ui import days

NOBODY = ("not_born", "died", "adopted")


def terms_for(episode: Episode) -> SchoolReadiness:
    return terms_of(episode.family).school_readiness


def standing_of(child: Child, terms: SchoolReadiness, today: date) -> str:
    latest = child.readiness[-1].finding if child.readiness else ""
    born = child.person.born if child.person else None
    return standing(latest, born, terms.due_by_months, today)


def now_in_words(child: Child, terms: SchoolReadiness, today: date) -> str:
    """Nothing of a child of whom nothing is asked any more."""
    if child.now in NOBODY or child.person is None:
        return ""
    state = standing_of(child, terms, today)
    latest = child.readiness[-1] if child.readiness else None
    if latest and latest.finding == state:
        return sentence(latest, terms)
    return LABELS[state]


def lines_of(child: Child, terms: SchoolReadiness, episode_id: UUID) -> list[list[Any]]:
    """Every line on record, withdrawn ones too; those that this work wrote, and that stand, may be withdrawn."""
    return [[child.called, on_record(each, terms), _correct(child, each, episode_id)] for each in child.lines]


def on_record(line: Line, terms: SchoolReadiness) -> str:
    said = sentence(line.noted, terms)
    if line.withdrawn is None:
        return said
    away = line.withdrawn
    return f"Withdrawn, and counted nowhere: {said} {away.by} withdrew it on {days.day(away.on)}: {away.why}"


def _correct(child: Child, line: Line, episode_id: UUID) -> object:
    if line.withdrawn:
        return "Withdrawn"
    if line.episode_id != episode_id:
        return "In the work that wrote it"
    return {
        "text": "That is wrong",
        "tells": f"about {child.called}, {days.day(line.noted.on)}",
        "href": reverse("tracks:withdraw_readiness", args=[episode_id, line.id]),
    }


def sentence(noted: Noted, terms: SchoolReadiness) -> str:
    """ "Ready for school, 3 July 2026 (Good level of development …), from Ms Marsh, reception teacher." """
    by = f" ({label_in(terms.measures, noted.measure)})" if noted.measure else ""
    why = f": {noted.reason.rstrip('.')}" if noted.reason else ""
    return f"{FINDINGS[noted.finding]}, {days.day(noted.on)}{by}, from {noted.told_by.rstrip('.')}{why}."
