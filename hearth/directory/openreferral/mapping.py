"""From a record of another directory to an entry, or to the reasons why there is none.

Nothing that is required is invented. What is impossible (an age of -1, latitude 999, "last week" for a date) is left
out and noted, so that the criterion is unknown rather than wrong. Names of private persons are not taken over.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar
from uuid import UUID, uuid5

from pydantic import TypeAdapter, ValidationError

from hearth.directory.entry import (
    AccessEntry,
    AreaEntry,
    CapacityEntry,
    CostEntry,
    CriterionEntry,
    Entry,
    LanguageEntry,
    OrganisationEntry,
    PhoneEntry,
    PlaceEntry,
    Referral,
    ScheduleEntry,
    TranslationEntry,
)
from hearth.directory.openreferral.cleaning import has_markup, is_email, is_placeholder, is_uri, plain
from hearth.directory.openreferral.terms import by_id
from hearth.directory.rules.ages import NotAnAge, below_in_months, least_in_months
from hearth.directory.rules.hours import NotDays, days_in
from hearth.practice.library import library
from hearth.ui.days import today

STATUSES = ("active", "inactive", "defunct", "temporarily closed")
MOST_PARTS = 200  # of one sort in one record
CRITERIA = TypeAdapter(tuple[CriterionEntry, ...])
TRANSLATIONS = TypeAdapter(tuple[TranslationEntry, ...])
Raw = Mapping[str, Any]
Part = TypeVar("Part")


@dataclass(frozen=True)
class Known:
    """What this Hearth knows of places: bodies' ids, and those of their names."""

    bodies: frozenset[str] = frozenset()
    by_name: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Mapped:
    """`problems` keep a record unpublished; `notes` say what was left out of one that is."""

    entry: Entry | None
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def map_record(raw: Any, feed_id: UUID, known: Known) -> Mapped:
    """`feed_id` makes ids for what has none of its own that can be used."""
    if not isinstance(raw, dict):
        return Mapped(None, ("The record is no object.",))
    reading = _Reading(feed_id, known)
    try:
        entry = reading.entry(raw)
    except _Incomplete as why:
        return Mapped(None, tuple(why.args), tuple(reading.notes))
    except ValidationError as failure:
        said = (f"{'.'.join(map(str, each['loc']))}: {each['msg']}." for each in failure.errors(include_url=False))
        return Mapped(None, tuple(said), tuple(reading.notes))
    return Mapped(entry, (), tuple(dict.fromkeys(reading.notes)))


class _Incomplete(Exception):
    """Something that an entry cannot do without is missing. Sentences."""


class _Reading:
    """One record being read, and what had to be left out of it."""

    def __init__(self, feed_id: UUID, known: Known) -> None:
        self.feed_id = feed_id
        self.known = known
        self.notes: list[str] = []

    def entry(self, raw: Raw) -> Entry:
        self._insist(raw)
        id = self.id_of(raw)
        ours = _object(raw.get("x_hearth"))
        return Entry(
            id=id,
            organisation=self.organisation(_object(raw.get("organization")), raw),
            name=self.line(raw, "name"),
            description=self.text(raw, "description"),
            url=self.uri(raw, "url"),
            email=self.email(raw),
            status=raw["status"],
            kinds=self.kinds(raw),
            eligibility=self.text(raw, "eligibility_description"),
            application=self.text(raw, "application_process"),
            referral=_referral(ours),
            fees=self.text(raw, "fees") or self.text(raw, "fees_description"),
            accreditations=self.text(raw, "accreditations"),
            alert=self.text(raw, "alert"),
            interpreting=self.text(raw, "interpretation_services"),
            programme=str(ours.get("programme") or ""),
            criteria=self.criteria(raw, ours, id),
            schedules=tuple(self.schedules(raw, id)),
            costs=tuple(self.costs(raw, id)),
            languages=tuple(self.languages(raw, id)),
            areas=tuple(self.areas(raw, id)),
            places=tuple(self.places(raw, id)),
            phones=tuple(self.phones(raw, id)),
            capacity=self.capacity(ours),
            translations=self._typed(TRANSLATIONS, ours.get("translations", []), "translations"),
            assured_on=self.assured(raw),
            assured_by=str(ours.get("assured_by") or "")[:500],
            modified_at=self.moment(raw, "last_modified"),
        )

    def _insist(self, raw: Raw) -> None:
        missing = []
        if not self.line(raw, "name"):
            missing.append("It has no name.")
        if not self.line(_object(raw.get("organization")), "name"):
            missing.append("It names no organisation.")
        if raw.get("status") not in STATUSES:
            missing.append(f"Its status is none that the standard knows: {str(raw.get('status'))[:40]}.")
        if missing:
            raise _Incomplete(*missing)

    # ids and words

    def id_of(self, raw: Raw, within: UUID | None = None) -> UUID:
        """Its own id where that is a UUID; else one made of it, the same each time."""
        said = raw.get("id")
        try:
            return UUID(str(said))
        except ValueError:
            return uuid5(within or self.feed_id, str(said or sorted(raw.items(), key=str)))

    def text(self, raw: Raw, name: str) -> str:
        said = raw.get(name)
        if not isinstance(said, str) or is_placeholder(said):
            return ""
        if has_markup(said):
            self.notes.append(f"{name}: markup was taken out.")
        return plain(said)[:10_000]

    def line(self, raw: Raw, name: str) -> str:
        return " ".join(self.text(raw, name).split())[:500]

    def uri(self, raw: Raw, name: str) -> str:
        said = str(raw.get(name) or "").strip()
        if said and not is_uri(said):
            self.notes.append(f"{name}: “{said[:60]}” is no web address.")
            return ""
        return "" if is_placeholder(said) else said[:500]

    def email(self, raw: Raw) -> str:
        said = str(raw.get("email") or "").strip()
        return said[:500] if is_email(said) else ""

    def organisation(self, raw: Raw, service: Raw) -> OrganisationEntry:
        """Without an id of its own it is known by its name."""
        name = self.line(raw, "name")
        said = raw.get("id") or service.get("organization_id") or name.lower()
        numbers = [each for each in _list(raw, "organization_identifiers") if _is_charity(each)]
        return OrganisationEntry(
            id=self.id_of({"id": said}),
            name=name,
            description=self.text(raw, "description"),
            email=self.email(raw),
            website=self.uri(raw, "website"),
            uri=self.uri(raw, "uri"),
            logo=self.line(raw, "logo"),
            charity_number=self.line(numbers[0], "identifier") if numbers else "",
        )

    # what it helps with, and for whom

    def kinds(self, raw: Raw) -> tuple[str, ...]:
        """By our own terms; else by the names that the practice library gives to others' terms."""
        found: list[str] = []
        for each in _list(raw, "attributes"):
            term = _object(each.get("taxonomy_term"))
            ours = by_id().get(_uuid(each.get("taxonomy_term_id") or term.get("id")))
            if ours is not None:
                if ours.taxonomy.key == "kinds" and library().help.kind(ours.code):
                    found.append(ours.code)
                continue
            name = self.line(term, "name").lower()
            found += [kind.id for kind in library().help.kinds if name and name in (kind.label.lower(), *kind.also)]
        return tuple(dict.fromkeys(found))

    def criteria(self, raw: Raw, ours: Raw, id: UUID) -> tuple[CriterionEntry, ...]:
        """Ours as they were; another directory's ages, where they can be anybody's."""
        if "criteria" in ours:
            return self._typed(CRITERIA, ours["criteria"], "criteria")
        least = self.age(raw, "minimum_age", least_in_months)
        below = self.age(raw, "maximum_age", below_in_months)
        if least is not None and below is not None and least >= below:
            self.notes.append("The lowest age is above the highest, so neither is believed.")
            least = below = None
        if not least and below is None:
            return ()
        return (CriterionEntry(id=uuid5(id, "age"), kind="age", least_months=least or None, below_months=below),)

    def age(self, raw: Raw, name: str, read: Any) -> int | None:
        said = raw.get(name)
        if said is None or said == "":
            return None
        try:
            months: int = read(float(said))
        except (NotAnAge, ValueError, TypeError, OverflowError):
            self.notes.append(f"{name}: {str(said)[:20]} is no age, so it is taken as not said.")
            return None
        if name == "maximum_age" and float(said) >= 99:  # "no upper limit", as many write it
            return None
        return months

    def capacity(self, ours: Raw) -> CapacityEntry | None:
        try:
            return CapacityEntry.model_validate(ours["capacity"]) if ours.get("capacity") else None
        except ValidationError:
            self.notes.append("What it says of its capacity cannot be read.")
            return None

    # when, where, and what it costs

    def schedules(self, raw: Raw, id: UUID) -> Iterator[ScheduleEntry]:
        for each in _list(raw, "schedules"):
            freq = str(each.get("freq") or "WEEKLY").upper()
            byday = str(each.get("byday") or "").upper().replace(" ", "")
            try:
                days_in(byday)
            except NotDays:
                self.notes.append(f"byday: “{byday[:30]}” names no days.")
                byday = ""
            yield ScheduleEntry(
                id=self.id_of(each, id),
                freq="MONTHLY" if freq == "MONTHLY" else "WEEKLY",
                interval=_whole(each.get("interval"), 1, 52) or 1,
                byday=",".join(("MO", "TU", "WE", "TH", "FR", "SA", "SU")) if freq == "DAILY" else byday,
                bymonthday=str(each.get("bymonthday") or "")[:100],
                opens_at=self.clock(each, "opens_at"),
                closes_at=self.clock(each, "closes_at"),
                valid_from=self.day(each, "valid_from"),
                valid_to=self.day(each, "valid_to"),
                description=self.text(each, "description"),
            )

    def costs(self, raw: Raw, id: UUID) -> Iterator[CostEntry]:
        for each in _list(raw, "cost_options"):
            yield CostEntry(
                id=self.id_of(each, id),
                option=self.line(each, "option"),
                amount=self.amount(each),
                words=self.line(each, "amount_description"),
            )

    def amount(self, raw: Raw) -> Decimal | None:
        if raw.get("amount") in (None, ""):
            return None
        try:
            amount = Decimal(str(raw["amount"])).quantize(Decimal("0.01"))
        except InvalidOperation:
            amount = Decimal(-1)
        if not 0 <= amount < 100_000:
            self.notes.append("A cost that nobody can pay was left out.")
            return None
        return amount

    def languages(self, raw: Raw, id: UUID) -> Iterator[LanguageEntry]:
        for each in _list(raw, "languages"):
            name = self.line(each, "name") or self.line(each, "language")
            code = str(each.get("code") or "").strip().lower()[:10]
            if name or code:
                yield LanguageEntry(id=self.id_of(each, id), name=name or code, code=code)

    def areas(self, raw: Raw, id: UUID) -> Iterator[AreaEntry]:
        for each in _list(raw, "service_areas"):
            ours = _object(each.get("x_hearth"))
            name = self.line(each, "name") or self.line(each, "service_area")
            body = ours.get("body") if ours.get("body") in self.known.bodies else self.known.by_name.get(name.lower())
            everywhere = ours.get("everywhere") is True
            ward = str(ours["ward"])[:9] if ours.get("ward") and body else None
            yield AreaEntry(
                id=self.id_of(each, id),
                name=name,
                body=body,
                ward=ward,
                everywhere=everywhere,
                uri=self.uri(each, "uri"),
            )

    def places(self, raw: Raw, id: UUID) -> Iterator[PlaceEntry]:
        for each in _list(raw, "service_at_locations"):
            location = _object(each.get("location"))
            unfinished = _object(location.get("x_hearth"))
            address = next(iter(_list(location, "addresses")), {})
            parts = {
                "address_1": self.line(address, "address_1") or self.line(unfinished, "address_1"),
                "city": self.line(address, "city") or self.line(unfinished, "city"),
                "county": self.line(address, "state_province") or self.line(unfinished, "county"),
                "postcode": self.line(address, "postal_code") or self.line(unfinished, "postcode"),
                "country": self.line(address, "country") or self.line(unfinished, "country"),
            }
            kind = location.get("location_type")
            latitude, longitude = self.point(location)
            yield PlaceEntry(
                id=self.id_of(each, id),
                location_id=self.id_of({"id": location.get("id") or each.get("location_id") or f"{id} {parts}"}, id),
                kind=kind if kind in ("physical", "postal", "virtual") else "physical",
                name=self.line(location, "name"),
                description=self.text(location, "description"),
                latitude=latitude,
                longitude=longitude,
                access=tuple(self.access(location, id)),
                **parts,
            )

    def access(self, location: Raw, id: UUID) -> Iterator[AccessEntry]:
        known = {each.id for each in library().help.access}
        for each in _list(location, "accessibility"):
            ours = _object(each.get("x_hearth"))
            kind = str(ours.get("kind") or "")
            words = self.text(ours, "words") if ours else self.text(each, "description")
            if kind in known or words:
                yield AccessEntry(id=self.id_of(each, id), kind=kind if kind in known else "", words=words)

    def point(self, raw: Raw) -> tuple[float | None, float | None]:
        try:
            latitude, longitude = float(raw["latitude"]), float(raw["longitude"])
        except (KeyError, ValueError, TypeError):
            return None, None
        if not (49 <= latitude <= 61.5 and -9 <= longitude <= 3):
            self.notes.append("Its place on the map is not in the United Kingdom, so it is left out.")
            return None, None
        return latitude, longitude

    def phones(self, raw: Raw, id: UUID) -> Iterator[PhoneEntry]:
        """Numbers, not the names of the people behind them."""
        contacts = [phone for contact in _list(raw, "contacts") for phone in _list(contact, "phones")]
        for each in [*_list(raw, "phones"), *contacts]:
            number = re.sub(r"[^\d+() ]", "", str(each.get("number") or "")).strip()
            if sum(letter.isdigit() for letter in number) >= 3:
                words = self.line(each, "description") if "name" not in each else ""
                yield PhoneEntry(id=self.id_of(each, id), number=number[:40], words=words)

    # dates and times

    def day(self, raw: Raw, name: str) -> date | None:
        said = str(raw.get(name) or "").strip()
        if not said:
            return None
        try:
            return date.fromisoformat(said[:10])
        except ValueError:
            self.notes.append(f"{name}: “{said[:30]}” is no date.")
            return None

    def assured(self, raw: Raw) -> date | None:
        """A day that is still to come is no day on which somebody checked: it would count as fresh for ever."""
        said = self.day(raw, "assured_date")
        if said is not None and said > today():
            self.notes.append(f"assured_date: {said.isoformat()} is still to come, so nobody has checked it then.")
            return None
        return said

    def moment(self, raw: Raw, name: str) -> datetime | None:
        said = str(raw.get(name) or "").strip()
        if not said:
            return None
        try:
            moment = datetime.fromisoformat(said)
        except ValueError:
            self.notes.append(f"{name}: “{said[:30]}” is no moment.")
            return None
        if moment.tzinfo is None:
            self.notes.append(f"{name} has no time zone; it is read as UTC.")
            return moment.replace(tzinfo=UTC)
        return moment

    def clock(self, raw: Raw, name: str) -> time | None:
        said = str(raw.get(name) or "").strip()
        if not said:
            return None
        try:
            return time.fromisoformat(said.removesuffix("Z")).replace(tzinfo=None)
        except ValueError:
            self.notes.append(f"{name}: “{said[:20]}” is no time.")
            return None

    def _typed(self, adapter: TypeAdapter[tuple[Part, ...]], said: Any, name: str) -> tuple[Part, ...]:
        try:
            return adapter.validate_python(said)
        except ValidationError:
            self.notes.append(f"What it says of its {name} cannot be read.")
            return ()


def _referral(ours: Raw) -> Referral:
    match ours.get("referral"):
        case "anyone" | "professional" | "council" as said:
            return said  # type: ignore[no-any-return]
    return ""


def _object(said: Any) -> Raw:
    return said if isinstance(said, dict) else {}


def _list(raw: Raw, name: str) -> Sequence[Raw]:
    said = raw.get(name)
    return [each for each in said if isinstance(each, dict)][:MOST_PARTS] if isinstance(said, list) else []


def _uuid(said: Any) -> UUID:
    try:
        return UUID(str(said))
    except ValueError:
        return UUID(int=0)


def _whole(said: Any, least: int, most: int) -> int | None:
    try:
        number = int(said)
    except (ValueError, TypeError, OverflowError):
        return None
    return number if least <= number <= most else None


def _is_charity(raw: Raw) -> bool:
    return raw.get("identifier_scheme") == "GB-CHC" or "charity" in str(raw.get("identifier_type", "")).lower()
