"""What a visitor has typed before anything is sent: one draft, its key, its answers and the place they found."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse

from hearth.concerns.portal.routing import Routed, routed
from hearth.concerns.way_back import new_key
from hearth.drafts.typed import Typed
from hearth.drafts.visitors import VisitorDraft


@dataclass
class Written:
    """Kept as typed, right or wrong, so that no page loses a word."""

    draft: VisitorDraft

    @property
    def key(self) -> str:
        return str(self.draft.content.setdefault("key", new_key()))

    @property
    def answers(self) -> dict[str, Typed]:
        answers: dict[str, Typed] = self.draft.content.setdefault("answers", {})
        return answers

    @property
    def receipt(self) -> dict[str, Any] | None:
        return self.draft.content.get("receipt")

    @property
    def place(self) -> Routed:
        return routed(self.draft.content.get("place"))

    @place.setter
    def place(self, found: Routed) -> None:
        """Another place asks again which council, unless it is the same choice."""
        if found.choices != self.place.choices:
            self.forget_step("council")
        self.draft.content["place"] = found.as_json()

    def forget_step(self, step: str) -> None:
        self.answers.pop(step, None)

    def first(self, step: str, name: str) -> str:
        """One answer as typed."""
        return (self.answers.get(step, {}).get(name) or [""])[0]

    def sent(self, receipt: dict[str, Any]) -> None:
        """The words are the council's now; the key stays until the receipt has been read."""
        self.draft.content = {"key": self.key, "receipt": receipt}

    def keep(self, response: HttpResponse) -> HttpResponse:
        self.draft.content.setdefault("key", new_key())
        return self.draft.keep(response)
