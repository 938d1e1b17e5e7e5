"""What is wrong, for a computer and for whoever reads its log: RFC 9457. Never a page, never a stack."""

import json
from collections.abc import Mapping, Sequence

from django.http import HttpResponse

CONTENT_TYPE = "application/problem+json"
EXPLAINED = "/developers"  # each kind is a place on that page
KINDS = {
    "bad-request": (400, "The request cannot be read"),
    "no-key": (401, "A key is needed"),
    "not-allowed": (403, "This key may not do this"),
    "not-found": (404, "There is no such thing"),
    "method-not-allowed": (405, "This address does not take this method"),
    "key-used-twice": (409, "Another report was sent under this Idempotency-Key"),
    "too-large": (413, "The body is too large"),
    "not-json": (415, "The body must be JSON"),
    "not-valid": (422, "Something in the report must be put right"),
    "too-many": (429, "Too many requests"),
    "broken": (500, "Something broke here"),
    "away": (503, "Hearth cannot reach its database"),
}
Wrong = Mapping[str, str]  # {"pointer": "#/children/0/born", "detail": "a sentence"}


class Problem(Exception):
    """An answer that is not the one that was wanted. `detail` is a sentence that says what to do."""

    def __init__(
        self, kind: str, detail: str, *, errors: Sequence[Wrong] = (), headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(detail)
        self.kind = kind
        self.detail = detail
        self.errors = errors
        self.headers = headers or {}

    def answer(self) -> HttpResponse:
        status, title = KINDS[self.kind]
        told: dict[str, object] = {
            "type": f"{EXPLAINED}#{self.kind}",
            "title": title,
            "status": status,
            "detail": self.detail,
        }
        if self.errors:
            told["errors"] = list(self.errors)
        body = json.dumps(told, ensure_ascii=False)
        return HttpResponse(body, status=status, content_type=CONTENT_TYPE, headers=dict(self.headers))


def pointed(field: str, detail: str) -> dict[str, str]:
    """One thing wrong, at the top of the body."""
    return {"pointer": f"#/{field}" if field else "#", "detail": detail}
