"""Writing down what came of what a decision set going: a strategy discussion, the police told, another council told."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from hearth.access.pages import StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.triage import actions
from hearth.triage.document import decided_by
from hearth.triage.forms.smaller import RecordStep
from hearth.triage.models import Step
from hearth.triage.policies import may_triage
from hearth.triage.presenters.concern import step_line
from hearth.triage.queries import steps_for
from hearth.triage.rules.standing import NotNow
from hearth.triage.views.typed import status_of, typed_on
from hearth.ui.days import local
from hearth.ui.forms import sent


@staff_page(may=may_triage)
def step(request: StaffRequest, step_id: UUID) -> HttpResponse:
    record = found(steps_for(request.viewer), pk=step_id)
    record_read(by=request.viewer, subject=record.decision.concern)
    defined = decided_by(record.decision).nation.outcome(record.outcome).sets_going
    assert defined is not None
    form = RecordStep(sent(request), now=record.recorded_at, asks=defined, initial=_written(record))
    typed = typed_on(request, request.viewer, form, "step", record.pk)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        happened = actions.Happened(told["with_whom"], form.moment(), told["came_of_it"])
        try:
            actions.record_step(step=record, happened=happened, by=request.viewer)
        except NotNow as too_late:
            form.add_error(None, str(too_late))
        else:
            typed.forget()
            messages.success(request, f"{defined.label}: written down.")
            return redirect("triage:concern", record.decision.concern_id)
    context = {
        "form": form,
        "draft_url": typed.url,
        "title": defined.label,
        "theirs": step_line(record) if status_of(form) == 409 and record.recorded_at else "",
        "back": reverse("triage:concern", args=[record.decision.concern_id]),
        "button_text": "Write down",
    }
    return staff(request, "triage/step.html", context, status=status_of(form))


def _written(record: Step) -> dict[str, object]:
    at = local(record.happened_at or timezone.now())
    return {"with_whom": record.with_whom, "came_of_it": record.came_of_it, "on": at.date(), "at": at.time()}
