"""A pregnancy in finished words: what was known when, and how many weeks that made."""

from datetime import date
from typing import Any

from hearth.families.models import Family, Person, Pregnancy
from hearth.families.rules.pregnancy import EARLY_PREGNANCY_WEEKS, Estimate, known_early, weeks_on, weeks_pregnant
from hearth.ui.addresses import address
from hearth.ui.days import day, plural

HOW_IT_ENDED = {"born": "Born", "lost": "The baby was lost", "ended": "The pregnancy was ended"}


def pregnancy_page(family: Family, pregnancy: Pregnancy, today: date) -> dict[str, Any]:
    known = list(pregnancy.due_dates.order_by("known_on", "id"))
    estimates = [Estimate(each.due, each.known_on) for each in known]
    others = list(pregnancy.other_parents.filter(person__sealed_at=None).select_related("person").order_by("id"))
    born = list(pregnancy.children.filter(child__sealed_at=None).select_related("child").order_by("id"))
    expected = pregnancy.outcome == "expected"
    return {
        "family": family,
        "pregnancy": pregnancy,
        "expected": expected,
        "back": address("familyfile:family", family.pk),
        "title": f"{pregnancy.mother}’s pregnancy",
        "rows": [
            _row("Now", _now(pregnancy, estimates, today)),
            _row("First known", _first(estimates)),
            _row("Babies expected" if expected else "Babies", str(pregnancy.babies)),
            _row("Other parent", "; ".join(f"{each.person}, as told by {each.as_told_by}" for each in others)),
            _row("Shown in the family’s own papers", "Yes" if pregnancy.shown_to_family else "No"),
        ],
        "estimates": [
            [day(each.known_on), day(each.due), f"{weeks_pregnant(each.due, each.known_on)} weeks", each.source]
            for each in known
        ],
        "children": [
            {"title": _child(pregnancy, each.child), "href": address("families:person", family.pk, each.child_id)}
            for each in born
        ],
        "may_open_unborn": expected and len(born) < pregnancy.babies,
    }


def _child(pregnancy: Pregnancy, child: Person) -> str:
    """Of twins one may be lost while the other is born: the record of the first still stands, and says so."""
    return f"{child} (lost)" if pregnancy.outcome == "born" and child.born is None else str(child)


def _row(question: str, answer: str) -> dict[str, str]:
    return {"question": question, "answer": answer}


def _now(pregnancy: Pregnancy, estimates: list[Estimate], today: date) -> str:
    if pregnancy.outcome != "expected":
        return f"{HOW_IT_ENDED[pregnancy.outcome]}, {day(pregnancy.ended)}"
    weeks = weeks_on(estimates, today)
    return f"{plural(weeks, 'week')}, due {day(estimates[-1].due)}" if weeks is not None else ""


def _first(estimates: list[Estimate]) -> str:
    if not estimates:
        return ""
    first = estimates[0]
    early = "before" if known_early(estimates) else "not before"
    weeks = plural(weeks_pregnant(first.due, first.known_on), "week")
    return f"{day(first.known_on)}, at {weeks}: {early} {EARLY_PREGNANCY_WEEKS} weeks"
