"""A replaced council's worry whose place does not say who takes over, or whose new council Hearth cannot reach."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access.pages import StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.concerns.presenters.reaching import ways_to_reach
from hearth.concerns.queries import destination_of
from hearth.concerns.succession.actions import AlreadyGone, pass_on, told_by_hand
from hearth.concerns.succession.queries import has_ended, takes_over
from hearth.places.models import ResponsibleBody
from hearth.triage.forms.smaller import PassOn
from hearth.triage.policies import may_triage
from hearth.triage.queries import concerns_for
from hearth.triage.views.typed import status_of
from hearth.ui.days import today
from hearth.ui.forms import sent


@staff_page(may=may_triage)
def pass_on_page(request: StaffRequest, concern_id: UUID) -> HttpResponse:
    """Choose the council; one that does not use Hearth is told by hand, and who was told there is written down."""
    record = found(concerns_for(request.viewer), pk=concern_id)
    record_read(by=request.viewer, subject=record)
    bodies = takes_over(record, today()) if has_ended(request.viewer, today()) else []
    if not bodies or record.passed_on_at or record.decided_at:
        messages.info(request, "There is nothing to pass on: this is decided, passed on, or still your council’s.")
        return redirect("triage:concern", record.pk)
    reached = {body.id: destination_of(body) for body in bodies}
    form = PassOn(sent(request), bodies=bodies, by_hand={id for id, to in reached.items() if to is None})
    if request.method == "POST" and form.is_valid():
        body = next(body for body in bodies if body.id == form.cleaned_data["body"])
        try:
            to = reached[body.id]
            if to:
                pass_on(concern=record, to=to, by=request.viewer)
            else:
                told_by_hand(concern=record, body=body, whom=form.cleaned_data["whom"], by=request.viewer)
        except AlreadyGone as too_late:
            form.add_error(None, str(too_late))
        else:
            messages.success(request, f"{record.reference} is with {body.name} now.")
            return redirect("triage:queue")
    context = {
        "form": form,
        "title": f"Who takes over {record.reference}?",
        "back": reverse("triage:concern", args=[record.pk]),
        "concern": record,
        "by_hand": [(body.name, _ways(body)) for body in bodies if reached[body.id] is None],
    }
    return staff(request, "triage/pass_on.html", context, status=status_of(form))


def _ways(body: ResponsibleBody) -> str:
    ways = ways_to_reach(body, "professional") or ways_to_reach(body)
    return ", ".join(way.text for way in ways)
