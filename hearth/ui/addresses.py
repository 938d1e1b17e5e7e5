"""Addresses of pages. A route's address is worked out once: after that only the record's id in it differs."""

from functools import cache
from typing import Any
from uuid import UUID

from django.urls import URLResolver, get_resolver, get_script_prefix, get_urlconf, reverse
from django.utils.translation import get_language

PLACES = (UUID(int=2**128 - 1), UUID(int=2**128 - 2), UUID(int=2**128 - 3))  # ids that no record has


def address(name: str, *ids: UUID) -> str:
    """As `reverse(name, args=ids)`: address("families:correct_person", family.pk, person.pk)."""
    found = _pattern(name, len(ids), get_resolver(get_urlconf()), get_script_prefix(), get_language())
    for place, id in zip(PLACES, ids, strict=False):
        found = found.replace(str(place), str(id))
    return found


@cache
def _pattern(name: str, many: int, resolver: URLResolver, prefix: str, language: str | None) -> str:
    """The address with places for so many ids. It hangs on everything that `reverse` looks at."""
    return reverse(name, args=PLACES[:many])


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """For templates: url("concerns:start") or url("families:family", family.id)."""
    if not kwargs and len(args) <= len(PLACES) and all(isinstance(each, UUID) for each in args):
        return address(name, *args)
    return reverse(name, args=args or None, kwargs=kwargs or None)


def first_url(*names: str) -> str:
    """The address of the first of these routes that exists; the last must."""
    return url(next((name for name in names if has_url(name)), names[-1]))


def has_url(name: str) -> bool:
    """Whether this installation has such a page, whatever its address asks for; for links that only some have."""
    *rooms, page = name.split(":")
    resolver = get_resolver()
    for room in rooms:
        if room not in resolver.namespace_dict:
            return False
        resolver = resolver.namespace_dict[room][1]
    return page in resolver.reverse_dict
