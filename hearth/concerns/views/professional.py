"""A professional tells a council, and hears what came of it."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access.pages import StaffRequest, signed_in_page
from hearth.access.render import staff
from hearth.access.viewer import Viewer
from hearth.concerns.actions import report
from hearth.concerns.forms.children import how_many
from hearth.concerns.forms.professional import Referral
from hearth.concerns.policies import may_refer
from hearth.concerns.portal.routing import NotFound, Routed, by_postcode, postcode_in
from hearth.concerns.presenters.progress import own_report
from hearth.concerns.presenters.reaching import ways_to_reach
from hearth.concerns.queries import destination_of, reports_by
from hearth.concerns.telling import Destination, KeyUsedTwice, Telling
from hearth.drafts.actions import forget_draft, keep_draft
from hearth.drafts.queries import draft_of
from hearth.drafts.typed import as_posted, show_again, typed_in
from hearth.places.models import ResponsibleBody
from hearth.places.queries import bodies_on
from hearth.ui.days import today

FORM = "refer"
AS_SAID = [
    "account",
    "danger",
    "lives_postcode",
    "lives_address",
    "now_where",
    "lawful_basis",
    "why_not_told",
    "already_done",
    "can_do",
    "reporter_phone",
    "contact_safe",
]


@dataclass(frozen=True)
class Addressed:
    """Where a referral goes, and how that was found out."""

    to: Destination
    routing: dict[str, Any]


@signed_in_page(may=may_refer)
def refer(request: StaffRequest) -> HttpResponse:
    """One long form, kept as it is typed. A button that only asks for more room sends nothing."""
    owner = f"user:{request.viewer.id}"
    if request.method != "POST":
        typed = draft_of(owner, FORM)
        form = _form(many=how_many(typed))
        show_again(form, typed)
        return _page(request, form)
    keep_draft(owner=owner, form=FORM, content=typed_in(request.POST))
    if "another_child" in request.POST:
        form = _form(many=how_many(request.POST))
        show_again(form, typed_in(request.POST))
        return _page(request, form)
    form = _form(as_posted(typed_in(request.POST)), many=how_many(request.POST))
    addressed = _addressed(form) if form.is_valid() else None
    if addressed and _sent(request, form, addressed):
        forget_draft(owner=owner, form=FORM)
        return redirect("concerns:my_referrals")
    return _page(request, form, status=409 if form.has_error(NON_FIELD_ERRORS, "sent_before") else 200)


@signed_in_page(may=may_refer, methods=("GET", "HEAD"))
def my_referrals(request: StaffRequest) -> HttpResponse:
    """What I have told councils, and what they decided."""
    names = dict(ResponsibleBody.objects.values_list("id", "name"))
    rows = [own_report(report, names.get(report.body_id, report.body_id)) for report in reports_by(request.viewer)]
    told = {"referrals": rows, "messages": messages.get_messages(request)}
    return staff(request, "concerns/my_referrals.html", told)


def _form(*args: Any, **kwargs: Any) -> Referral:
    councils = list(bodies_on(today()).values_list("id", "name"))
    return Referral(*args, councils=councils, **kwargs)


def _page(request: StaffRequest, form: Referral, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "title": "Tell a council about a child",
        "draft_url": reverse("drafts:save", args=[FORM]),
    }
    return staff(request, "concerns/refer.html", context, status=status)


def _addressed(form: Referral) -> Addressed | None:
    """Where it goes; or, on the form, why it cannot go anywhere yet."""
    said = form.cleaned_data
    try:
        place = by_postcode(said["lives_postcode"]) if said["lives_postcode"] else Routed(rule="chosen")
    except NotFound as problem:
        if not said["council"]:
            form.add_error("lives_postcode", str(problem))
            return None
        place = Routed(rule="chosen")
    body_id = place.body_id or said["council"]
    if not body_id:
        form.add_error("council", f"Choose the council. {place.note}")
        return None
    body = ResponsibleBody.objects.get(pk=body_id)
    to = destination_of(body)
    if to is None:
        form.add_error("council", _not_here(body))
        return None
    return Addressed(to, place.record(said["council"]))


def _not_here(body: ResponsibleBody) -> str:
    ways = ways_to_reach(body, "professional") or ways_to_reach(body)
    how = ", ".join(way.text for way in ways) or "Look on the council’s own pages for its number"
    return f"{body.name} does not use this service. Tell them directly: {how}. Your words are kept for you."


def _sent(request: StaffRequest, form: Referral, addressed: Addressed) -> bool:
    try:
        receipt = report(telling=_telling(form, addressed, request.viewer), by=request.viewer)
    except KeyUsedTwice as problem:
        form.was_sent_before(problem)
        return False
    messages.success(request, f"{addressed.to.name} has it. The reference is {receipt.reference}.")
    return True


def _telling(form: Referral, addressed: Addressed, viewer: Viewer) -> Telling:
    said = form.cleaned_data
    return Telling(
        to=addressed.to,
        key=said["key"],
        route="professional",
        children=form.children(),
        what_seen=form.signs_seen(),
        now_postcode=postcode_in(said["now_where"]),
        family_told=said["family_told"] == "yes",
        reporter_name=viewer.name,
        reporter_email=viewer.email,
        reporter_user_id=viewer.id,
        reporter_agency_name=viewer.agency_name,
        reporter_relationship=viewer.role_name,
        routing=addressed.routing,
        **{name: said[name] for name in AS_SAID},
    )
