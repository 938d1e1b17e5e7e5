"""A service as one value: what a form, a feed and a file all become, and the one thing that is ever written.

Whoever changes an entry makes a new one; the difference of two is what a keeper approves.
"""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from uuid_utils.compat import uuid7

Line = Annotated[str, StringConstraints(max_length=500, strip_whitespace=True)]
Text = Annotated[str, StringConstraints(max_length=10_000, strip_whitespace=True)]
Status = Literal["active", "inactive", "defunct", "temporarily closed"]
LocationKind = Literal["physical", "postal", "virtual"]
Referral = Literal["", "anyone", "professional", "council"]
CriterionKind = Literal["age", "need", "area", "language", "gender", "circumstance", "other"]
Who = Literal["child", "parent", "family"]


class Piece(BaseModel):
    """Any part of an entry: never changed once made."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Kept(Piece):
    """A part with an id of its own, which stays while the part says the same."""

    id: UUID = Field(default_factory=uuid7)


class OrganisationEntry(Kept):
    name: Line
    description: Text = ""
    email: Line = ""
    website: Line = ""
    uri: Line = ""
    logo: Line = ""
    charity_number: Line = ""


class CriterionEntry(Kept):
    """What is asked of somebody: `excludes` turns it round. Without words of its own it is said from its parts."""

    kind: CriterionKind
    excludes: bool = False
    who: Who = "child"
    least_months: int | None = Field(default=None, ge=0, le=1560)
    below_months: int | None = Field(default=None, ge=1, le=1560)
    unborn: bool = False
    code: Line = ""  # of the need, language, gender or circumstance
    words: Text = ""


class ScheduleEntry(Kept):
    freq: Literal["WEEKLY", "MONTHLY"] = "WEEKLY"
    interval: int = Field(default=1, ge=1, le=52)
    byday: Line = ""  # MO,WE; for months 1TU or -1FR
    bymonthday: Line = ""
    opens_at: time | None = None
    closes_at: time | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    description: Text = ""


class CostEntry(Kept):
    option: Line = ""
    amount: Decimal | None = Field(default=None, ge=0, lt=100_000, decimal_places=2)
    words: Line = ""


class LanguageEntry(Kept):
    code: Line = ""  # ISO 639
    name: Line


class AreaEntry(Kept):
    """Where people must live. `everywhere`: anywhere at all; without any of these nobody has said."""

    name: Line = ""
    body: str | None = None
    ward: str | None = None  # the code of a ward within it
    everywhere: bool = False
    uri: Line = ""


class AccessEntry(Kept):
    kind: Line = ""  # an access need's id, where it is one of ours
    words: Text = ""


class PlaceEntry(Kept):
    """`id` is of the service at this location; `location_id` of the location."""

    location_id: UUID = Field(default_factory=uuid7)
    kind: LocationKind = "physical"
    name: Line = ""
    description: Text = ""
    address_1: Line = ""
    city: Line = ""
    county: Line = ""
    postcode: Line = ""
    country: Line = ""
    latitude: float | None = Field(default=None, ge=-90, le=90)
    longitude: float | None = Field(default=None, ge=-180, le=180)
    access: tuple[AccessEntry, ...] = ()


class PhoneEntry(Kept):
    number: Line
    words: Line = ""


class CapacityEntry(Piece):
    """What was so on a day: never shown without that day."""

    on: date
    waiting_weeks: int | None = Field(default=None, ge=0, le=260)
    places: int | None = Field(default=None, ge=0, le=100_000)
    most: int | None = Field(default=None, ge=0, le=100_000)
    words: Line = ""


class TranslationEntry(Piece):
    """`of`: the mark of the English it was made from, so that a page can say when the English has changed since."""

    language: Line
    name: Line
    description: Text = ""
    eligibility: Text = ""
    application: Text = ""
    of: Line = ""


class Entry(Kept):
    organisation: OrganisationEntry
    name: Line
    description: Text = ""
    url: Line = ""
    email: Line = ""
    status: Status = "active"
    kinds: tuple[str, ...] = ()  # of help
    eligibility: Text = ""  # who it is for, in plain words
    application: Text = ""  # how to get it
    referral: Referral = ""
    fees: Text = ""
    accreditations: Text = ""
    alert: Text = ""
    interpreting: Text = ""
    programme: Line = ""  # in the evidence register
    criteria: tuple[CriterionEntry, ...] = ()
    schedules: tuple[ScheduleEntry, ...] = ()
    costs: tuple[CostEntry, ...] = ()
    languages: tuple[LanguageEntry, ...] = ()
    areas: tuple[AreaEntry, ...] = ()
    places: tuple[PlaceEntry, ...] = ()
    phones: tuple[PhoneEntry, ...] = ()
    capacity: CapacityEntry | None = None
    translations: tuple[TranslationEntry, ...] = ()
    assured_on: date | None = None
    assured_by: Line = ""
    modified_at: datetime | None = None
