"""Staff write down what came by telephone, letter or over the desk."""

from typing import Any
from uuid import UUID

from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access.pages import StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.access.viewer import Viewer
from hearth.audit.pending import record_read
from hearth.concerns.forms.children import how_many
from hearth.concerns.forms.staff import Contact
from hearth.concerns.policies import may_log
from hearth.concerns.portal.councils import tell_councils
from hearth.concerns.portal.routing import NotFound, by_postcode, postcode_in
from hearth.concerns.presenters.routing import told_elsewhere
from hearth.concerns.queries import concerns, destination_of
from hearth.concerns.telling import KeyUsedTwice, Receipt, Telling
from hearth.drafts.actions import forget_draft, keep_draft
from hearth.drafts.queries import draft_of
from hearth.drafts.typed import as_posted, show_again, typed_in
from hearth.files.adding import show_files, take_files
from hearth.files.queries import waiting_files
from hearth.places.models import ResponsibleBody

FORM = "log-a-call"
AS_SAID = [
    "channel",
    "account",
    "danger",
    "lives_postcode",
    "lives_address",
    "now_where",
    "reporter_name",
    "reporter_relationship",
    "reporter_agency_name",
    "reporter_phone",
    "reporter_email",
    "contact_safe",
    "their_reference",
    "happened_on",
    "happened_time",
    "why_not_told",
]
SAME_CALLER = [  # carried over when the same person, or the same notice, tells of another family
    "channel",
    "reporter_name",
    "reporter_relationship",
    "reporter_agency_name",
    "reporter_phone",
    "reporter_email",
    "contact_safe",
]


@staff_page(may=may_log)
def log(request: StaffRequest) -> HttpResponse:
    owner = f"user:{request.viewer.id}"
    if request.method != "POST":
        typed = draft_of(owner, FORM) or _same_caller(request)
        return _again(request, typed, many=how_many(typed))
    typed = typed_in(request.POST)
    keep_draft(owner=owner, form=FORM, content=typed)
    if "another_child" in request.POST:
        return _again(request, typed, many=how_many(request.POST))
    form = Contact(as_posted(typed), many=how_many(request.POST))
    if take_files(request, form, owner=owner, form_name=FORM, holder_id=request.viewer.holder_id):
        return _page(request, form)
    receipt = _logged(form, request.viewer) if form.is_valid() else None
    if receipt is None:
        return _page(request, form, status=409 if form.has_error(NON_FIELD_ERRORS, "sent_before") else 200)
    forget_draft(owner=owner, form=FORM)
    return redirect("concerns:log_done", receipt.concern_id)


@staff_page(may=may_log, methods=("GET", "HEAD"))
def log_done(request: StaffRequest, concern_id: UUID) -> HttpResponse:
    """For whoever wrote it down. Others find it in the queue, which knows whose record is restricted."""
    concern = found(concerns(request.viewer), pk=concern_id, logged_by=request.viewer.name)
    record_read(by=request.viewer, subject=concern)
    return staff(request, "concerns/log_done.html", {"concern": concern, "elsewhere": told_elsewhere(concern)})


def _same_caller(request: StaffRequest) -> dict[str, Any]:
    """Who told us, as it was typed for the last one that this person wrote down."""
    try:
        last = UUID(request.GET.get("like", ""))
    except ValueError:
        return {}
    concern = concerns(request.viewer).filter(pk=last, logged_by=request.viewer.name).first()
    return {name: [getattr(concern, name)] for name in SAME_CALLER} if concern else {}


def _again(request: StaffRequest, typed: dict[str, Any], *, many: int) -> HttpResponse:
    form = Contact(many=many)
    show_again(form, typed)
    return _page(request, form)


def _page(request: StaffRequest, form: Contact, status: int = 200) -> HttpResponse:
    show_files(form, owner=f"user:{request.viewer.id}", form_name=FORM)
    context = {"form": form, "title": "Log a contact", "draft_url": reverse("drafts:save", args=[FORM])}
    return staff(request, "concerns/log.html", context, status=status)


def _logged(form: Contact, viewer: Viewer) -> Receipt | None:
    try:
        return tell_councils(telling=_telling(form, viewer), by=viewer).receipt
    except KeyUsedTwice as problem:
        form.was_sent_before(problem)
        return None


def _telling(form: Contact, viewer: Viewer) -> Telling:
    said = form.cleaned_data
    to = destination_of(ResponsibleBody.objects.get(pk=viewer.body_id))
    if to is None:
        raise RuntimeError(f"{viewer.agency_name} has no triage team to log for.")
    return Telling(
        to=to,
        key=said["key"],
        route="staff_log",
        received_at=form.received_at(),
        family_told=form.told(),
        children=form.children(),
        now_postcode=postcode_in(said["now_where"]),
        now_councils=form.now_councils(),
        anonymous=not said["reporter_name"],
        keep_name_from_family=said["family_may_know"] is not True,
        routing=_routing(said["lives_postcode"], to.body_id),
        logged_by=viewer.name,
        files=tuple(file.pk for file in waiting_files(f"user:{viewer.id}", FORM)),
        **{name: said[name] for name in AS_SAID},
    )


def _routing(postcode: str, ours: str) -> dict[str, Any]:
    """Logged here whoever is responsible: triage sees another council's postcode and passes it on."""
    if not postcode:
        return {"rule": "logged here", "choice": ours}
    try:
        place = by_postcode(postcode)
    except NotFound as problem:
        return {"rule": "logged here", "choice": ours, "note": str(problem)}
    return place.record(ours) | {"responsible": place.body_id, "note": place.note}
