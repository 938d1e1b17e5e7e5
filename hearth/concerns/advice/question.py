"""A question that is being written: kept as typed in a visitor's draft."""

from django.http import HttpRequest

from hearth.concerns.advice.actions import Asking
from hearth.concerns.advice.forms import FORMS
from hearth.concerns.portal.written import Written
from hearth.concerns.professional.referrer import Referrer
from hearth.concerns.telling import Destination
from hearth.drafts.typed import as_posted, show_again
from hearth.drafts.visitors import visitor_draft
from hearth.places.models import ResponsibleBody
from hearth.ui.forms import QuestionForm

STEPS = ("where", "council", "ask", "reach")


class Question(Written):
    @property
    def body_id(self) -> str:
        chosen = self.first("council", "council")
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


def question_of(request: HttpRequest) -> Question:
    return Question(visitor_draft(request, "advice"))
