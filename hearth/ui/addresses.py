"""Addresses of pages. A route's address is worked out once: after that only the record's id in it differs."""

from collections.abc import Callable
from functools import cache
from typing import Any
from uuid import UUID

from django.urls import URLResolver, get_resolver, get_script_prefix, get_urlconf, reverse
from django.utils.translation import get_language

PLACES = (UUID(int=2**128 - 1), UUID(int=2**128 - 2), UUID(int=2**128 - 3))  # ids that no record has


def address(name: str, *ids: UUID) -> str:
    """As `reverse(name, args=ids)`: address("families:correct_person", family.pk, person.pk)."""
    return addresses(name, len(ids))(*ids)


def addresses(name: str, many: int = 1) -> Callable[..., str]:
    """For a list: what makes each row's address of its ids, looked up once for all rows."""
    before, *after = _parts(name, many, get_resolver(get_urlconf()), get_script_prefix(), get_language())
    return lambda *ids: before + "".join(f"{id}{words}" for id, words in zip(ids, after, strict=True))


@cache
def _parts(name: str, many: int, resolver: URLResolver, prefix: str, language: str | None) -> tuple[str, ...]:
    """What stands around so many ids. It hangs on everything that `reverse` looks at."""
    rest, parts = reverse(name, args=PLACES[:many]), []
    for place in PLACES[:many]:
        before, _, rest = rest.partition(str(place))
        parts.append(before)
    return (*parts, rest)


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
