"""The register of evidence in finished words. A null result is told as plainly as a good one."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hearth.directory.models import Evidence as OwnResult
from hearth.directory.rules.protecting import Counts, protected
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
        if protected(_counts(each)) is not None:
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
        "families": _families(each),
        "source": f"{each.keeper.name}. {each.source}, {day(each.on)}",
    }


def _counts(each: OwnResult) -> Counts:
    return Counts(each.families, each.improved, each.started)


def _families(each: OwnResult) -> str:
    """How many did better, of how many, and of how many nobody knows: as far as it may be told."""
    told = protected(_counts(each))
    if told is None:
        return _("Fewer than six families: not told.")
    if told.improved is None:
        parts = [_("Known of {n} families.").format(n=f"{told.known:,}")]
    else:
        values = {"better": f"{told.improved:,}", "n": f"{told.known:,}", "share": f"{told.improved / told.known:.0%}"}
        parts = [_("{better} of {n} families did better ({share}).").format(**values)]
    if told.missing:
        parts.append(_("Of {n} more who began it is not known what came of it.").format(n=f"{told.missing:,}"))
    if told.hidden:
        parts.append(_("Small numbers are not told."))
    return " ".join(parts)


def kept_results(rows: Iterable[OwnResult]) -> list[dict[str, Any]]:
    """For the keeper who counted them: the counts as they are, and beside them what others read."""
    titles = {each.id: each.title for each in library().evidence()}
    found = []
    for each in rows:
        words, colour = DIRECTIONS[each.effect]
        counted = [f"{each.started:,} began" if each.started is not None else "", f"known of {each.families:,}"]
        counted.append(f"{each.improved:,} did better" if each.improved is not None else "")
        told = protected(_counts(each)) is not None and not each.withdrawn_at
        found.append(
            {
                "id": each.pk,
                "programme": titles.get(each.programme, each.programme),
                "outcome": each.outcome,
                "direction": str(words),
                "colour": colour,
                "state": "" if told else "Not published",
                "says": each.says,
                "counted": f"{', '.join(filter(None, counted))}.",
                "told": _families(each) if told else "nothing.",
                "source": f"{each.source}, {day(each.on)}. Written down by {each.noted_by or 'somebody'}.",
                "why": each.withdrawn_why if each.withdrawn_at else "",
            }
        )
    return found
