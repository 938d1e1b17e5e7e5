"""Proceedings and orders in finished words."""

from typing import Any

from hearth.families.known.law import KnownLaw
from hearth.families.models import Family, Order, Proceedings
from hearth.families.presenters.periods import period
from hearth.families.presenters.person import listed
from hearth.families.terms import label
from hearth.practice.definitions.family_terms import FamilyTerms
from hearth.ui.addresses import address
from hearth.ui.days import day


def law_page(family: Family, known: KnownLaw, terms: FamilyTerms) -> dict[str, Any]:
    return {
        "family": family,
        "back": address("familyfile:family", family.pk),
        "cases": [_case(family, each, terms) for each in known.proceedings],
        "orders": [_order(family, each, terms) for each in known.orders],
    }


def _case(family: Family, case: Proceedings, terms: FamilyTerms) -> dict[str, Any]:
    about: list[str] = case.about  # type: ignore[attr-defined]
    outcome = label(terms.proceedings_outcomes, case.outcome)
    parts = (period(case.issued, case.ended), outcome, case.court, f"Case {case.number}" if case.number else "")
    return {
        "title": f"{label(terms.proceedings, case.kind)}: {listed(about)}",
        "text": ". ".join(part for part in parts if part),
        "tag": "" if case.ended else "Going on",
        "end": "" if case.ended else address("families:end_proceedings", family.pk, case.pk),
    }


def _order(family: Family, order: Order, terms: FamilyTerms) -> dict[str, Any]:
    about: list[str] = order.about  # type: ignore[attr-defined]
    named = order.names_person if order.names_person and not order.names_person.sealed_at else None
    parts = (
        f"Made {day(order.made)}",
        f"until {day(order.until)}" if order.until else "",
        f"ended {day(order.ended)}" if order.ended else "",
        f"names {named}" if named else "",
        order.court,
    )
    return {
        "title": f"{label(terms.orders, order.kind)}: {listed(about)}",
        "text": ", ".join(part for part in parts if part),
        "tag": "" if order.ended else "In force",
        "end": "" if order.ended else address("families:end_order", family.pk, order.pk),
    }
