"""Costs in finished words: each figure with what it was divided by, and what is not known."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from hearth.costs.models import WorkedTime
from hearth.costs.queries import TeamCost
from hearth.costs.rules.time import KINDS
from hearth.practice.definitions.unit_costs import UnitCost
from hearth.ui import days

UNITS = {
    "a_year": "a year",
    "a_week": "a week",
    "a_day": "a day",
    "an_event": "each time",
    "a_family": "a family",
    "a_child": "a child",
    "per_pound_spent": "for each pound spent",
}


@dataclass(frozen=True)
class TeamPage:
    name: str
    rows: list[list[str]]
    hours: list[list[str]]
    unknown: list[str]


def team_page(one: TeamCost) -> TeamPage:
    cost = one.cost
    rows = [
        ["Spent", money(cost.spent), f"{days.plural(one.posts, 'post')}, {days.plural(one.budgets, 'budget')}"],
        ["Cost per family", money(cost.per_family), days.plural(cost.families, "family", "families")],
        ["Cost per family and day", money(cost.per_family_day), days.plural(cost.family_days, "family-day")],
    ]
    hours = [[KINDS[kind], f"{minutes / 60:.1f}"] for kind, minutes in sorted(one.minutes.items())]
    return TeamPage(one.team.name, rows, hours, _unknown(one))


def hours_by_kind(rows: Iterable[WorkedTime]) -> list[list[str]]:
    """One episode's time, and all of it together."""
    minutes: dict[str, int] = {}
    for row in rows:
        minutes[row.kind] = minutes.get(row.kind, 0) + row.minutes
    told = [[KINDS[kind], f"{minutes[kind] / 60:.1f}"] for kind in KINDS if kind in minutes]
    return [*told, ["In all", f"{sum(minutes.values()) / 60:.1f}"]] if told else []


def _unknown(one: TeamCost) -> list[str]:
    said = []
    if not one.posts:
        said.append("No post is written down for these days, so what people cost is not in these figures.")
    if not one.budgets:
        said.append("No budget is written down for these days.")
    if one.visits > one.visits_timed:
        without = one.visits - one.visits_timed
        said.append(
            f"Of {days.plural(one.visits, 'visit')} done, {without} have no length. Nothing is guessed for them."
        )
    if not any(kind != "visit" for kind in one.minutes):
        said.append("No travel, meetings or writing are written down.")
    return said


def money(amount: Decimal | None) -> str:
    return "Not known" if amount is None else f"£{amount:,.2f}"


def unit_costs(costs: tuple[UnitCost, ...]) -> list[list[str]]:
    return [[cost.label, _amount(cost), cost.price_year or "Not recorded", _source(cost)] for cost in costs]


def _amount(cost: UnitCost) -> str:
    unit = UNITS[cost.unit]
    if cost.pounds is not None:
        return f"£{cost.pounds:,} {unit}"
    if cost.blank_because:
        return f"Not known: {cost.blank_because}"
    low, high = cost.at_least_pounds, cost.at_most_pounds
    if low is not None and high is not None:
        return f"£{low:,} to £{high:,} {unit}"
    return f"at least £{low:,} {unit}" if low is not None else f"at most £{high:,} {unit}"


def _source(cost: UnitCost) -> str:
    parts = [cost.source or "No source", f"confidence: {cost.confidence.replace('_', ' ')}", cost.caution or ""]
    return ". ".join(part.rstrip(".") for part in parts if part)
