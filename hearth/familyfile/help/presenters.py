"""Matches in finished words: what fits and why, what is not known, what does not fit and why not."""

from typing import Any

from django.urls import reverse

from hearth.directory import wording
from hearth.directory.queries.matching import Match, Matches
from hearth.directory.rules.fit import DOES_NOT_FIT, FITS, MAY_FIT, MET, NOT_MET, UNKNOWN
from hearth.practice.definitions.evidence import Evidence
from hearth.practice.library import library
from hearth.ui.days import today

STATES = {MET: ("Met", "green"), NOT_MET: ("Not met", "red"), UNKNOWN: ("Not known", "yellow")}
SHOWN = 30  # of each; the rest are counted, and come forward when more is said of what is needed
GROUPS = (
    (FITS, "Fit", "Everything that they ask is met, as far as anybody has said."),
    (MAY_FIT, "May fit", "Something is not known. Ask them, or find it out."),
    (DOES_NOT_FIT, "Do not fit", "Each says why not."),
)


def groups_of(found: Matches) -> list[dict[str, Any]]:
    evidence = {each.id: each for each in library().evidence()}
    return [
        {
            "title": title,
            "about": about,
            "state": state,
            "many": len(found.of(state)),
            "matches": [_told(each, evidence) for each in found.of(state)[:SHOWN]],
        }
        for state, title, about in GROUPS
    ]


def _told(match: Match, evidence: dict[str, Evidence]) -> dict[str, Any]:
    entry = match.entry
    return {
        "id": entry.id,
        "name": entry.name,
        "by": entry.organisation.name,
        "href": reverse("directory:for_staff", args=[entry.id]),
        "suits": ", ".join(match.fit.suits),
        "judgements": [
            {"about": each.about, "state": STATES[each.state][0], "colour": STATES[each.state][1], "words": each.words}
            for each in match.fit.judgements
        ],
        "why_not": " ".join(dict.fromkeys(each.words for each in match.fit.not_met)),
        "wait": wording.waiting(entry.capacity, today()),
        "checked": wording.checked(match.freshness),
        "stale": match.freshness.is_stale,
        "distance": wording.distance(match.metres),
        "evidence": _evidence(evidence.get(entry.programme)),
    }


def _evidence(it: Evidence | None) -> str:
    if it is None:
        return "No programme is named, so nothing is recorded of its evidence."
    directions = [finding.direction.replace("_", " ") for finding in it.findings]
    rating = f"rated {it.rating.rating} ({it.rating.scale}, {it.rating.dated})" if it.rating.recorded else "not rated"
    return f"{it.title}: {rating}; findings: {', '.join(directions) or 'none recorded'}."
