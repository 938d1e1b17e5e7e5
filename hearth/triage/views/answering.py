"""Tell whoever told us: a draft made from the decision, which a person reads, changes and sends."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access.pages import Denied, StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.drafts.actions import forget_draft
from hearth.drafts.queries import draft_of
from hearth.drafts.typed import show_again
from hearth.triage import actions
from hearth.triage.drafting import draft_for, may_be_about_themselves
from hearth.triage.forms.smaller import AnswerForm
from hearth.triage.policies import may_triage
from hearth.triage.presenters import concern as presented
from hearth.triage.presenters.answering import how_it_reaches, warnings
from hearth.triage.queries import answers_to, concerns_for, decision_on
from hearth.triage.rules.answering import AUDIENCES, audience
from hearth.triage.rules.standing import NotNow
from hearth.triage.views.typed import status_of
from hearth.ui.forms import sent


@staff_page(may=may_triage)
def answer(request: StaffRequest, concern_id: UUID) -> HttpResponse:
    record = found(concerns_for(request.viewer), pk=concern_id)
    decision = decision_on(record)
    if decision is None or record.kept_from_teller:
        raise Denied
    record_read(by=request.viewer, subject=record)
    written = {"words": draft_for(request.viewer, record, decision)}
    form = AnswerForm(sent(request), now=decision.pk, initial=written)
    draft = {"owner": f"user:{request.viewer.id}", "form": f"answer-{decision.pk}"}
    if request.method == "POST":
        if form.is_valid():
            try:
                actions.send_answer(decision=decision, words=form.cleaned_data["words"], by=request.viewer)
            except NotNow as too_late:
                form.add_error(None, str(too_late))
            else:
                forget_draft(**draft)
                messages.success(request, "They can read it now.")
                return redirect("triage:concern", record.pk)
    else:
        show_again(form, draft_of(**draft))
    context = {
        "concern": record,
        "form": form,
        "title": "Tell whoever told us",
        "to": AUDIENCES[audience(record.route)],
        "reaches": how_it_reaches(record),
        "warnings": warnings(record, decision, may_be_about_themselves(record, decision)),
        "decision": presented.decision_rows(decision),
        "before": presented.answered(answers_to(record)),
        "draft_url": reverse("drafts:save", args=[draft["form"]]),
        "back": reverse("triage:concern", args=[record.pk]),
    }
    return staff(request, "triage/answer.html", context, status=status_of(form))
