"""A question that is being written: kept as typed in a visitor's draft."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse

from hearth.concerns.advice.actions import Asking
from hearth.concerns.advice.forms import FORMS
from hearth.concerns.portal.routing import Routed, routed
from hearth.concerns.professional.referrer import Referrer
from hearth.concerns.telling import Destination
from hearth.concerns.way_back import new_key
from hearth.drafts.typed import Typed, as_posted, show_again
from hearth.drafts.visitors import VisitorDraft, visitor_draft
from hearth.places.models import ResponsibleBody
from hearth.ui.forms import QuestionForm

STEPS = ("where", "council", "ask", "reach")


@dataclass
class Question:
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
        if found.choices != self.place.choices:
            self.answers.pop("council", None)
        self.draft.content["place"] = found.as_json()

    @property
    def body_id(self) -> str:
        chosen = (self.answers.get("council", {}).get("council") or [""])[0]
        return self.place.body_id or (chosen if chosen in self.place.choices else "")

    def form(self, step: str) -> QuestionForm:
        form = FORMS[step]()
        self._choices(form, step)
        show_again(form, self.answers.get(step, {}))
        return form

    def checked(self, step: str) -> QuestionForm:
        form = FORMS[step](as_posted(self.answers.get(step, {})))
        self._choices(form, step)
        form.full_clean()
        return form

    def _choices(self, form: QuestionForm, step: str) -> None:
        if step == "council":
            bodies = ResponsibleBody.objects.filter(pk__in=self.place.choices).order_by("name")
            form.fields["council"].options = list(bodies.values_list("id", "name"))  # type: ignore[attr-defined]

    def next_step(self) -> str | None:
        """The first without a good answer; the council only where the place leaves a choice."""
        steps = STEPS if not self.place.body_id else tuple(step for step in STEPS if step != "council")
        return next((step for step in steps if not self.checked(step).is_valid()), None)

    def asking(self, to: Destination, referrer: Referrer | None) -> Asking:
        reach = self.checked("reach").cleaned_data
        known = referrer.viewer if referrer else None
        return Asking(
            to=to,
            key=self.key,
            words=self.checked("ask").cleaned_data["words"],
            way=reach["way"],
            name=reach["name"] or (known.name if known else ""),
            phone=reach["phone"],
            email=reach["email"],
            times=tuple(reach["times"]) if reach["way"] == "call_back" else (),
            safely=reach["safely"],
            lives_postcode=self.place.postcode,
            reporter_user_id=referrer.user_id if referrer else None,
            reporter_work_address=referrer.work_address if referrer else "",
            agency_name=referrer.agency_name if referrer else "",
        )

    def sent(self, receipt: dict[str, Any]) -> None:
        """The words are the council's now; the key stays until the receipt has been read."""
        self.draft.content = {"key": self.key, "receipt": receipt}

    def keep(self, response: HttpResponse) -> HttpResponse:
        self.draft.content.setdefault("key", new_key())
        return self.draft.keep(response)


def question_of(request: HttpRequest) -> Question:
    return Question(visitor_draft(request, "advice"))
