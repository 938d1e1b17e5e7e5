"""What one visitor has typed so far: kept as typed, right or wrong, so that no page loses a word."""

from collections.abc import Sequence
from dataclasses import dataclass

from hearth.concerns.portal.journey import CHOICES, Journey, asked_before, child_number, next_to_ask
from hearth.concerns.portal.routing import Routed, routed
from hearth.concerns.portal.written import Written
from hearth.concerns.rules import MOST_CHILDREN
from hearth.drafts.typed import Typed, as_posted, show_again
from hearth.files.actions import forget_waiting
from hearth.files.adding import has_files, show_files
from hearth.files.models import WaitingFile
from hearth.files.queries import waiting_files
from hearth.ui.forms import QuestionForm


@dataclass
class Worry(Written):
    """A draft of a report. `answers` are as typed; `answered` names the steps whose answers were good."""

    journey: Journey

    @property
    def answered(self) -> list[str]:
        answered: list[str] = self.draft.content.setdefault("answered", [])
        return answered

    @property
    def body_id(self) -> str:
        """The council that is responsible, once it is known."""
        return self.place.body_id or self.first("council", "council")

    @property
    def must_choose_council(self) -> bool:
        return not self.place.body_id and "where" in self.answered

    @property
    def now_place(self) -> Routed:
        """Where the child is now, as far as it leaves a choice between councils."""
        return routed(self.draft.content.get("now_place"))

    @now_place.setter
    def now_place(self, found: Routed) -> None:
        if found.choices != self.now_place.choices:
            self.forget_step("now-council")
        self.draft.content["now_place"] = found.as_json()

    @property
    def now_councils(self) -> tuple[str, ...]:
        """Who answers for the child where it is now, as somebody chose; empty where nobody knew or had to."""
        chosen = self.first("now-council", "council")
        return (chosen,) if chosen in self.now_place.choices else ()

    @property
    def to_choose(self) -> list[str]:
        home = ["council"] if self.must_choose_council else []
        return [*home, "now-council"] if self.now_place.choices else home

    @property
    def account(self) -> str:
        """What they have written of the worry itself, as typed."""
        return self.first(*self.journey.account)

    def type(self, step: str, typed: Typed) -> None:
        self.answers[step] = typed

    def accept(self, step: str) -> None:
        if step not in self.answered:
            self.answered.append(step)

    def refuse(self, step: str) -> None:
        """What stands there now is not good enough to send."""
        if step in self.answered:
            self.answered.remove(step)

    def next_step(self) -> str | None:
        return next_to_ask(self.journey.order, self.answered, to_choose=self.to_choose)

    def step_before(self, step: str) -> str | None:
        return asked_before(self.journey.order, step, to_choose=self.to_choose)

    def form(self, step: str) -> QuestionForm:
        """The question with whatever was typed before."""
        form = self.journey.question(step).form()
        show_again(form, self.answers.get(step, {}))
        return form

    def cleaned(self, step: str) -> QuestionForm:
        """The question as answered, checked again: what was a good date yesterday may not be one today."""
        form = self.journey.question(step).form(as_posted(self.answers.get(step, {})))
        if step in CHOICES:  # that it was one of those offered, was checked when it was chosen
            form.fields["council"].options = [(self.first(step, "council"), "")]  # type: ignore[attr-defined]
        form.full_clean()
        return form

    @property
    def children(self) -> list[str]:
        """The steps of the children told of, in order."""
        return sorted((step for step in self.answered if step.startswith("child-")), key=child_number)

    def another_child(self) -> str:
        return f"child-{min(len(self.children) + 1, MOST_CHILDREN)}"

    def remove_child(self, step: str) -> None:
        """Take one child out; those after it move up."""
        kept = [self.answers[child] for child in self.children if child != step]
        for child in [name for name in self.answers if name.startswith("child-")]:
            self.forget_step(child)
        for number, typed in enumerate(kept, start=1):
            self.type(f"child-{number}", typed)
            self.accept(f"child-{number}")

    def forget_step(self, step: str) -> None:
        super().forget_step(step)
        self.refuse(step)

    @property
    def files(self) -> Sequence[WaitingFile]:
        """What was added to the words."""
        return waiting_files(self.draft.owner, self.draft.form)

    def show_files(self, form: QuestionForm) -> None:
        """On a question that has room for them."""
        if has_files(form):
            show_files(form, owner=self.draft.owner, form_name=self.draft.form)

    def forget_files(self) -> None:
        """Once it is kept that the words were sent, and not before: until then the same report finds the same files."""
        forget_waiting(owner=self.draft.owner, form=self.draft.form)
