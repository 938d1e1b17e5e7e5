"""A provider writes a service that is in no directory yet. A council's keeper lets it in, or says why not."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid5

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from hearth.access.models import Agency
from hearth.access.pages import Denied, StaffRequest, found, signed_in_page
from hearth.access.render import staff
from hearth.directory.actions import entries as actions
from hearth.directory.entry import Entry, OrganisationEntry
from hearth.directory.forms.entry import EntryForm, entry_of_form, initial
from hearth.directory.forms.keeping import NewEntryForm, OfferForm
from hearth.directory.models import Service
from hearth.directory.models.upkeep import REFUSED
from hearth.directory.policies import may_propose
from hearth.directory.presenters.keeping import told_of
from hearth.directory.queries.offers import keepers, organisations_of, waiting_of
from hearth.directory.queries.services import provided_by
from hearth.directory.queries.upkeep import latest_proposal
from hearth.directory.views.writing import entry_form, was_typed
from hearth.drafts.actions import keep_draft
from hearth.drafts.typed import typed_in
from hearth.drafts.typing import Typing
from hearth.scope.opening import holder_scope
from hearth.ui.days import today


@signed_in_page(may=may_propose)
def offer(request: StaffRequest) -> HttpResponse:
    """The whole form at once. The same words sent twice are one service."""
    typing = Typing(request.viewer, "entry-offer")
    if "forget" in request.POST:
        typing.forget()
        return redirect("directory:offer")
    own = organisations_of(request.viewer)
    form = entry_form(request, typing, _begun(request, own), OfferForm)
    if form.is_bound and form.is_valid():
        keeper = keepers().select_related("body").get(pk=form.cleaned_data["council"])
        blank = Entry(id=_id(request, form), organisation=_organisation(form, own), name="-")
        if not Service.objects.filter(pk=blank.id).exists():
            with holder_scope(keeper.pk):
                actions.propose(entry=_entry(form, blank, keeper), service=None, by=request.viewer)
        typing.forget()
        return _sent(request, keeper)
    return _page(request, typing, form, "A new service", "The council")


@signed_in_page(may=may_propose)
def offered(request: StaffRequest, service_id: UUID) -> HttpResponse:
    """What waits or was refused, to be read and changed and sent once more."""
    typing = Typing(request.viewer, f"entry-{service_id}")
    if provided_by(request.viewer).filter(pk=service_id).exists():
        return _let_in_meanwhile(request, typing, service_id)
    row = found(waiting_of(request.viewer), pk=service_id)
    if "forget" in request.POST:
        typing.forget()
        return redirect("directory:offered", row.pk)
    with holder_scope(row.keeper_id):
        latest = latest_proposal(row.keeper_id, row.pk, request.viewer.agency_id)
        if latest is None:
            raise Denied
        base = Entry.model_validate(latest.entry)
        shown = {"organisation": base.organisation.name, "organisation_does": base.organisation.description}
        form = entry_form(request, typing, initial(base) | shown, NewEntryForm)
        if form.is_bound and form.is_valid():
            changed = base.model_copy(update={"organisation": _organisation(form, [base.organisation])})
            actions.propose(entry=_entry(form, changed, row.keeper), service=None, by=request.viewer)
            typing.forget()
            return _sent(request, row.keeper)
    told = told_of(latest, "What you sent")
    return _page(request, typing, form, base.name, row.keeper.name, told, refused=latest.state == REFUSED)


def _let_in_meanwhile(request: StaffRequest, typing: Typing, service_id: UUID) -> HttpResponse:
    """It stands in the directory by now: what was typed is shown where it is changed from now on."""
    if request.method == "POST":
        keep_draft(owner=typing.owner, form=typing.form, content=typed_in(request.POST))
        messages.info(request, "It was approved while you were writing. Send your change again.")
    return redirect("directory:mine_edit", service_id)


def _begun(request: StaffRequest, own: list[OrganisationEntry]) -> dict[str, Any]:
    """What can be known beforehand: who they are, and the council where there is one only."""
    councils = list(keepers()[:2])
    known = own[0] if own else OrganisationEntry(name=request.viewer.agency_name)
    return {
        "council": str(councils[0].pk) if len(councils) == 1 else "",
        "organisation": known.name,
        "organisation_does": known.description,
        "area": "body",
        "status": "active",
    }


def _organisation(form: EntryForm, own: list[OrganisationEntry]) -> OrganisationEntry:
    """One of their own where its name is written, with what was said of it now; else a new one."""
    name, does = form.cleaned_data["organisation"], form.cleaned_data["organisation_does"]
    for each in own:
        if each.name.casefold() == name.casefold():
            return each.model_copy(update={"name": name, "description": does})
    return OrganisationEntry(name=name, description=does)


def _entry(form: EntryForm, base: Entry, keeper: Agency) -> Entry:
    return entry_of_form(form, base, keeper.body_id, keeper.body.name if keeper.body else "", today())


def _id(request: StaffRequest, form: EntryForm) -> UUID:
    said: Mapping[str, Any] = form.cleaned_data
    return uuid5(request.viewer.agency_id, repr(sorted((name, str(value)) for name, value in said.items())))


def _sent(request: StaffRequest, keeper: Agency) -> HttpResponse:
    messages.success(request, f"Sent to {keeper.name}, who looks at it before anybody else sees it.")
    return redirect("directory:mine")


def _page(
    request: StaffRequest,
    typing: Typing,
    form: EntryForm,
    title: str,
    keeper: str,
    told: str = "",
    refused: bool = False,
) -> HttpResponse:
    context = {
        "form": form,
        "title": title,
        "service": None,
        "keeper": keeper,
        "told": told,
        "button_text": "Send it again" if refused else "Send for approval",
        "draft_url": typing.url,
        "was_typed": was_typed(request, typing),
    }
    return staff(request, "directory/mine_edit.html", context)
