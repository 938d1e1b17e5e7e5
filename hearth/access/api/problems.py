"""What is wrong, for a computer and for whoever reads its log: RFC 9457. Never a page, never a stack."""

import json
from collections.abc import Mapping, Sequence

from django.http import HttpResponse

from hearth.ui.marked import marked

CONTENT_TYPE = "application/problem+json"
EXPLAINED = "/developers"  # each kind is a place on that page
KINDS = {  # in English for machines; the page that explains them is in Welsh too
    "bad-request": (400, marked("The request cannot be read")),
    "no-key": (401, marked("A key is needed")),
    "not-allowed": (403, marked("This key may not do this")),
    "not-found": (404, marked("There is no such thing")),
    "method-not-allowed": (405, marked("This address does not take this method")),
    "key-used-twice": (409, marked("Another report was sent under this Idempotency-Key")),
    "too-large": (413, marked("The body is too large")),
    "not-json": (415, marked("The body must be JSON")),
    "not-valid": (422, marked("Something in the report must be put right")),
    "too-many": (429, marked("Too many requests")),
    "broken": (500, marked("Something broke here")),
    "away": (503, marked("Hearth cannot reach its database")),
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
