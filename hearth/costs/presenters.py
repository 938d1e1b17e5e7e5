"""Costs in finished words: each figure with what it was divided by, and what is not known."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from django.urls import reverse

from hearth.costs.models import WorkedTime
from hearth.costs.queries import TeamCost
from hearth.costs.rules.spending import Span
from hearth.costs.rules.telling import Told, about, told
from hearth.costs.rules.time import KINDS
from hearth.outcomes.hiding import is_small
from hearth.outcomes.protection import LARGEST_SMALL
from hearth.practice.definitions.unit_costs import UnitCost
from hearth.ui import days

HIDDEN = "Too few to show"
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
    enough: str  # the page of those days, among these, that can be told


def team_page(one: TeamCost, period: Span) -> TeamPage:
    """Protected as if it left the house: a page of costs is soon laid before somebody who pays."""
    said = told(one.cost, period, LARGEST_SMALL)
    rows = [
        ["Spent", money(one.cost.spent), f"{days.plural(one.posts, 'post')}, {days.plural(one.budgets, 'budget')}"],
        ["Cost per family", *_divided(said.per_family, said.families, "family", "families")],
        ["Cost per family and day", *_divided(said.per_family_day, said.family_days, "family-day")],
    ]
    return TeamPage(one.team.name, rows, [] if said.few else _hours(one), _unknown(one, said), _page(said.enough))


def _page(period: Span | None) -> str:
    if period is None or period.last is None:
        return ""
    asked = {
        f"{name}_{part}": getattr(day, part)
        for name, day in (("first", period.first), ("last", period.last))
        for part in ("day", "month", "year")
    }
    return f"{reverse('costs:costs')}?{urlencode(asked)}"


def _divided(amount: Decimal | None, by: int | None, *of: str) -> tuple[str, str]:
    return (HIDDEN, HIDDEN) if by is None else (money(amount), days.plural(by, *of))


def _hours(one: TeamCost) -> list[list[str]]:
    return [
        [KINDS[kind], HIDDEN if is_small(one.timed[kind], LARGEST_SMALL) else f"{about(minutes):,}"]
        for kind, minutes in sorted(one.minutes.items())
    ]


def hours_by_kind(rows: Iterable[WorkedTime]) -> list[list[str]]:
    """One episode's time, and all of it together."""
    minutes: dict[str, int] = {}
    for row in rows:
        minutes[row.kind] = minutes.get(row.kind, 0) + row.minutes
    told = [[KINDS[kind], f"{minutes[kind] / 60:.1f}"] for kind in KINDS if kind in minutes]
    return [*told, ["In all", f"{sum(minutes.values()) / 60:.1f}"]] if told else []


def _unknown(one: TeamCost, told: Told) -> list[str]:
    said = []
    if told.few_on and not told.few:
        said.append(
            f"On some of these days work was open with 1 to {LARGEST_SMALL} families only. What it cost could be had "
            "from the pages of two periods, so family-days are not told."
        )
    if not one.posts:
        said.append("No post is written down for these days, so what people cost is not in these figures.")
    if not one.budgets:
        said.append("No budget is written down for these days.")
    if told.few:
        said.append(f"Work was open with 1 to {LARGEST_SMALL} families: what each cost, visits and hours are not told.")
        return said
    if one.visits > one.visits_timed and not is_small(one.visited, LARGEST_SMALL):
        without = one.visits - one.visits_timed
        have, them = ("has", "it") if without == 1 else ("have", "them")
        visits = days.plural(one.visits, "visit")
        said.append(f"Of {visits} done, {without:,} {have} no length. Nothing is guessed for {them}.")
    if not any(kind != "visit" for kind in one.minutes):
        said.append("No travel, meetings or writing are written down.")
    return said


def money(amount: Decimal | None) -> str:
    return "Not known" if amount is None else f"£{amount:,.2f}"


def unit_costs(costs: tuple[UnitCost, ...]) -> list[list[str]]:
    return [[cost.label, _amount(cost), _begun(cost.price_year or "not recorded"), _source(cost)] for cost in costs]


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]


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
    parts = [cost.source or "No source", f"Confidence: {cost.confidence.replace('_', ' ')}", cost.caution or ""]
    return ". ".join(part.rstrip(".") for part in parts if part)
