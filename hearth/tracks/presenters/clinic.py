"""The midwife’s list, in finished words."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from hearth.tracks.queries.clinic import Expecting
from hearth.ui import days


@dataclass(frozen=True)
class Card:
    """One woman on the midwife's list."""

    name: str
    href: str
    pregnancy: str  # where a scan, a loss or a birth is written down
    weeks: str
    lines: list[str]
    pressing: str


@dataclass(frozen=True)
class Clinic:
    early: list[Card]
    later: list[Card]
    unknown: list[Card]


def clinic(every: list[Expecting], today: date) -> Clinic:
    cards = [(each.now.early, _card(each, today)) for each in every]
    return Clinic(*([card for early, card in cards if early is which] for which in (True, False, None)))


def _card(each: Expecting, today: date) -> Card:
    pregnancy, now = each.pregnancy, each.now
    weeks = f"{days.plural(now.weeks or 0, 'week')} and {days.plural(now.days or 0, 'day')}" if now.due else "Not known"
    lines = [f"Due {days.day(now.due)}, {_source(pregnancy, today)}."] if now.due else ["Ask for the due date."]
    if pregnancy.babies > 1:
        lines.append(f"{pregnancy.babies} babies are expected.")
    lines.append("An earlier child was removed." if each.earlier_removal else "No earlier removal is on record. Ask.")
    lines.append(_help(each))
    left = (now.last_early_day - today).days + 1 if now.last_early_day and now.early else 0
    pressing = f"{days.plural(left, 'day')} left before 20 weeks" if 0 < left <= 21 and each.episode is None else ""
    href = reverse("familyfile:family", args=[pregnancy.family_id])
    its_own = reverse("families:pregnancy", args=[pregnancy.family_id, pregnancy.pk])
    return Card(str(pregnancy.mother), href, its_own, weeks, lines, pressing)


def _source(pregnancy: Any, today: date) -> str:
    known = [row for row in pregnancy.due_dates.all() if row.known_on <= today]
    latest = max(known, key=lambda row: (row.known_on, row.pk))
    said = f"from {latest.source}, known" if latest.source else "known"
    return f"{said} since {days.day(latest.known_on)}"


def _help(each: Expecting) -> str:
    if each.episode is None:
        return "Not referred to a programme that begins before birth."
    then = each.at_referral
    when = "early" if then and then.early else "after 20 weeks" if then and then.early is False else "no due date known"
    return f"With {each.episode.key_worker_name} since {days.day(each.episode.opened)}; on referral: {when}."
