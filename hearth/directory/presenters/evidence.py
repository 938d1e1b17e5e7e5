"""The register of evidence in finished words. A null result is told as plainly as a good one."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hearth.directory.models import Evidence as OwnResult
from hearth.practice.definitions.evidence import Evidence, Finding, Rating
from hearth.practice.library import library
from hearth.ui.days import day
from hearth.ui.languages import translated

DIRECTIONS = {
    "better": (gettext_lazy("Better"), "green"),
    "no_difference": (gettext_lazy("No difference"), "grey"),
    "worse": (gettext_lazy("Worse"), "red"),
    "mixed": (gettext_lazy("Mixed"), "yellow"),
    "not_measured": (gettext_lazy("Not measured"), "grey"),
}
DESIGNS = {
    "randomised_trial": gettext_lazy("Families were drawn by lot"),
    "comparison_group": gettext_lazy("With families to compare with"),
    "before_and_after": gettext_lazy("Before and after, with nobody to compare with"),
    "process_study": gettext_lazy("A study of how it went"),
    "not_recorded": gettext_lazy("How it was studied is not recorded"),
}
KINDS = {"assessment": gettext_lazy("Assessment"), "framework": gettext_lazy("Framework")}


def register(own: Iterable[OwnResult]) -> list[dict[str, Any]]:
    """Every programme with its findings, and this area's own results where somebody has published them."""
    mine: dict[str, list[OwnResult]] = {}
    for each in own:
        mine.setdefault(each.programme, []).append(each)
    return [_programme(each, mine.get(each.id, [])) for each in library().evidence()]


def _programme(it: Evidence, own: list[OwnResult]) -> dict[str, Any]:
    needs = library().needs
    return {
        "id": it.id,
        "title": translated(it.title),
        "kind": str(KINDS.get(it.kind, "")),
        "withdrawn": it.delivery_status == "withdrawn",
        "for_whom": translated(it.for_whom),
        "form": translated(it.form),
        "needs": ", ".join(translated(needs.need(each).label) for each in it.needs),
        "rating": _rating(it.rating),
        "findings": [_finding(each) for each in it.findings],
        "own": [_own(each) for each in own],
    }


def _rating(rating: Rating) -> str:
    """Somebody else's rating, with whose it is and when; never without."""
    if not rating.recorded:
        return ""
    said = _("{rating} on the scale of {scale}, {dated}").format(
        rating=translated(rating.rating), scale=translated(rating.scale or ""), dated=rating.dated
    )
    cost = _("Cost: {cost}").format(cost=translated(rating.cost_rating)) if rating.cost_rating else ""
    return ". ".join(filter(None, [said, cost]))


def _finding(it: Finding) -> dict[str, Any]:
    words, colour = DIRECTIONS[it.direction]
    figures = [f"{translated(each.label)}: {translated(each.value)}" for each in it.figures]
    cautions = [translated(each.caution) for each in it.figures if each.caution]
    people = _("{n} took part").format(n=f"{it.participants:,}") if it.participants else _("How many is not recorded")
    return {
        "outcome": translated(it.outcome),
        "direction": str(words),
        "colour": colour,
        "effect": translated(it.effect),
        "figures": figures,
        "cautions": cautions,
        "design": str(DESIGNS[it.design]),
        "people": people,
        "rating": _rating(it.rating),
        "source": f"{translated(it.study)}{f', {it.dated}' if it.dated else ''}. {translated(it.source)}",
    }


def _own(each: OwnResult) -> dict[str, str]:
    words, colour = DIRECTIONS[each.effect]
    return {
        "outcome": each.outcome,
        "direction": str(words),
        "colour": colour,
        "says": each.says,
        "families": _("{n} families").format(n=f"{each.families:,}"),
        "source": f"{each.source}, {day(each.on)}",
    }
