"""What the standard's schema lets pass and a reader still stumbles over. Plain Python, over what is published.

The schema accepts an age of -1, a lowest age above the highest, no organisation, "last week" for a date, latitude 999
and markup in every text (it was tried). Each check yields a sentence with the place in the record.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from hearth.directory.openreferral.cleaning import has_markup, is_email, is_uri
from hearth.directory.openreferral.terms import by_id
from hearth.directory.rules.hours import NotDays, days_in

STATUSES = ("active", "inactive", "defunct", "temporarily closed")
EXTENT_TYPES = ("geojson", "topojson", "kml", "text")
ADDRESS = ("address_1", "city", "state_province", "postal_code", "country", "address_type")
MAY_BE_EMPTY = ("description",)  # the standard asks for one of an organisation, and not everybody has written one
CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
Raw = Mapping[str, Any]


def wrong_in(service: Raw) -> Iterator[str]:
    """Everything that is wrong in a service with all its parts; nothing where it is right."""
    yield from _required(service)
    yield from _ages(service)
    yield from _links(service)
    for at, name, value in _walk(service):
        yield from (f"{at}: {problem}" for problem in _of_value(name, value))


def page_problems(page: Raw, number: int, per_page: int) -> Iterator[str]:
    """What is wrong with a page's envelope, which the schema does not ask for at all."""
    contents, total, pages = page.get("contents"), page.get("total_items"), page.get("total_pages")
    if not isinstance(contents, list) or not isinstance(total, int) or not isinstance(pages, int):
        yield "It has no contents or no totals."
        return
    last = max(1, pages)
    expected = max(0, min(per_page, total - (number - 1) * per_page))
    if pages != -(-total // per_page):
        yield f"{total} in pages of {per_page} are not {pages} pages."
    if len(contents) != expected or page.get("size") != len(contents):
        yield f"It holds {len(contents)}, says {page.get('size')}, and should hold {expected}."
    flags = (page.get("first_page"), page.get("last_page"), page.get("empty"))
    if flags != (number == 1, number >= last, not contents):
        yield f"It is page {number} of {pages}, and its flags say {flags}."


def _required(service: Raw) -> Iterator[str]:
    organisation = service.get("organization") or {}
    if not organisation.get("name") or organisation.get("id") != service.get("organization_id"):
        yield "organization: none, or not the one that organization_id names."
    if service.get("status") not in STATUSES:
        yield "status: none that is known."
    if not service.get("last_modified"):
        yield "last_modified: not said."
    for place in service.get("service_at_locations", []):
        for address in place.get("location", {}).get("addresses", []):
            if missing := [name for name in ADDRESS if not address.get(name)]:
                yield f"address: lacks {', '.join(missing)}."


def _ages(service: Raw) -> Iterator[str]:
    least, most = service.get("minimum_age", 0), service.get("maximum_age", 130)
    if not 0 <= least <= most <= 130:
        yield f"ages: from {least} to {most} is nobody."


def _links(service: Raw) -> Iterator[str]:
    """Parts name the service they belong to, each id stands once, and a term is one that is published."""
    ids = [(at.rsplit("/", 1)[0], value) for at, name, value in _walk(service) if name == "id"]
    own = [id for at, id in ids if "taxonomy_term" not in at]
    if len(own) != len(set(own)):
        yield "id: one stands twice."
    known = {str(id) for id in by_id()}
    for at, name, value in _walk(service):
        if name == "service_id" and value != service.get("id"):
            yield f"{at}: not of this service."
        if name == "taxonomy_term_id" and value not in known:
            yield f"{at}: no term that is published."


def _walk(shape: Any, at: str = "") -> Iterator[tuple[str, str, Any]]:
    """Each named value, with where it stands; our own namespace is ours to fill."""
    if isinstance(shape, Mapping):
        for name, value in shape.items():
            yield f"{at}/{name}", name, value
            if name != "x_hearth":
                yield from _walk(value, f"{at}/{name}")
    elif isinstance(shape, list):
        for number, value in enumerate(shape):
            yield from _walk(value, f"{at}/{number}")


def _of_value(name: str, value: Any) -> Iterator[str]:
    if value is None or value in ([], {}) or (value == "" and name not in MAY_BE_EMPTY):
        yield "Nothing, which is left out."
    elif isinstance(value, str):
        if has_markup(value):
            yield "It holds markup."
        if name in FORMS and not FORMS[name](value):
            yield f"“{value[:40]}” is not what stands here."
    elif name in BOUNDS and not -BOUNDS[name] <= value <= BOUNDS[name]:
        yield f"{value} is nowhere on earth."


def _is_moment(said: str) -> bool:
    try:
        return datetime.fromisoformat(said).tzinfo is not None
    except ValueError:
        return False


def _is_day(said: str) -> bool:
    try:
        return date.fromisoformat(said).isoformat() == said
    except ValueError:
        return False


def _is_time(said: str) -> bool:
    return bool(CLOCK.fullmatch(said))


def _are_days(said: str) -> bool:
    try:
        return bool(days_in(said))
    except NotDays:
        return False


BOUNDS = {"latitude": 90, "longitude": 180}
FORMS: dict[str, Callable[[str], bool]] = {
    **dict.fromkeys(("url", "website", "uri"), is_uri),
    "email": is_email,
    "last_modified": _is_moment,
    **dict.fromkeys(("assured_date", "valid_from", "valid_to", "updated"), _is_day),
    **dict.fromkeys(("opens_at", "closes_at"), _is_time),
    "byday": _are_days,
    "extent_type": EXTENT_TYPES.__contains__,
}
