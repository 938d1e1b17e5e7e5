"""What a worker has typed into a form and not yet sent: kept as it is typed, on a bus or after a lost sign-in."""

from dataclasses import dataclass

from django.urls import reverse

from hearth.access.viewer import Viewer
from hearth.drafts.actions import forget_draft
from hearth.drafts.queries import draft_of
from hearth.drafts.typed import show_again
from hearth.ui.forms import QuestionForm


@dataclass(frozen=True)
class Typing:
    """One worker's draft of one form, which is named after its record."""

    viewer: Viewer
    form: str

    @property
    def owner(self) -> str:
        return f"user:{self.viewer.id}"

    @property
    def url(self) -> str:
        """Where the page sends what is typed."""
        return reverse("drafts:save", args=[self.form])

    def show(self, form: QuestionForm) -> None:
        """Put it back. Which version of the record was on the page then no longer matters: it is seen anew."""
        kept = draft_of(self.owner, self.form)
        show_again(form, {name: typed for name, typed in kept.items() if name != "version"})

    def hides(self, form: QuestionForm, name: str, on_record: str) -> str:
        """What is on record, where what was typed and not sent stands in its field: a page then shows both."""
        typed = str(form.initial.get(name) or "")
        return "" if form.is_bound or typed.split() == on_record.split() else on_record

    def forget(self) -> None:
        forget_draft(owner=self.owner, form=self.form)
