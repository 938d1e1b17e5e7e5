"""What somebody types on a page of triage is saved as they type, and shown to them again until they have sent it."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from hearth.access.viewer import Viewer
from hearth.drafts.actions import forget_draft
from hearth.drafts.queries import draft_of
from hearth.drafts.typed import show_again
from hearth.ui.forms import QuestionForm


@dataclass(frozen=True)
class Typed:
    """`form`: of which page, and about which record."""

    owner: str
    form: str

    @property
    def url(self) -> str:
        return reverse("drafts:save", args=[self.form])

    def show(self, form: QuestionForm) -> None:
        show_again(form, draft_of(self.owner, self.form))

    def forget(self) -> None:
        forget_draft(owner=self.owner, form=self.form)


def status_of(form: QuestionForm) -> int:
    """Somebody was quicker: the page says so, and shows what was typed."""
    return 409 if form.is_bound and form.non_field_errors() else 200


def typed_on(request: HttpRequest, viewer: Viewer, form: QuestionForm, page: str, about: UUID) -> Typed:
    """Shown at once on a page that is only opened."""
    typed = Typed(f"user:{viewer.id}", f"{page}-{about}")
    if request.method != "POST" and not form.is_bound:
        typed.show(form)
    return typed
