"""What the public reads of a service, in the page's language."""

from collections.abc import Iterable, Sequence
from datetime import date, time
from decimal import Decimal
from functools import cache

from babel import Locale
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hearth.directory.entry import CapacityEntry, CostEntry, CriterionEntry, ScheduleEntry
from hearth.directory.rules.ages import Ages
from hearth.directory.rules.fit import ages_of
from hearth.directory.rules.freshness import Freshness, capacity_is_old
from hearth.directory.rules.hours import days_in
from hearth.practice.library import library
from hearth.ui.days import day
from hearth.ui.languages import language, translated

DAYS = {
    "MO": gettext_lazy("Monday"),
    "TU": gettext_lazy("Tuesday"),
    "WE": gettext_lazy("Wednesday"),
    "TH": gettext_lazy("Thursday"),
    "FR": gettext_lazy("Friday"),
    "SA": gettext_lazy("Saturday"),
    "SU": gettext_lazy("Sunday"),
}
NTH = {
    1: gettext_lazy("first"),
    2: gettext_lazy("second"),
    3: gettext_lazy("third"),
    4: gettext_lazy("fourth"),
    5: gettext_lazy("fifth"),
    -1: gettext_lazy("last"),
}
STATUSES = {
    "inactive": gettext_lazy("Not running at present"),
    "defunct": gettext_lazy("Closed for good"),
    "temporarily closed": gettext_lazy("Closed for now"),
}
REFERRALS = {
    "anyone": gettext_lazy("You can go or ring yourself. Nobody has to send you."),
    "professional": gettext_lazy("A health visitor, teacher or other worker asks for you."),
    "council": gettext_lazy("The council decides who comes here. Ask the council for help."),
}
MILE = 1609.344


def age(months: int) -> str:
    """18 months; 4 years."""
    if months < 24:
        return ngettext("{n} month", "{n} months", months).format(n=months)
    years = months // 12
    if months % 12:
        return _("{years} years and {months} months").format(years=years, months=months % 12)
    return ngettext("{n} year", "{n} years", years).format(n=years)


def ages(said: Ages) -> str:
    """From 2 years, until the day somebody turns 6."""
    parts = []
    if said.unborn:
        parts.append(_("before birth"))
    if said.least:
        parts.append(_("from {age} old").format(age=age(said.least)))
    elif said.below is not None and not said.unborn:
        parts.append(_("from birth"))
    if said.below is not None and said.below % 12 == 0:
        parts.append(_("until the day they turn {years}").format(years=said.below // 12))
    elif said.below is not None:
        parts.append(_("until they are {age} old").format(age=age(said.below)))
    return ", ".join(parts)


def criterion(said: CriterionEntry) -> str:
    """A criterion in its own words, or said from its parts."""
    if said.words:
        return said.words
    if said.kind == "age":
        whose = _("Parents: {ages}") if said.who == "parent" else _("Children: {ages}")
        words = whose.format(ages=ages(ages_of(said)))
    elif said.kind == "gender":
        words = _("Women and girls") if said.code == "F" else _("Men and boys")
    elif said.kind == "circumstance":
        found = library().help.circumstance(said.code)
        words = translated(found.label) if found else said.code
    elif said.kind == "language":
        words = _("People who speak {language}").format(language=language_name(said.code))
    else:
        words = said.code
    return words


def schedule(said: ScheduleEntry) -> str:
    """Tuesday and Thursday, 6pm to 8pm."""
    days = _days(said.byday)
    if said.freq == "MONTHLY" and days:
        days = _("{days} of the month").format(days=days)
    elif said.interval == 2:
        days = _("{days}, every second week").format(days=days)
    hours = ""
    if said.opens_at and said.closes_at:
        hours = _("{opens} to {closes}").format(opens=clock(said.opens_at), closes=clock(said.closes_at))
    elif said.opens_at:
        hours = _("from {opens}").format(opens=clock(said.opens_at))
    return ". ".join(filter(None, [", ".join(filter(None, [days, hours])), said.description]))


def _days(byday: str) -> str:
    """Monday to Friday; Tuesday and Thursday; first Wednesday."""
    said = days_in(byday)
    places = [list(DAYS).index(name) for __, name in said]
    in_a_row = len(places) > 2 and places == list(range(places[0], places[0] + len(places)))
    if in_a_row and not any(nth for nth, __ in said):
        return _("{opens} to {closes}").format(opens=DAYS[said[0][1]], closes=DAYS[said[-1][1]])
    return _and([_day(nth, name) for nth, name in said])


def _day(nth: int, name: str) -> str:
    return f"{NTH[nth]} {DAYS[name]}" if nth in NTH else str(DAYS[name])


def _and(words: Sequence[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return _("{all} and {last}").format(all=", ".join(words[:-1]), last=words[-1])


def clock(at: time) -> str:
    """9am, 6:30pm, midday."""
    if (at.hour, at.minute) == (12, 0):
        return _("midday")
    minutes = f":{at.minute:02d}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes}{'pm' if at.hour >= 12 else 'am'}"


def cost(said: CostEntry) -> str:
    parts = [said.option] if said.option else []
    if said.amount is not None:
        parts.append(_("free") if said.amount == 0 else pounds(said.amount))
    if said.words:
        parts.append(said.words)
    words = ", ".join(parts)
    return words[:1].upper() + words[1:]


def pounds(amount: Decimal) -> str:
    return f"£{amount:.0f}" if amount == amount.to_integral_value() else f"£{amount:.2f}"


def waiting(said: CapacityEntry | None, on: date) -> str:
    """The wait and the places, never without the day on which somebody said so."""
    if said is None:
        return _("Nobody has told us how long the wait is.")
    parts = []
    if said.waiting_weeks is not None:
        weeks = ngettext("about {n} week", "about {n} weeks", said.waiting_weeks).format(n=said.waiting_weeks)
        parts.append(_("No wait") if said.waiting_weeks == 0 else weeks)
    if said.places is not None:
        parts.append(ngettext("{n} place free", "{n} places free", said.places).format(n=said.places))
    if said.words:
        parts.append(said.words)
    words = ", ".join(parts) or _("Not said")
    dated = _("{words}, on {day}").format(words=words[:1].upper() + words[1:], day=day(said.on))
    return f"{dated}. {_('That was a while ago. Ask.')}" if capacity_is_old(said.on, on) else f"{dated}."


def checked(state: Freshness) -> str:
    """When somebody last said that the entry is right."""
    if state.since is None:
        return _("Nobody has checked this yet. Ring before you go.")
    if state.is_stale:
        return _("Last checked on {day}. That is a while ago: ring before you go.").format(day=day(state.since))
    return _("Last checked on {day}.").format(day=day(state.since))


def distance(metres: int | None) -> str:
    if metres is None:
        return ""
    miles = metres / MILE
    if miles < 1:
        return _("Less than a mile away")
    return ngettext("About {n} mile away", "About {n} miles away", round(miles)).format(n=round(miles))


def status(code: str) -> str:
    return str(STATUSES.get(code, ""))


def language_name(code: str) -> str:
    return _names(language()).get(code, code)


@cache
def _names(of: str) -> dict[str, str]:
    return {**Locale("en").languages, **Locale(of).languages}


def languages_offered() -> list[tuple[str, str]]:
    """The languages a search offers, by name: those most asked of interpreters in the United Kingdom."""
    return sorted(((code, translated(language_name(code))) for code in OFFERED), key=lambda each: each[1])


OFFERED = (
    "ar bn bg cy fa fr gu hi hu it ku lt pl ps pt pa ro ru sk so es sw ta ti tr uk ur vi yue zh fa_AF sq am cs".split()
)


def kinds(ids: Iterable[str]) -> list[str]:
    words = library().help
    return [translated(found.label) for id in ids if (found := words.kind(id))]
