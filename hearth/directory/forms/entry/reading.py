"""From what was answered to an entry. What the form does not ask stays as it was, part by part."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from hearth.directory import wording
from hearth.directory.entry import (
    AccessEntry,
    AreaEntry,
    CapacityEntry,
    CostEntry,
    CriterionEntry,
    Entry,
    Kept,
    LanguageEntry,
    PhoneEntry,
    PlaceEntry,
    ScheduleEntry,
    TranslationEntry,
)
from hearth.directory.forms.entry import showing
from hearth.directory.forms.entry.groups import COSTS, EVERY_OTHER_WEEK, EVERY_WEEK, PHONES, PLACES, TIMES, Group
from hearth.directory.forms.entry.questions import EntryForm, other_languages
from hearth.directory.place import NotFound, by_postcode
from hearth.directory.presenters.services import mark_of
from hearth.directory.rules.ages import below_in_months, least_in_months
from hearth.directory.rules.hours import DAYS

Piece = TypeVar("Piece", bound=Kept)
Answers = dict[str, Any]
AS_WRITTEN = "name description eligibility application referral url email fees interpreting status alert"


def entry_of_form(form: EntryForm, base: Entry, body_id: str | None, body_name: str, on: date) -> Entry:
    """The entry as it would be: `base` with what was answered. Parts that say the same keep their ids."""
    said = form.cleaned_data
    entry = base.model_copy(
        update={
            **{name: said[name] for name in AS_WRITTEN.split()},
            "kinds": tuple(said["kinds"]),
            "criteria": _kept(base.criteria, _criteria(said, base)),
            "schedules": _parts(form, TIMES, base.schedules, showing.schedule, _schedule),
            "costs": _parts(form, COSTS, base.costs, showing.cost, _cost),
            "languages": _kept(base.languages, _languages(said, base)),
            "areas": _kept(base.areas, _areas(said, base, body_id, body_name)),
            "places": _parts(form, PLACES, base.places, showing.place, _place),
            "phones": _parts(form, PHONES, base.phones, showing.phone, _phone),
            "capacity": _capacity(said, base, on),
            "modified_at": None,
        }
    )
    return entry.model_copy(update={"translations": _translations(said, base, entry)})


def _parts(
    form: EntryForm,
    group: Group,
    before: tuple[Piece, ...],
    shown: Callable[[Piece], Answers],
    made: Callable[[Answers, Piece | None], Piece | None],
) -> tuple[Piece, ...]:
    """Each number in its place: left as it was shown it stays as it was; emptied it goes."""
    answers, found = form.answers(group), list[Piece | None]()
    for number, said in enumerate(answers):
        was = before[number] if number < len(before) else None
        same = was is not None and _typed(said) == _typed(shown(was))
        found.append(was if same else made(said, was))
    return tuple(each for each in (*found, *before[len(answers) :]) if each is not None)


def _typed(said: Answers) -> dict[str, str]:
    """Answers and what is shown, alike: 18:30 and a time, 2.5 and 2.50, no days and nothing."""
    return {name: _as_typed(name, value) for name, value in said.items()}


def _as_typed(name: str, value: Any) -> str:
    if value is None or value in ("", []):
        return ""
    if name == "amount":
        return f"{Decimal(value):.2f}"
    return str(value)[:5] if name.endswith("_at") else str(value)


def _kept(before: tuple[Piece, ...], now: list[Piece]) -> tuple[Piece, ...]:
    """A part that says what an earlier one said is that one."""
    known = {each.model_dump_json(exclude={"id"}): each for each in reversed(before)}
    return tuple(known.get(each.model_dump_json(exclude={"id"}), each) for each in now)


def _criteria(said: Answers, base: Entry) -> list[CriterionEntry]:
    found = []
    if said["least"] is not None or said["most"] is not None or said["unborn"]:
        found.append(
            CriterionEntry(
                kind="age",
                least_months=least_in_months(said["least"]) if said["least"] else None,
                below_months=below_in_months(said["most"]) if said["most"] is not None else None,
                unborn=bool(said["unborn"]),
            )
        )
    known = {(each.code, each.excludes): each for each in base.criteria if each.kind == "circumstance"}
    for name, excludes in (("only_if", False), ("not_if", True)):
        for code in said[name]:
            new = CriterionEntry(kind="circumstance", code=code, excludes=excludes)
            found.append(known.get((code, excludes), new))
    lines = filter(None, (line.strip() for line in said["also"].splitlines()))
    found += [CriterionEntry(kind="other", words=line) for line in lines]
    return found + [each for each in base.criteria if not _is_asked(each, base)]


def _is_asked(each: CriterionEntry, base: Entry) -> bool:
    """Whether the form asks for this criterion, so that its answer replaces it."""
    is_plain_other = each.kind == "other" and not each.excludes
    return each is showing.first_age(base) or each.kind == "circumstance" or is_plain_other


def _phone(said: Answers, was: PhoneEntry | None) -> PhoneEntry | None:
    return PhoneEntry(number=said["phone"], words=said["phone_words"]) if said["phone"] else None


def _schedule(said: Answers, was: ScheduleEntry | None) -> ScheduleEntry | None:
    days, often = [day for day in DAYS if day in said["days"]], said["how_often"] or EVERY_WEEK
    if not days and not said["hours"]:
        return None
    is_weekly = often in (EVERY_WEEK, EVERY_OTHER_WEEK) or not days
    return ScheduleEntry(
        freq="WEEKLY" if is_weekly else "MONTHLY",
        interval=2 if often == EVERY_OTHER_WEEK else 1,
        byday=",".join(days if is_weekly else [f"{often}{day}" for day in days]),
        opens_at=said["opens_at"],
        closes_at=said["closes_at"],
        description=said["hours"],
        valid_from=was.valid_from if was else None,
        valid_to=was.valid_to if was else None,
    )


def _cost(said: Answers, was: CostEntry | None) -> CostEntry | None:
    if said["amount"] is None and not said["option"]:
        return None
    return CostEntry(option=said["option"], amount=said["amount"], words=was.words if was else "")


def _place(said: Answers, was: PlaceEntry | None) -> PlaceEntry | None:
    typed = {name: said[name] for name in ("address_1", "city", "county", "postcode")} | {"name": said["place_name"]}
    if not any(typed.values()) and not said["access"]:
        return None
    before = was or PlaceEntry()
    known = {each.kind: each for each in before.access if each.kind}
    access = [known.get(kind, AccessEntry(kind=kind)) for kind in said["access"]]
    more: Answers = {"country": before.country or "GB"}
    if said["postcode"] != before.postcode:
        more |= _point(said["postcode"])
    access += [each for each in before.access if not each.kind]
    return before.model_copy(update={**typed, **more, "access": tuple(access)})


def _point(postcode: str) -> Answers:
    try:
        place = by_postcode(postcode)
    except NotFound:
        return {"latitude": None, "longitude": None}
    return {"latitude": place.latitude, "longitude": place.longitude}


def _languages(said: Answers, base: Entry) -> list[LanguageEntry]:
    offered = dict(wording.languages_offered())
    others = [each for each in base.languages if each.code not in offered]
    return [LanguageEntry(code=code, name=offered[code]) for code in said["languages"]] + others


def _areas(said: Answers, base: Entry, body_id: str | None, body_name: str) -> list[AreaEntry]:
    if said["area"] == "everywhere":
        return [AreaEntry(name="Anywhere", everywhere=True)]
    if said["area"] == "body" and body_id:
        return [AreaEntry(name=body_name, body=body_id)]
    return list(base.areas)


def _capacity(said: Answers, base: Entry, on: date) -> CapacityEntry | None:
    """What is said now is said today, even where it is the same as before."""
    if said["waiting_weeks"] is None and said["places"] is None:
        return base.capacity
    return CapacityEntry(on=on, waiting_weeks=said["waiting_weeks"], places=said["places"])


def _translations(said: Answers, base: Entry, entry: Entry) -> tuple[TranslationEntry, ...]:
    """In each language that is asked for; what came in another, from a feed say, stays as it is."""
    asked = other_languages()
    others = [each for each in base.translations if each.language not in asked]
    told = [_translation(code, said, base, entry) for code in asked if said[f"name_{code}"]]
    return (*others, *told)


def _translation(code: str, said: Answers, base: Entry, entry: Entry) -> TranslationEntry:
    name, description = said[f"name_{code}"], said[f"description_{code}"]
    before = next((each for each in base.translations if each.language == code), None)
    same = before and (before.name, before.description) == (name, description)
    of = before.of if before and same else mark_of(entry)
    kept_words = before.model_dump(include={"eligibility", "application"}) if before else {}
    return TranslationEntry(language=code, name=name, description=description, of=of, **kept_words)
