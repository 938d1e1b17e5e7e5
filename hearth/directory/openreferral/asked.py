"""What a caller may ask: the parameters of the pinned specification, and those that older copies of it had."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from uuid import UUID

from django.http import HttpRequest

from hearth.directory.openreferral.terms import TAXONOMIES, by_id, kinds_of_term, terms
from hearth.directory.rules.ages import NotAnAge, least_in_months
from hearth.directory.rules.hours import DAYS

PER_PAGE, MOST_PER_PAGE = 50, 500
YES, NO = {"true", "1", "yes", ""}, {"false", "0", "no"}


class NotAsked(ValueError):
    """A parameter that cannot be what it says. A sentence for the caller."""


@dataclass(frozen=True)
class Asked:
    search: str = ""
    page: int = 1
    per_page: int = PER_PAGE
    ndjson: bool = False
    full: bool = False
    full_service: bool = False
    minimal: bool = False
    top_only: bool = False
    parent_id: UUID | None = None
    taxonomy_id: UUID | None = None
    organization_id: UUID | None = None
    kinds: tuple[str, ...] | None = None  # of help, that the terms asked for come to; none at all where none does
    modified_after: datetime | None = None
    minimum_months: int | None = None
    maximum_months: int | None = None
    day: str = ""
    starts: time | None = None
    ends: time | None = None
    postcode: str = ""
    proximity: int | None = None
    nowhere: bool = field(default=False)  # an id that is nobody's


def asked_of(request: HttpRequest) -> Asked:
    """Raises `NotAsked`. What is unknown is left aside, as the standard's other servers do."""
    said = {name: str(value).replace("\x00", "").strip() for name, value in request.GET.items()}
    if (form := said.get("format", "json").lower()) not in ("json", "ndjson"):
        raise NotAsked("format is json or ndjson.")
    return Asked(
        search=said.get("search", "")[:200],
        page=_number(said, "page", 1, 10_000_000),
        per_page=_number(said, "per_page", PER_PAGE, MOST_PER_PAGE),
        ndjson=form == "ndjson",
        full=_flag(said, "full"),
        full_service=_flag(said, "full_service"),
        minimal=_flag(said, "minimal"),
        top_only=_flag(said, "top_only"),
        parent_id=_id(said, "parent_id"),
        taxonomy_id=_id(said, "taxonomy_id"),
        organization_id=_id(said, "organization_id"),
        kinds=_kinds(said),
        modified_after=_moment(said),
        minimum_months=_age(said, "minimum_age"),
        maximum_months=_age(said, "maximum_age"),
        day=_day(said),
        starts=_time(said, "start_time"),
        ends=_time(said, "end_time"),
        postcode=said.get("postcode", "")[:20],
        proximity=_number(said, "proximity", 0, 2_000_000, least=0) if said.get("proximity") else None,
    )


def _number(said: dict[str, str], name: str, default: int, most: int, least: int = 1) -> int:
    text = said.get(name, "")
    if not text:
        return default
    if not text.isascii() or not text.isdigit() or len(text) > 9 or int(text) < least:
        raise NotAsked(f"{name} is a whole number from {least} on.")
    return min(int(text), most)


def _flag(said: dict[str, str], name: str) -> bool:
    if name not in said:
        return False
    if said[name].lower() not in YES | NO:
        raise NotAsked(f"{name} is true or false.")
    return said[name].lower() in YES


def _id(said: dict[str, str], name: str) -> UUID | None:
    """An id that is no UUID is nobody's, so it finds nothing; it is not a mistake of the caller's."""
    if not said.get(name):
        return None
    try:
        return UUID(said[name])
    except ValueError:
        return UUID(int=0)


def _kinds(said: dict[str, str]) -> tuple[str, ...] | None:
    """The kinds of help that a term, or any term of a taxonomy, comes to."""
    if term_id := _id(said, "taxonomy_term_id"):
        term = by_id().get(term_id)
        return kinds_of_term(term) if term else ()
    if taxonomy_id := _id(said, "taxonomy_id"):
        known = next((each for each in TAXONOMIES if each.id == taxonomy_id), None)
        return tuple(kind for term in terms() if term.taxonomy is known for kind in kinds_of_term(term))
    return None


def _moment(said: dict[str, str]) -> datetime | None:
    """A day or a moment; without a time zone it is read as UTC."""
    if not (text := said.get("modified_after", "")):
        return None
    try:
        moment = datetime.fromisoformat(text.replace(" ", "+") if "T" in text else text)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    except ValueError:
        raise NotAsked("modified_after is a moment such as 2026-03-01T09:00:00Z.") from None


def _age(said: dict[str, str], name: str) -> int | None:
    try:
        return least_in_months(float(said[name])) if said.get(name) else None
    except (ValueError, NotAnAge):
        raise NotAsked(f"{name} is an age in years.") from None


def _day(said: dict[str, str]) -> str:
    day = said.get("day", "").upper()[:2]
    if day and day not in DAYS:
        raise NotAsked(f"day is one of {', '.join(DAYS)}.")
    return day


def _time(said: dict[str, str], name: str) -> time | None:
    try:
        return time.fromisoformat(said[name]) if said.get(name) else None
    except ValueError:
        raise NotAsked(f"{name} is a time such as 18:30.") from None
