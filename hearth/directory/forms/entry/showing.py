"""What the form shows of an entry, part by part."""

from typing import Any

from hearth.directory.entry import CostEntry, CriterionEntry, Entry, PhoneEntry, PlaceEntry, ScheduleEntry
from hearth.directory.forms.entry.groups import EVERY_OTHER_WEEK, EVERY_WEEK, MOST
from hearth.directory.rules.ages import least_in_years, most_in_years
from hearth.directory.rules.hours import days_in


def initial(entry: Entry) -> dict[str, Any]:
    age = first_age(entry)
    circumstances = [each for each in entry.criteria if each.kind == "circumstance"]
    whole = len(entry.areas) == 1 and entry.areas[0].body and not entry.areas[0].ward
    everywhere = any(each.everywhere for each in entry.areas)
    return {
        **entry.model_dump(include={"name", "description", "eligibility", "application", "referral", "url", "email"}),
        **entry.model_dump(include={"fees", "interpreting", "status", "alert"}),
        "kinds": list(entry.kinds),
        "least": least_in_years(age.least_months) if age and age.least_months else "",
        "most": most_in_years(age.below_months) if age and age.below_months else "",
        "unborn": ["unborn"] if age and age.unborn else [],
        "only_if": [each.code for each in circumstances if not each.excludes],
        "not_if": [each.code for each in circumstances if each.excludes],
        "also": "\n".join(each.words for each in entry.criteria if each.kind == "other" and not each.excludes),
        "area": "everywhere" if everywhere else "body" if whole or not entry.areas else "keep",
        "languages": [each.code for each in entry.languages],
        **{f"name_{each.language}": each.name for each in entry.translations},
        **{f"description_{each.language}": each.description for each in entry.translations},
        **_numbered([phone(each) for each in entry.phones]),
        **_numbered([schedule(each) for each in entry.schedules]),
        **_numbered([cost(each) for each in entry.costs]),
        **_numbered([place(each) for each in entry.places]),
    }


def first_age(entry: Entry) -> CriterionEntry | None:
    """The child's ages that the form asks for; further ones stay as they are."""
    ages = (each for each in entry.criteria if each.kind == "age" and each.who == "child" and not each.excludes)
    return next(ages, None)


def phone(said: PhoneEntry) -> dict[str, Any]:
    return {"phone": said.number, "phone_words": said.words}


def schedule(said: ScheduleEntry) -> dict[str, Any]:
    """As near as the form can say it. What is left as it is shown stays as it was."""
    days = days_in(said.byday)
    nth = {which for which, _ in days if which}
    often = EVERY_OTHER_WEEK if said.interval == 2 else EVERY_WEEK
    return {
        "days": list(dict.fromkeys(day for _, day in days)),
        "how_often": str(nth.pop()) if said.freq == "MONTHLY" and len(nth) == 1 else often,
        "opens_at": f"{said.opens_at:%H:%M}" if said.opens_at else "",
        "closes_at": f"{said.closes_at:%H:%M}" if said.closes_at else "",
        "hours": said.description,
    }


def cost(said: CostEntry) -> dict[str, Any]:
    return {"option": said.option, "amount": said.amount if said.amount is not None else ""}


def place(said: PlaceEntry) -> dict[str, Any]:
    return {
        "place_name": said.name,
        **said.model_dump(include={"address_1", "city", "county", "postcode"}),
        "access": [each.kind for each in said.access if each.kind],
    }


def _numbered(shown: list[dict[str, Any]]) -> dict[str, Any]:
    return {f"{ask}_{number}": value for number, each in enumerate(shown[:MOST], 1) for ask, value in each.items()}
