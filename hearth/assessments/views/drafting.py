"""What a worker typed and did not save, kept for them alone until they do."""

from django.http import QueryDict
from django.urls import reverse

from hearth.access.pages import StaffRequest
from hearth.assessments.forms.later import LaterForm
from hearth.drafts.actions import forget_draft
from hearth.drafts.queries import draft_of
from hearth.drafts.typed import show_again


def sent(request: StaffRequest) -> QueryDict | None:
    """What was typed and sent, though it be nothing at all; None for a page that is only opened."""
    return request.POST if request.method == "POST" else None


def draft_url(name: str) -> str:
    return reverse("drafts:save", args=[name])


def with_draft(request: StaffRequest, form: LaterForm, name: str) -> bool:
    """Put back what was typed and never saved. True if there was anything."""
    typed = draft_of(_owner(request), name)
    if typed:
        show_again(form, typed)
    return bool(typed)


def forget(request: StaffRequest, name: str) -> None:
    forget_draft(owner=_owner(request), form=name)


def _owner(request: StaffRequest) -> str:
    return f"user:{request.viewer.id}"
