"""A duty manager's finding on one worry, and setting it aside."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access.pages import StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.triage import actions
from hearth.triage.forms.smaller import FindUnsubstantiated, SetFindingAside
from hearth.triage.policies import may_find
from hearth.triage.queries import concerns_for, finding_on
from hearth.triage.rules.standing import NotNow
from hearth.triage.views.typed import typed_on
from hearth.ui.forms import sent


@staff_page(may=may_find)
def finding(request: StaffRequest, concern_id: UUID) -> HttpResponse:
    """Find the worry unsubstantiated; or, where that has been found, set it aside."""
    record = found(concerns_for(request.viewer), pk=concern_id)
    record_read(by=request.viewer, subject=record)
    standing = finding_on(record)
    form = SetFindingAside(sent(request)) if standing else FindUnsubstantiated(sent(request))
    typed = typed_on(request, request.viewer, form, "aside" if standing else "finding", record.pk)
    if request.method == "POST" and form.is_valid():
        why = form.cleaned_data["why"]
        try:
            if standing:
                actions.set_finding_aside(finding=standing, why=why, by=request.viewer)
            else:
                actions.find_unsubstantiated(concern=record, reasons=why, by=request.viewer)
            typed.forget()
        except NotNow as too_late:
            messages.error(request, str(too_late))
        return redirect("triage:concern", record.pk)
    context = {
        "form": form,
        "draft_url": typed.url,
        "title": f"Set the finding on {record.reference} aside" if standing else f"A finding on {record.reference}",
        "back": reverse("triage:concern", args=[record.pk]),
    }
    return staff(request, "triage/finding.html", context)
