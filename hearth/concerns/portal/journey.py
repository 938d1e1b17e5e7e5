"""The order in which somebody is asked. One machine, several voices: each voice is a list of questions of its own."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from hearth.concerns.telling import Destination, Telling
from hearth.ui.forms import QuestionForm
from hearth.ui.questions import Wording

if TYPE_CHECKING:
    from hearth.concerns.portal.worry import Worry

CHILD = re.compile(r"child-[1-9][0-9]?")
CHOICES = ("council", "now-council")  # asked only where a place leaves a choice: where the child lives, and is now


@dataclass(frozen=True)
class Question:
    """One page: the step it is, its title, and what it asks. `lead` is said before it is asked."""

    step: str
    title: Wording
    form: type[QuestionForm]
    template: str
    lead: Wording = ""


@dataclass(frozen=True)
class Journey:
    """One voice's way from the first question to the last. `danger` comes first, and `where` before any words.

    The steps in `CHOICES` are asked only where a place leaves a choice. The step `child-1` may be followed by as
    many more as there are children.
    """

    id: str  # names the draft of it
    names: str  # begins the names of its addresses
    folder: str  # of its templates
    begins: str  # the page before the first question
    account: tuple[str, str]  # the step and the question where the worry itself is written
    questions: tuple[Question, ...]
    telling_of: Callable[["Worry", Destination], Telling]
    sections: Callable[["Worry", str], list[dict[str, Any]]]  # for the page on which everything is checked
    reachable: Callable[["Worry"], bool]  # did they say how we may reach them?

    @property
    def order(self) -> tuple[str, ...]:
        return tuple(question.step for question in self.questions)

    def question(self, step: str) -> Question:
        """Raises `KeyError` for what is no step of this journey."""
        step = "child-1" if CHILD.fullmatch(step) else step
        for question in self.questions:
            if question.step == step:
                return question
        raise KeyError(step)

    def is_step(self, name: str) -> bool:
        return name in self.order or ("child-1" in self.order and bool(CHILD.fullmatch(name)))

    def name_of(self, page: str) -> str:
        """What the address of a page is called."""
        return f"{self.names}{page}"

    def address(self, page: str) -> str:
        """Where a step is, or another page of this journey."""
        if CHILD.fullmatch(page):
            return reverse(f"concerns:{self.name_of('child')}", args=[child_number(page)])
        return reverse(f"concerns:{self.name_of(page)}")

    def address_of_draft(self, step: str) -> str:
        """Where a step is kept while it is typed."""
        return reverse(f"concerns:{self.name_of('keep')}", args=[step])

    def template(self, page: str) -> str:
        return f"concerns/{self.folder}{page}.html"


def steps(order: Sequence[str], *, to_choose: Collection[str] = ()) -> Sequence[str]:
    """Those of `CHOICES` that are not to be chosen are left out."""
    return tuple(step for step in order if step not in CHOICES or step in to_choose)


def next_to_ask(order: Sequence[str], answered: Collection[str], *, to_choose: Collection[str] = ()) -> str | None:
    """The first question without an answer; None when there is nothing more to ask."""
    asked = steps(order, to_choose=to_choose)
    return next((step for step in asked if step not in answered), None)


def asked_before(order: Sequence[str], step: str, *, to_choose: Collection[str] = ()) -> str | None:
    """Where the link back leads."""
    asked = steps(order, to_choose=to_choose)
    step = "child-1" if step.startswith("child-") else step
    place = asked.index(step) if step in asked else 0
    return asked[place - 1] if place else None


def child_number(step: str) -> int:
    return int(step.removeprefix("child-"))
