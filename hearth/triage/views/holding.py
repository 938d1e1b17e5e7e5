from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from hearth.access.pages import READ, StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.triage import actions
from hearth.triage.forms.smaller import EndHolding
from hearth.triage.models import Holding
from hearth.triage.policies import may_hold, may_triage
from hearth.triage.presenters import holding as presented
from hearth.triage.queries import held_now, holdings_for
from hearth.triage.rules.standing import NotNow
from hearth.triage.views.typed import status_of

ON_A_PAGE = 50


@staff_page(may=may_triage, methods=READ)
def held(request: StaffRequest) -> HttpResponse:
    """Who holds which child, soonest to run out first."""
    found_rows = held_now(request.viewer, _after(request), ON_A_PAGE)
    shown = found_rows[:ON_A_PAGE]
    context = {
        "columns": presented.COLUMNS,
        "rows": presented.rows(shown, timezone.localdate()),
        "next_href": f"?after={shown[-1].until}_{shown[-1].pk}" if len(found_rows) > ON_A_PAGE else "",
    }
    return staff(request, "triage/held.html", context)


def _after(request: StaffRequest) -> tuple[date, UUID] | None:
    until, _, last = request.GET.get("after", "").partition("_")
    try:
        return date.fromisoformat(until), UUID(last)
    except ValueError:
        return None


@staff_page(may=may_hold, methods=READ)
def holding(request: StaffRequest, holding_id: UUID) -> HttpResponse:
    """One holding: for triage, and for whoever has been asked to hold the child."""
    record = found(holdings_for(request.viewer), pk=holding_id)
    record_read(by=request.viewer, subject=record)
    return _page(request, record, EndHolding())


@staff_page(may=may_hold, methods=("POST",))
def accept(request: StaffRequest, holding_id: UUID) -> HttpResponse:
    record = found(holdings_for(request.viewer), pk=holding_id)
    try:
        actions.accept_holding(holding=record, by=request.viewer)
        messages.success(request, f"{record.accepted_by_name} holds the child.")
    except NotNow as too_late:
        messages.error(request, str(too_late))
    return redirect("triage:holding", record.pk)


@staff_page(may=may_hold, methods=("POST",))
def end(request: StaffRequest, holding_id: UUID) -> HttpResponse:
    record = found(holdings_for(request.viewer), pk=holding_id)
    form = EndHolding(request.POST)
    if not form.is_valid():
        return _page(request, record, form)
    try:
        actions.end_holding(holding=record, why=form.cleaned_data["why"], by=request.viewer)
    except NotNow as too_late:
        form.add_error(None, str(too_late))
        return _page(request, record, form)
    messages.success(request, "The holding has ended.")
    return redirect("triage:holding", record.pk)


def _page(request: StaffRequest, record: Holding, form: EndHolding) -> HttpResponse:
    context = {
        "holding": record,
        "about": presented.about(record),
        "facts": presented.facts(record, timezone.localdate()),
        "may_triage": may_triage(request.viewer),
        "form": form,
        "not_kept": form.data.get("why", ""),
    }
    return staff(request, "triage/holding.html", context, status=status_of(form))
