"""From route to route: every one that there is, and its address for one record."""

from collections.abc import Iterator
from dataclasses import fields

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.whole.routes import Row
from tests.world import Records


def every_route(resolver: URLResolver | None = None, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Each route's full name, however deep it lies, and its pattern."""
    for each in (resolver or get_resolver()).url_patterns:
        if isinstance(each, URLResolver):
            inner = f"{space}{each.namespace}:" if each.namespace else space
            yield from every_route(each, inner)
        else:
            yield f"{space}{each.name}", each


ROUTES = dict(every_route())


def address(row: Row, records: Records) -> str:
    """The route's address for these records, as the row says."""
    args = {name: row.args.get(name, name) for name in ROUTES[row.route].pattern.converters}
    known = {each.name for each in fields(Records)}
    return reverse(row.route, kwargs={name: getattr(records, str(v)) if v in known else v for name, v in args.items()})
