"""The body of a request, once it is known to be JSON and not too long."""

from django.http import HttpRequest

from hearth.access.api.problems import Problem

LONGEST_BODY = 500_000  # bytes: several times the longest report there can be


def json_in(request: HttpRequest) -> bytes:
    if request.content_type != "application/json":
        raise Problem("not-json", "Send it with `Content-Type: application/json`.")
    if request.headers.get("Content-Encoding", "identity") != "identity":
        raise Problem("not-json", "Send it as it is, not compressed.")
    length = request.headers.get("Content-Length", "")
    if (length.isdigit() and int(length) > LONGEST_BODY) or len(request.body) > LONGEST_BODY:
        raise Problem("too-large", f"Send at most {LONGEST_BODY:,} bytes.")
    if not request.body:
        raise Problem("bad-request", "The body is empty. Send JSON, with its Content-Length.")
    return request.body
