"""A visitor's draft. Its key is in a cookie of their own browser; the database has only the key's hash."""

import hashlib
import secrets
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from hearth.drafts.actions import VISITORS_WORDS_LAST, forget_draft, forget_everything_of, keep_draft
from hearth.drafts.queries import draft_of

COOKIE = "visit"  # says nothing to whoever looks through a browser's cookies
Response = TypeVar("Response", bound=HttpResponseBase)


@dataclass
class VisitorDraft:
    """What one visitor is writing in one form. Nothing is kept, and no cookie set, before `keep`."""

    key: str
    form: str
    content: dict[str, Any] = field(default_factory=dict)

    @property
    def owner(self) -> str:
        return owner_with(self.key)

    def keep(self, response: Response) -> Response:
        """Keep it, and leave the key with the visitor."""
        keep_draft(owner=self.owner, form=self.form, content=self.content)
        response.set_cookie(
            COOKIE,
            self.key,
            max_age=VISITORS_WORDS_LAST,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
        return response

    def forget(self) -> None:
        forget_draft(owner=self.owner, form=self.form)
        self.content = {}


def visitor_draft(request: HttpRequest, form: str) -> VisitorDraft:
    """The visitor's draft of this form, or an empty one."""
    key = request.COOKIES.get(COOKIE, "")
    if not key:
        return VisitorDraft(secrets.token_urlsafe(32), form)
    return VisitorDraft(key, form, draft_of(owner_with(key), form))


def forget_visitor(request: HttpRequest, response: Response) -> Response:
    """Leave nothing behind: no draft, no cookie."""
    if key := request.COOKIES.get(COOKIE):
        forget_everything_of(owner=owner_with(key))
    response.delete_cookie(COOKIE, samesite="Lax")
    return response


def owner_with(key: str) -> str:
    return "visitor:" + hashlib.sha256(key.encode()).hexdigest()
