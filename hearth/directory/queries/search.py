"""Find services: by place, kind of help, need, age, hours, cost, language, access and words; a page at a time, by key.

Written as SQL, because it is asked all day. Without a place services come by name; with one, the nearest first.
A service that has not said what it helps with is in no list of a kind of help; one that has not said for which ages
is in every list of an age, and says so.
"""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from hearth.directory.reading import ask

ON_A_PAGE = 20
NOWHERE_NEAR = 10_000_000  # metres: after everything that says where it is
# The distance along the surface of a ball; half a percent wrong at most, which nobody notices on foot. Nothing where
# either end is not known: `least` passes over what is not, and would call it the other side of the world.
METRES = """
(SELECT min(round(12742000 * asin(least(1, sqrt(
            sin(radians(location.latitude - %(latitude)s) / 2) ^ 2
            + cos(radians(%(latitude)s)) * cos(radians(location.latitude))
            * sin(radians(location.longitude - %(longitude)s) / 2) ^ 2))))::integer)
   FROM directory_service_at_location place JOIN directory_location location ON location.id = place.location_id
  WHERE place.service_id = service.id AND location.latitude + location.longitude IS NOT NULL
    AND %(latitude)s::float8 + %(longitude)s::float8 IS NOT NULL)
"""


@dataclass(frozen=True)
class Sought:
    """What somebody looks for. Nothing said is nothing asked."""

    body: str = ""
    ward: str = ""
    latitude: float | None = None
    longitude: float | None = None
    kinds: tuple[str, ...] = ()
    months: int | None = None  # a child's age, in completed months; or the youngest it may be
    months_to: int | None = None  # the oldest it may be, where only the year is known
    unborn: bool = False
    times: tuple[str, ...] = ()  # daytime, evening, weekend
    free: bool = False
    language: str = ""
    access: tuple[str, ...] = ()
    words: str = ""

    @property
    def near(self) -> bool:
        return self.latitude is not None and self.longitude is not None


@dataclass(frozen=True)
class Key:
    """The last of a page: where the next one begins."""

    sort: str
    id: UUID

    def __str__(self) -> str:
        return f"{self.id}_{self.sort}"

    @classmethod
    def read(cls, text: str) -> "Key | None":
        """A key as an address has it; one that somebody has altered is none."""
        id, _, sort = text.partition("_")
        try:
            return cls(sort[:500].replace("\x00", ""), UUID(id))
        except ValueError:
            return None


@dataclass(frozen=True)
class Found:
    ids: list[UUID] = field(default_factory=list)
    metres: dict[UUID, int | None] = field(default_factory=dict)
    next_key: Key | None = None


def search(sought: Sought, after: Key | None = None, many: int = ON_A_PAGE) -> Found:
    """Ids of a page of services, with their distance in metres where a place was said."""
    conditions, values = _conditions(sought)
    sort = f"coalesce({METRES}, {NOWHERE_NEAR})" if sought.near else "service.name"
    inner = f"SELECT service.id, {sort} AS sort FROM directory_service service WHERE {' AND '.join(conditions)}"
    beyond = ""
    if after is not None and (begins := _begins(after, sought.near)) is not None:
        beyond = "WHERE (sort, id) > (%(sort)s, %(id)s)"
        values |= {"sort": begins, "id": after.id}
    values |= {"many": many + 1, "latitude": sought.latitude, "longitude": sought.longitude}
    rows = ask(f"SELECT id, sort FROM ({inner}) found {beyond} ORDER BY sort, id LIMIT %(many)s", values)
    shown = rows[:many]
    metres = {row["id"]: row["sort"] if row["sort"] != NOWHERE_NEAR else None for row in shown} if sought.near else {}
    last = shown[-1] if len(rows) > many else None
    return Found([row["id"] for row in shown], metres, Key(str(last["sort"]), last["id"]) if last else None)


def _begins(after: Key, near: bool) -> str | int | None:
    if not near:
        return after.sort
    return int(after.sort) if after.sort.isdigit() and len(after.sort) < 9 else None


def _conditions(sought: Sought) -> tuple[list[str], dict[str, Any]]:
    """The conditions that were asked for, and their values."""
    conditions, values = ["service.listed"], dict[str, Any]()
    if sought.body:
        conditions.append(COVERS)
        values |= {"body": sought.body, "ward": sought.ward}
    if sought.kinds:
        conditions.append(
            "service.id IN (SELECT service_id FROM directory_service_kind WHERE kind = ANY(%(kinds)s::text[]))"
        )
        values["kinds"] = list(sought.kinds)
    if sought.unborn:
        conditions.append(
            "(service.unborn OR NOT EXISTS (SELECT FROM directory_criterion criterion"
            " WHERE criterion.service_id = service.id AND criterion.kind = 'age'))"
        )
    elif sought.months is not None:
        conditions.append("coalesce(service.least_months, 0) <= %(months_to)s")
        conditions.append("coalesce(service.below_months, 9999) > %(months)s")
        values |= {"months": sought.months, "months_to": max(sought.months, sought.months_to or 0)}
    if sought.times:
        conditions.append("(" + " OR ".join(f"service.{time}" for time in TIMES if time in sought.times) + ")")
    if sought.free:
        conditions.append("service.free")
    if sought.language:
        conditions.append(
            "(service.interpreting <> '' OR EXISTS (SELECT FROM directory_language spoken"
            " WHERE spoken.service_id = service.id AND spoken.code = %(language)s))"
        )
        values["language"] = sought.language
    for number, need in enumerate(sought.access):
        conditions.append(ACCESS.format(name=f"access{number}"))
        values[f"access{number}"] = need
    if sought.words:
        conditions.append("service.words @@ websearch_to_tsquery('english', %(words)s)")
        values["words"] = sought.words
    return conditions, values


TIMES = ("daytime", "evening", "weekend")
ACCESS = """EXISTS (SELECT FROM directory_service_at_location place
                      JOIN directory_accessibility access ON access.location_id = place.location_id
                     WHERE place.service_id = service.id AND access.kind = %({name})s)"""
# In this body, and this ward where the service keeps to wards; anywhere; or where nobody has said.
# One set of ids, each part from its index: an OR beside it would read every service there is.
COVERS = """service.id IN (
    SELECT area.service_id FROM directory_service_area area
     WHERE area.body_id = %(body)s AND (area.ward IS NULL OR %(ward)s = '' OR area.ward = %(ward)s)
    UNION ALL SELECT area.service_id FROM directory_service_area area WHERE area.everywhere
    UNION ALL SELECT unsaid.id FROM directory_service unsaid WHERE unsaid.place_unknown)"""
