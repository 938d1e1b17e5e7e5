from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access.pages import StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.assessments.models import Assessment
from hearth.audit.pending import record_read
from hearth.casework.policies import may_work
from hearth.casework.queries.episodes import risks_for
from hearth.casework.reopening.actions import assess_again, still_holds
from hearth.casework.reopening.forms import StillHolds
from hearth.casework.reopening.presenters import before, looked_words
from hearth.casework.reopening.queries import looks_for, next_visit, running_assessment
from hearth.casework.reopening.rules import ASSESSMENT, WHAT
from hearth.casework.rules import NotPossible
from hearth.casework.views.saving import back_to, saved
from hearth.drafts.typing import Typing
from hearth.ui.forms import sent


@staff_page(may=may_work)
def look_again(request: StaffRequest, look_id: UUID) -> HttpResponse:
    """The assessment or the plan, open again: do it again from here, or say why it still holds."""
    record = found(looks_for(request.viewer), pk=look_id)
    record_read(by=request.viewer, subject=record)
    typing = Typing(request.viewer, f"look-again-{record.pk}")
    form = StillHolds(sent(request))

    def keep() -> None:
        still_holds(look=record, by=request.viewer, **form.cleaned_data)

    if request.method != "POST":
        typing.show(form)
    elif saved(form, keep):
        typing.forget()
        return back_to(request, record.episode_id, "Noted that it still holds.")
    is_assessment = record.what == ASSESSMENT
    context = {
        "form": form,
        "look": record,
        "is_assessment": is_assessment,
        "running": running_assessment(request.viewer, record.episode) if is_assessment else None,
        "before": before(next_visit(record.episode)),
        "looked": looked_words(record) if record.looked_on else "",
        "title": f"{WHAT[record.what]}: look again",
        "button_text": "It still holds",
        "draft_url": typing.url,
        "back": reverse("casework:episode", args=[record.episode_id]),
    }
    return staff(request, "reopening/look_again.html", context)


@staff_page(may=may_work, methods=("POST",))
def assess(request: StaffRequest, risk_id: UUID) -> HttpResponse:
    """One press: on to the assessment that is running, or to a new one about the same people."""
    risk = found(risks_for(request.viewer), pk=risk_id)
    begun: Assessment | None = None
    try:
        begun = assess_again(risk=risk, with_parents=request.POST.get("with") == "parents", by=request.viewer)
    except NotPossible as refused:
        messages.info(request, str(refused))
        return redirect("casework:risk", risk.pk)
    if begun is None:
        return redirect("assessments:begin", risk.episode.family_id)
    return redirect("assessments:assessment", begun.pk)
