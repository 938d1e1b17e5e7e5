"""Dates, times and ages as people say them, in London time: "3 June 2026", "2:05pm", "7 months"."""

from calendar import month_name
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta
from django.utils.dates import MONTHS
from django.utils.translation import get_language, gettext

from hearth.ui.dates import PartialDate

LONDON = ZoneInfo("Europe/London")


def local(moment: datetime) -> datetime:
    """The same instant on a clock in London. A moment without a time zone may mean anything: ValueError."""
    if moment.tzinfo is None:
        raise ValueError("This moment has no time zone, so it cannot be shown.")
    return moment.astimezone(LONDON)


def today() -> date:
    return datetime.now(LONDON).date()


def day(value: date | datetime | None) -> str:
    """3 June 2026; nothing for no date."""
    if value is None:
        return ""
    shown = local(value) if isinstance(value, datetime) else value
    return f"{shown.day} {month_and_year(shown)}"


def month_and_year(value: date) -> str:
    """June 2026, or Mehefin 2026 on a Welsh page."""
    if get_language() == "cy":
        return f"{MONTHS[value.month]} {value.year}"
    return f"{month_name[value.month]} {value.year}"


def short_day(value: date | datetime | None) -> str:
    """3 Jun 2026, for tables."""
    if value is None:
        return ""
    shown = local(value) if isinstance(value, datetime) else value
    return f"{shown.day} {shown:%b %Y}"


def clock(value: datetime) -> str:
    """2:05pm, midday, midnight."""
    shown = local(value)
    if shown.minute == 0 and shown.hour in (0, 12):
        return gettext("midday") if shown.hour else gettext("midnight")
    minutes = f":{shown:%M}" if shown.minute else ""
    return f"{shown.hour % 12 or 12}{minutes}{'pm' if shown.hour >= 12 else 'am'}"


def day_and_time(value: datetime | None) -> str:
    """3 June 2026 at 2:05pm; nothing for no moment."""
    if value is None:
        return ""
    return gettext("{day} at {time}").format(day=day(value), time=clock(value))


def plural(count: int, one: str, many: str = "") -> str:
    """1 visit, 2 visits, 1,204 visits; children and other odd plurals are given."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def ago(value: date | datetime, now: datetime | None = None) -> str:
    """Just now, 20 minutes ago, yesterday, 3 weeks ago, in 4 days."""
    now = now or datetime.now(LONDON)
    if isinstance(value, datetime):
        if timedelta(0) <= (gone := now - value) < timedelta(hours=1):
            minutes = int(gone.total_seconds() // 60)
            return f"{plural(minutes, 'minute')} ago" if minutes else "just now"
        value = local(value).date()
    days = (local(now).date() - value).days
    named = {0: "today", 1: "yesterday", -1: "tomorrow"}.get(days)
    if named:
        return named
    return f"{_span(days)} ago" if days > 0 else f"in {_span(-days)}"


def _span(days: int) -> str:
    if days < 14:
        return plural(days, "day")
    if days < 60:
        return plural(days // 7, "week")
    if days < 730:
        return plural(round(days * 12 / 365), "month")
    return plural(days * 4 // 1461, "year")


def age(born: date | PartialDate, on: date | None = None) -> str:
    """4 years, 7 months, 3 weeks, 2 days; for a partial date the range it allows, as "5 to 7 years"."""
    on = on or today()
    if isinstance(born, date):
        return _age(born, on)
    if born.earliest is None or born.latest is None:
        return "age not known"
    if born.earliest > on:
        return "not yet born"
    youngest, oldest = _age(min(born.latest, on), on), _age(born.earliest, on)
    if youngest == oldest:
        return youngest
    least, unit = youngest.split()
    same_unit = oldest.split()[1].rstrip("s") == unit.rstrip("s")
    return f"{least if same_unit else youngest} to {oldest}"


def _age(born: date, on: date) -> str:
    if born > on:
        return "not yet born"
    gone = relativedelta(on, born)
    if gone.years >= 2:
        return plural(gone.years, "year")
    months = gone.years * 12 + gone.months
    if months >= 2:
        return plural(months, "month")
    days = (on - born).days
    return plural(days // 7, "week") if days >= 14 else plural(days, "day")


def unborn(due: date | None, on: date | None = None) -> str:
    """unborn, due 3 June; the year is added when it is not this year."""
    if due is None:
        return "unborn, due date not known"
    on = on or today()
    return f"unborn, due {due.day} {due:%B}" + ("" if due.year == on.year else f" {due.year}")


def partial_day(value: PartialDate | None) -> str:
    """3 June 2019; June 2019; 2019; "about six", between June 2018 and May 2021."""
    if value is None or value.earliest is None or value.latest is None:
        return f"“{value.as_told}”" if value and value.as_told else gettext("not known")
    dated = _dated(value.earliest, value.latest)
    return f"“{value.as_told}”: {dated}" if value.as_told else dated


def _dated(earliest: date, latest: date) -> str:
    if earliest == latest:
        return day(earliest)
    if (earliest.month, earliest.day, latest.month, latest.day) == (
        1,
        1,
        12,
        31,
    ) and earliest.year == latest.year:
        return str(earliest.year)
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return month_and_year(earliest)
    between = gettext("between {earliest} and {latest}")
    return between.format(earliest=month_and_year(earliest), latest=month_and_year(latest))
