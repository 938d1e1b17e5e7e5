"""An entry as its provider or keeper writes it, in one form. What the form does not ask stays as it was."""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from django.core.exceptions import ValidationError

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
from hearth.directory.openreferral.cleaning import has_markup, is_uri
from hearth.directory.presenters.services import mark_of
from hearth.directory.rules.ages import below_in_months, least_in_months, least_in_years, most_in_years
from hearth.directory.rules.hours import DAYS
from hearth.practice.library import library
from hearth.ui.fields import AnyOf, EmailOrNothing, OneOf, Option, PostcodeField, ShortText, WholeNumber, Words
from hearth.ui.forms import QuestionForm
from hearth.ui.time_fields import TimeOfDay

Piece = TypeVar("Piece", bound=Kept)
REFERRALS = [
    Option("anyone", "People can come or ring themselves"),
    Option("professional", "A professional asks for them"),
    Option("council", "The council decides"),
]
AREAS = [
    Option("body", "The whole of this council’s area"),
    Option("everywhere", "Anywhere"),
    Option("keep", "As it is now", "Parts of an area, or a few areas."),
]


class Years(ShortText):
    """An age in years; half years are months."""

    def clean(self, value: Any) -> Decimal | None:
        said = super().clean(value)
        if not said:
            return None
        try:
            years = Decimal(said)
            below_in_months(years)
        except (InvalidOperation, ValueError):
            raise ValidationError("Write an age in years, such as 5 or 0.5") from None
        return years


class EntryForm(QuestionForm):
    name = ShortText("What is it called?", missing="Write what it is called")
    description = Words(
        "What do you do there?", hint="A few short sentences, for parents.", missing="Say what you do", rows=4
    )
    kinds = AnyOf("What kind of help is it?", missing="Choose at least one kind of help")
    eligibility = Words("Who is it for?", hint="In plain words.", required=False, rows=3)
    least = Years("From which age of the child?", hint="In years. Half a year is 0.5.", required=False, width=5)
    most = Years(
        "Up to which age?",
        hint="5 means until the day before the sixth birthday.",
        required=False,
        width=5,
    )
    unborn = AnyOf("And before the birth?", [Option("unborn", "Yes, for people who expect a baby")], required=False)
    only_if = AnyOf("Only if…", required=False)
    not_if = AnyOf("Not if…", required=False)
    also = Words("Anything else people must know before they ask", required=False, rows=2, max_length=1_000)
    referral = OneOf("How do people come to it?", REFERRALS, missing="Choose how people come to it")
    application = Words(
        "How do they get it?", hint="For example: ring us, or come on a Tuesday.", required=False, rows=3
    )
    phone = ShortText("Telephone", required=False, width=20)
    email = EmailOrNothing("Email for families", required=False)
    url = ShortText("Web page", required=False)
    days = AnyOf("On which days?", [Option(code, str(name)) for code, name in wording.DAYS.items()], required=False)
    opens_at = TimeOfDay("From", required=False)
    closes_at = TimeOfDay("Until", required=False)
    hours = ShortText("Anything else about when", required=False)
    amount = ShortText("What does it cost, in pounds?", hint="0 if it is free.", required=False, width=5)
    fees = ShortText("Anything else about the cost", required=False)
    area = OneOf("Where must people live?", AREAS, missing="Choose where people must live")
    place_name = ShortText("Name of the place", required=False)
    address_1 = ShortText("Street and number", required=False)
    city = ShortText("Town", required=False)
    county = ShortText("County", required=False)
    postcode = PostcodeField("Postcode", required=False)
    access = AnyOf("What is there?", required=False)
    languages = AnyOf("Which languages are spoken, besides English?", required=False)
    interpreting = ShortText("Interpreters", hint="For example: by telephone, any language.", required=False)
    waiting_weeks = WholeNumber("How many weeks do people wait now?", required=False, least=0, most=260)
    places = WholeNumber("How many places are free now?", required=False, least=0, most=10_000)
    name_cy = ShortText("Its name in Welsh", required=False)
    description_cy = Words("What you do there, in Welsh", required=False, rows=4)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        words = library().help
        fields["kinds"].options = [(each.id, each.label, each.meaning) for each in words.kinds]
        fields["only_if"].options = fields["not_if"].options = [(each.id, each.label) for each in words.circumstances]
        fields["access"].options = [(each.id, each.label) for each in words.access]
        fields["languages"].options = wording.languages_offered()

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        if url and not is_uri(url):
            raise ValidationError("Write the whole address, such as https://www.example.org")
        return url

    def clean_amount(self) -> Decimal | None:
        said = self.cleaned_data["amount"].lstrip("£ ")
        try:
            amount = Decimal(said).quantize(Decimal("0.01")) if said else None
        except InvalidOperation:
            amount = Decimal(-1)
        if amount is not None and not 0 <= amount < 100_000:
            raise ValidationError("Write an amount in pounds, such as 2.50")
        return amount

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        least, most = said.get("least"), said.get("most")
        if least is not None and most is not None and least_in_months(least) >= below_in_months(most):
            self.add_error("most", "The highest age must not be under the lowest")
        for name, value in list(said.items()):
            if isinstance(value, str) and has_markup(value):
                self.add_error(name, "Write this without markup such as <b>")
        return said

    def entry(self, base: Entry, body_id: str | None, body_name: str, on: date) -> Entry:
        """The entry as it would be: `base` with what was answered. Parts that say the same keep their ids."""
        said = self.cleaned_data
        plain = "name description eligibility application referral url email fees interpreting"
        entry = base.model_copy(
            update={
                **{name: said[name] for name in plain.split()},
                "kinds": tuple(said["kinds"]),
                "criteria": kept(base.criteria, _criteria(said, base)),
                "schedules": kept(base.schedules, _schedules(said, base)),
                "costs": kept(base.costs, _costs(said, base)),
                "languages": kept(base.languages, _languages(said, base)),
                "areas": kept(base.areas, _areas(said, base, body_id, body_name)),
                "places": (*_place(said, base), *base.places[1:]),
                "phones": kept(base.phones, _phones(said, base)),
                "capacity": _capacity(said, base, on),
                "modified_at": None,
            }
        )
        return entry.model_copy(update={"translations": _translations(said, base, entry)})


def kept(before: tuple[Piece, ...], now: list[Piece]) -> tuple[Piece, ...]:
    """A part that says what an earlier one said is that one."""
    known = {each.model_dump_json(exclude={"id"}): each for each in reversed(before)}
    return tuple(known.get(each.model_dump_json(exclude={"id"}), each) for each in now)


def _criteria(said: dict[str, Any], base: Entry) -> list[CriterionEntry]:
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
    for name, excludes in (("only_if", False), ("not_if", True)):
        found += [CriterionEntry(kind="circumstance", code=code, excludes=excludes) for code in said[name]]
    if said["also"].strip():
        found.append(CriterionEntry(kind="other", words=said["also"]))
    return found + [each for each in base.criteria if not _asked(each)]


def _asked(each: CriterionEntry) -> bool:
    """Whether the form asks for a criterion of this sort, so that its answer replaces it."""
    child_age = each.kind == "age" and each.who == "child" and not each.excludes
    return child_age or each.kind in ("circumstance", "other")


def _schedules(said: dict[str, Any], base: Entry) -> list[ScheduleEntry]:
    days = ",".join(day for day in DAYS if day in said["days"])
    if not days and not said["hours"]:
        return list(base.schedules[1:])
    first = ScheduleEntry(byday=days, opens_at=said["opens_at"], closes_at=said["closes_at"], description=said["hours"])
    return [first, *base.schedules[1:]]


def _costs(said: dict[str, Any], base: Entry) -> list[CostEntry]:
    option = base.costs[0].option if base.costs else ""
    first = [CostEntry(option=option, amount=said["amount"])] if said["amount"] is not None else []
    return [*first, *base.costs[1:]]


def _languages(said: dict[str, Any], base: Entry) -> list[LanguageEntry]:
    offered = dict(wording.languages_offered())
    others = [each for each in base.languages if each.code not in offered]
    return [LanguageEntry(code=code, name=offered[code]) for code in said["languages"]] + others


def _areas(said: dict[str, Any], base: Entry, body_id: str | None, body_name: str) -> list[AreaEntry]:
    if said["area"] == "everywhere":
        return [AreaEntry(name="Anywhere", everywhere=True)]
    if said["area"] == "body" and body_id:
        return [AreaEntry(name=body_name, body=body_id)]
    return list(base.areas)


def _place(said: dict[str, Any], base: Entry) -> list[PlaceEntry]:
    from hearth.directory.place import NotFound, by_postcode

    typed = {name: said[name] for name in ("address_1", "city", "county", "postcode")} | {"name": said["place_name"]}
    if not any(typed.values()) and not said["access"]:
        return []
    before = base.places[0] if base.places else PlaceEntry()
    known = {each.kind: each for each in before.access if each.kind}
    access = [known.get(kind, AccessEntry(kind=kind)) for kind in said["access"]]
    more: dict[str, Any] = {"country": before.country or "GB"}
    if said["postcode"] and said["postcode"] != before.postcode:
        try:
            place = by_postcode(said["postcode"])
            more |= {"latitude": place.latitude, "longitude": place.longitude}
        except NotFound:
            more |= {"latitude": None, "longitude": None}
    access += [each for each in before.access if not each.kind]
    return [before.model_copy(update={**typed, **more, "access": tuple(access)})]


def _phones(said: dict[str, Any], base: Entry) -> list[PhoneEntry]:
    words = base.phones[0].words if base.phones else ""
    return [*([PhoneEntry(number=said["phone"], words=words)] if said["phone"] else []), *base.phones[1:]]


def _capacity(said: dict[str, Any], base: Entry, on: date) -> CapacityEntry | None:
    """What is said now is said today, even where it is the same as before."""
    if said["waiting_weeks"] is None and said["places"] is None:
        return base.capacity
    return CapacityEntry(on=on, waiting_weeks=said["waiting_weeks"], places=said["places"])


def _translations(said: dict[str, Any], base: Entry, entry: Entry) -> tuple[TranslationEntry, ...]:
    others = tuple(each for each in base.translations if each.language != "cy")
    if not said["name_cy"]:
        return others
    before = next((each for each in base.translations if each.language == "cy"), None)
    same = before and (before.name, before.description) == (said["name_cy"], said["description_cy"])
    of = before.of if before and same else mark_of(entry)
    kept_words = before.model_dump(include={"eligibility", "application"}) if before else {}
    welsh = TranslationEntry(
        language="cy", name=said["name_cy"], description=said["description_cy"], of=of, **kept_words
    )
    return (*others, welsh)


def initial(entry: Entry) -> dict[str, Any]:
    """What the form shows of an entry."""
    age = next((each for each in entry.criteria if each.kind == "age" and _asked(each)), None)
    schedule = next(iter(entry.schedules), ScheduleEntry())
    place = next(iter(entry.places), PlaceEntry())
    welsh = next((each for each in entry.translations if each.language == "cy"), None)
    circumstances = [each for each in entry.criteria if each.kind == "circumstance"]
    whole = len(entry.areas) == 1 and entry.areas[0].body and not entry.areas[0].ward
    everywhere = any(each.everywhere for each in entry.areas)
    return {
        **entry.model_dump(include={"name", "description", "eligibility", "application", "referral", "url", "email"}),
        **entry.model_dump(include={"fees", "interpreting"}),
        "kinds": list(entry.kinds),
        "least": least_in_years(age.least_months) if age and age.least_months else "",
        "most": most_in_years(age.below_months) if age and age.below_months else "",
        "unborn": ["unborn"] if age and age.unborn else [],
        "only_if": [each.code for each in circumstances if not each.excludes],
        "not_if": [each.code for each in circumstances if each.excludes],
        "also": next((each.words for each in entry.criteria if each.kind == "other"), ""),
        "phone": entry.phones[0].number if entry.phones else "",
        "days": [day for day in DAYS if day in schedule.byday],
        "opens_at": f"{schedule.opens_at:%H:%M}" if schedule.opens_at else "",
        "closes_at": f"{schedule.closes_at:%H:%M}" if schedule.closes_at else "",
        "hours": schedule.description,
        "amount": entry.costs[0].amount if entry.costs else "",
        "area": "everywhere" if everywhere else "body" if whole or not entry.areas else "keep",
        "place_name": place.name,
        **place.model_dump(include={"address_1", "city", "county", "postcode"}),
        "access": [each.kind for each in place.access if each.kind],
        "languages": [each.code for each in entry.languages],
        "name_cy": welsh.name if welsh else "",
        "description_cy": welsh.description if welsh else "",
    }
