"""A duty manager's finding on one worry, and setting it aside."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access.pages import StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.triage import actions
from hearth.triage.forms.smaller import FindUnsubstantiated, SetFindingAside
from hearth.triage.models import Finding
from hearth.triage.policies import may_find
from hearth.triage.queries import concerns_for, finding_on
from hearth.triage.rules.standing import NotNow
from hearth.triage.views.typed import status_of, typed_on
from hearth.ui.forms import sent


@staff_page(may=may_find)
def finding(request: StaffRequest, concern_id: UUID) -> HttpResponse:
    """Find the worry unsubstantiated; or, where that has been found, set it aside."""
    record = found(concerns_for(request.viewer), pk=concern_id)
    record_read(by=request.viewer, subject=record)
    form = _form(request, finding_on(record))
    aside = isinstance(form, SetFindingAside)
    typed = typed_on(request, request.viewer, form, "aside" if aside else "finding", record.pk)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        why = told["why"]
        try:
            if aside:
                of = found(Finding.objects.filter(holder_id=record.holder_id, concern=record), pk=told["finding"])
                actions.set_finding_aside(finding=of, why=why, by=request.viewer)
            else:
                actions.find_unsubstantiated(concern=record, reasons=why, by=request.viewer)
        except NotNow as too_late:
            form.add_error(None, str(too_late))
        else:
            typed.forget()
            return redirect("triage:concern", record.pk)
    context = {
        "form": form,
        "draft_url": typed.url,
        "title": f"Set the finding on {record.reference} aside" if aside else f"A finding on {record.reference}",
        "back": reverse("triage:concern", args=[record.pk]),
    }
    return staff(request, "triage/finding.html", context, status=status_of(form))


def _form(request: StaffRequest, standing: Finding | None) -> FindUnsubstantiated | SetFindingAside:
    """By what whoever writes had before them: reasons to find it are never taken for reasons to set a finding aside."""
    typed = sent(request)
    if typed is None and standing:
        return SetFindingAside(initial={"finding": standing.pk})
    return SetFindingAside(typed) if typed and "finding" in typed else FindUnsubstantiated(typed)
