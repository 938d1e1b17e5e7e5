"""A page in its envelope, or every record as a line of its own; public to any browser, with a sentence for mistakes."""

import functools
import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse

from hearth.directory.openreferral.asked import Asked, NotAsked, asked_of
from hearth.scope.pages import open_page

METHODS = ("GET", "HEAD", "OPTIONS")
AT_ONCE = 200  # records of a stream read together
Shapes = Callable[[list[Any]], list[dict[str, Any]]]


class NothingThere(LookupError):
    """There is no such record, or it is not published."""


def published(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Public, without a key, for any origin; a view gets what was asked, read and checked."""

    @functools.wraps(view)
    def run(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        answer = _answer(request, kwargs)
        answer["Access-Control-Allow-Origin"] = "*"
        return answer

    def _answer(request: HttpRequest, kwargs: dict[str, Any]) -> HttpResponseBase:
        if request.method == "OPTIONS":
            asked = {"Access-Control-Allow-Methods": "GET, HEAD", "Access-Control-Allow-Headers": "*"}
            return HttpResponse(status=204, headers=asked)
        if request.method not in METHODS:
            return JsonResponse({"error": "Only GET is known here."}, status=405, headers={"Allow": ", ".join(METHODS)})
        try:
            return view(asked_of(request), **kwargs)
        except NotAsked as problem:
            return JsonResponse({"error": str(problem)}, status=400)
        except NothingThere:
            return JsonResponse({"error": "There is no such record."}, status=404)

    run.methods = METHODS  # type: ignore[attr-defined]
    return open_page(run)


def listed(rows: Sequence[Any] | QuerySet[Any], asked: Asked, shapes: Shapes) -> HttpResponseBase:
    """`rows` in a steady order; past their end is an empty page, which is no mistake."""
    if asked.ndjson:
        return StreamingHttpResponse(_lines(rows, shapes), content_type="application/x-ndjson")
    total = rows.count() if isinstance(rows, QuerySet) else len(rows)
    begins = (asked.page - 1) * asked.per_page
    contents = shapes(_cut(rows, begins, begins + asked.per_page)) if begins < total else []
    return whole(envelope(contents, total, asked.page, asked.per_page))


def _cut(rows: Sequence[Any] | QuerySet[Any], begins: int, ends: int) -> list[Any]:
    """By ids first: what is skipped is then read from an index alone, and nothing of it is joined."""
    if not isinstance(rows, QuerySet):
        return list(rows[begins:ends])
    return list(rows.filter(pk__in=list(rows.values_list("pk", flat=True)[begins:ends])))


def envelope(contents: list[dict[str, Any]], total: int, page: int, per_page: int) -> dict[str, Any]:
    pages = -(-total // per_page)
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": page,
        "size": len(contents),
        "first_page": page == 1,
        "last_page": page >= pages,
        "empty": not contents,
        "contents": contents,
    }


def whole(shape: dict[str, Any]) -> HttpResponse:
    return HttpResponse(json.dumps(shape, ensure_ascii=False), content_type="application/json")


def _lines(rows: Sequence[Any] | QuerySet[Any], shapes: Shapes) -> Iterator[bytes]:
    """A few hundred at a time, each after the last one's id, so that a stream of any length stays small."""
    if not isinstance(rows, QuerySet):
        yield from (_line(shape) for shape in shapes(list(rows)))
        return
    last = None
    while batch := list((rows.filter(pk__gt=last) if last else rows)[:AT_ONCE]):
        yield from (_line(shape) for shape in shapes(batch))
        last = batch[-1].pk


def _line(shape: dict[str, Any]) -> bytes:
    return json.dumps(shape, ensure_ascii=False).encode() + b"\n"
