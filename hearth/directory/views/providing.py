"""A provider's pages: their own services, and what they would have them say. A keeper approves."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from hearth.access.pages import READ, Denied, StaffRequest, found, signed_in_page
from hearth.access.render import staff
from hearth.directory.actions import entries as actions
from hearth.directory.entry import Entry
from hearth.directory.forms.entry import entry_of_form, initial
from hearth.directory.models import Proposal, Service
from hearth.directory.models.upkeep import WAITING
from hearth.directory.policies import may_propose, may_see_staff_words
from hearth.directory.presenters.keeping import offer_rows, own_rows, told_of
from hearth.directory.presenters.services import page
from hearth.directory.queries.offers import offers_of
from hearth.directory.queries.services import provided_by
from hearth.directory.queries.upkeep import latest_proposal, owner_of
from hearth.directory.reading import entry_of
from hearth.directory.views.writing import entry_form, was_typed
from hearth.drafts.typing import Typing
from hearth.scope.opening import holder_scope
from hearth.ui.days import today


@signed_in_page(may=may_propose, methods=READ)
def mine(request: StaffRequest) -> HttpResponse:
    rows = own_rows(provided_by(request.viewer).order_by("name", "id")[:200], today())
    offers = offer_rows(offers_of(request.viewer))
    return staff(request, "directory/mine.html", {"rows": rows, "offers": offers})


@signed_in_page(may=may_propose)
def mine_edit(request: StaffRequest, service_id: UUID) -> HttpResponse:
    """What is typed goes to the keeper. The keeper's register is opened for this one service and nothing else."""
    row, typing = found(provided_by(request.viewer), pk=service_id), Typing(request.viewer, f"entry-{service_id}")
    if "forget" in request.POST:
        typing.forget()
        return redirect("directory:mine_edit", row.pk)
    with holder_scope(row.keeper_id):
        latest = latest_proposal(row.keeper_id, row.pk, request.viewer.agency_id)
        base = _base(row, latest)
        form = entry_form(request, typing, initial(base))
        if form.is_bound and form.is_valid():
            area = row.keeper.body
            entry = entry_of_form(form, base, row.keeper.body_id, area.name if area else "", today())
            actions.propose(entry=entry, service=row, by=request.viewer)
            typing.forget()
            messages.success(request, f"Sent to {row.keeper.name}, who looks at it before anybody else sees it.")
            return redirect("directory:mine")
    context = {
        "form": form,
        "title": row.name,
        "service": row,
        "keeper": row.keeper.name,
        "told": told_of(latest, "Your last change"),
        "button_text": "Send for approval",
        "draft_url": typing.url,
        "was_typed": was_typed(request, typing),
    }
    return staff(request, "directory/mine_edit.html", context)


def _base(row: Service, latest: Proposal | None) -> Entry:
    """What waits for approval, so that nothing written is lost; else the entry."""
    entry = Entry.model_validate(latest.entry) if latest and latest.state == WAITING else entry_of(row.pk)
    if entry is None:
        raise Denied
    return entry


@signed_in_page(may=may_propose, methods=("POST",))
def mine_assure(request: StaffRequest, service_id: UUID) -> HttpResponse:
    row = found(provided_by(request.viewer), pk=service_id)
    with holder_scope(row.keeper_id):
        actions.assure(service=row, by=request.viewer)
    messages.success(request, f"Thank you. “{row.name}” counts as checked today.")
    return redirect("directory:mine")


@signed_in_page(may=may_see_staff_words, methods=READ)
def for_staff(request: StaffRequest, service_id: UUID) -> HttpResponse:
    """A service as the public sees it, and what is for staff. One that is hidden only its keeper sees."""
    row = Service.objects.filter(pk=service_id).select_related("keeper").first()
    keeps = row is not None and row.keeper_id == request.viewer.agency_id
    entry = entry_of(service_id)
    if row is None or entry is None or not (row.listed or keeps):
        raise Denied
    with holder_scope(row.keeper_id):
        owner = owner_of(row.keeper_id, row.pk)
    context = {
        "it": page(entry, row.first_shown, today()),
        "staff_words": owner.staff_words if owner else "",
        "row": row,
        "keeps": keeps and request.viewer.role == "directory_keeper",
    }
    return staff(request, "directory/for_staff.html", context)
