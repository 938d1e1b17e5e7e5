"""The keeper's pages: what waits, every entry, each proposal with its difference, feeds and their terms, quality."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect

from hearth.access.pages import READ, Denied, StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.directory.actions import entries as actions
from hearth.directory.actions.feedback import deal_with_feedback
from hearth.directory.entry import Entry, OrganisationEntry
from hearth.directory.forms.entry import EntryForm, entry_of_form, initial
from hearth.directory.forms.keeping import NewEntryForm, OwnerForm, RefuseForm
from hearth.directory.models import Service
from hearth.directory.policies import may_keep_directory
from hearth.directory.presenters.difference import difference, rows_of
from hearth.directory.presenters.keeping import entry_rows, feed_rows, feedback_lines, proposal_rows, quality_rows
from hearth.directory.queries.quality import quality as measured
from hearth.directory.queries.services import kept_by
from hearth.directory.queries.upkeep import feedback_for, feeds_of, owner_of, proposals_for
from hearth.directory.reading import entry_of
from hearth.directory.views.writing import entry_form, was_typed
from hearth.drafts.typing import Typing
from hearth.places.models import ResponsibleBody
from hearth.ui.days import today
from hearth.ui.forms import sent

ON_A_PAGE = 50
WRITE = ("POST",)


@staff_page(may=may_keep_directory, methods=READ)
def keeping(request: StaffRequest) -> HttpResponse:
    rows = list(_after(request)[: ON_A_PAGE + 1])
    context = {
        "proposals": proposal_rows(proposals_for(request.viewer)[:ON_A_PAGE]),
        "feedback": feedback_lines(feedback_for(request.viewer)[:ON_A_PAGE]),
        "rows": entry_rows(rows[:ON_A_PAGE], today()),
        "after": f"?after={rows[ON_A_PAGE - 1].pk}" if len(rows) > ON_A_PAGE else "",
        "feeds": feed_rows(feeds_of(request.viewer)),
    }
    return staff(request, "directory/keeping.html", context)


def _after(request: StaffRequest) -> QuerySet[Service]:
    """This keeper's entries by name, from the one after a key on."""
    rows = kept_by(request.viewer).order_by("name", "id")
    try:
        last = kept_by(request.viewer).filter(pk=UUID(request.GET.get("after", ""))).first()
    except ValueError:
        last = None
    if last is None:
        return rows
    return rows.filter(name__gte=last.name).exclude(name=last.name, id__lte=last.pk)


@staff_page(may=may_keep_directory)
def proposal(request: StaffRequest, proposal_id: UUID) -> HttpResponse:
    """The difference, and the two buttons."""
    row = found(proposals_for(request.viewer), pk=proposal_id)
    before, after = entry_of(row.service_id), Entry.model_validate(row.entry)
    form = RefuseForm(sent(request))
    if request.method == "POST":
        try:
            if "approve" in request.POST:
                actions.approve(proposal=row, by=request.viewer)
                messages.success(request, f"“{after.name}” says this now.")
                return redirect("directory:keeping")
            if "again" in request.POST:
                actions.look_again(proposal=row, by=request.viewer)
                return redirect("directory:proposal", row.pk)
            if form.is_valid():
                actions.refuse(proposal=row, reason=form.cleaned_data["reason"], by=request.viewer)
                messages.success(request, "Refused. Its provider reads your reason.")
                return redirect("directory:keeping")
        except actions.NotNow as problem:
            form.add_error(None, str(problem))
    version = Service.objects.filter(pk=row.service_id).values_list("version", flat=True).first()
    changes = difference(before, after)
    context = {
        "proposal": row,
        "name": after.name,
        "changes": rows_of(changes),
        "said": [{"question": each.what, "answer": each.after} for each in changes],
        "is_new": before is None,
        "changed_since": before is not None and version != row.base_version,
        "form": form,
    }
    return staff(request, "directory/proposal.html", context)


@staff_page(may=may_keep_directory)
def edit(request: StaffRequest, service_id: UUID) -> HttpResponse:
    row, typing = found(kept_by(request.viewer), pk=service_id), Typing(request.viewer, f"entry-{service_id}")
    entry = _entry(row)
    if row.feed_id:
        messages.error(request, "This came by a feed, and is put right where it comes from.")
        return redirect("directory:for_staff", row.pk)
    if "forget" in request.POST:
        typing.forget()
        return redirect("directory:edit", row.pk)
    form = entry_form(request, typing, initial(entry))
    if form.is_bound and form.is_valid():
        changed = entry_of_form(form, entry, request.viewer.body_id, _own_area(request), today())
        actions.write(entry=changed, by=request.viewer)
        typing.forget()
        messages.success(request, "The entry says this now, and counts as checked today.")
        return redirect("directory:for_staff", row.pk)
    return staff(request, "directory/write.html", _writing(request, typing, form, row.name, "Save and publish"))


@staff_page(may=may_keep_directory)
def new(request: StaffRequest) -> HttpResponse:
    typing = Typing(request.viewer, "entry-new")
    if "forget" in request.POST:
        typing.forget()
        return redirect("directory:new")
    form = entry_form(request, typing, {"area": "body", "status": "active"}, NewEntryForm)
    if form.is_bound and form.is_valid():
        organisation = OrganisationEntry(
            name=form.cleaned_data["organisation"], description=form.cleaned_data["organisation_does"]
        )
        blank = Entry(organisation=organisation, name="-")
        made = entry_of_form(form, blank, request.viewer.body_id, _own_area(request), today())
        row = actions.write(entry=made, by=request.viewer)
        typing.forget()
        return redirect("directory:for_staff", row.pk)
    return staff(request, "directory/write.html", _writing(request, typing, form, "A new entry", "Publish"))


def _writing(request: StaffRequest, typing: Typing, form: EntryForm, title: str, button: str) -> dict[str, Any]:
    return {
        "form": form,
        "title": title,
        "button_text": button,
        "draft_url": typing.url,
        "was_typed": was_typed(request, typing),
    }


def _own_area(request: StaffRequest) -> str:
    body = ResponsibleBody.objects.filter(pk=request.viewer.body_id).first()
    return body.name if body else ""


@staff_page(may=may_keep_directory, methods=WRITE)
def assure(request: StaffRequest, service_id: UUID) -> HttpResponse:
    row = found(kept_by(request.viewer), pk=service_id)
    actions.assure(service=row, by=request.viewer)
    messages.success(request, f"“{row.name}” counts as checked today.")
    return redirect("directory:for_staff", row.pk)


@staff_page(may=may_keep_directory)
def owner(request: StaffRequest, service_id: UUID) -> HttpResponse:
    row = found(kept_by(request.viewer), pk=service_id)
    known = owner_of(request.viewer.holder_id, row.pk)
    initially = (vars(known) if known else {}) | {"agency": str(row.organisation.agency_id or "")}
    form = OwnerForm(sent(request), initial=initially)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        agency_id = UUID(said["agency"]) if said["agency"] else None
        asked = actions.Asked(said["email"], said["staff_words"], agency_id)
        actions.set_owner(service=row, asked=asked, by=request.viewer)
        return redirect("directory:for_staff", row.pk)
    return staff(request, "directory/edit.html", {"form": form, "title": f"{row.name}: whom to ask"})


@staff_page(may=may_keep_directory, methods=WRITE)
def heard(request: StaffRequest, feedback_id: UUID) -> HttpResponse:
    row = found(feedback_for(request.viewer), pk=feedback_id)
    deal_with_feedback(feedback=row, by=request.viewer)
    return redirect("directory:keeping")


@staff_page(may=may_keep_directory, methods=READ)
def quality(request: StaffRequest) -> HttpResponse:
    return staff(request, "directory/quality.html", {"rows": quality_rows(measured(request.viewer.agency_id))})


def _entry(row: Service) -> Entry:
    entry = entry_of(row.pk)
    if entry is None:
        raise Denied
    return entry
