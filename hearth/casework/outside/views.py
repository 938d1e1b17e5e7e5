"""A worker gives a link, and takes it back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from hearth.access.pages import Denied, StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.casework.models import AskedByLink
from hearth.casework.outside.actions import ToAsk, close_link, give_link
from hearth.casework.outside.codes import Secrets
from hearth.casework.outside.forms import USUAL, GiveLink
from hearth.casework.outside.queries import children_to_name, open_link, standing_of
from hearth.casework.outside.rules import LASTS, first_name, why_closed
from hearth.casework.policies import may_work
from hearth.casework.reviewing.queries import contributions_for
from hearth.casework.views.saving import saved
from hearth.drafts.typing import Typing
from hearth.ui.forms import sent


@staff_page(may=may_work)
def give(request: StaffRequest, asked_id: UUID) -> HttpResponse:
    """Choose what they see and are asked. The link and the code are on the screen once."""
    record = found(contributions_for(request.viewer), pk=asked_id)
    typing = Typing(request.viewer, f"asked-by-link-{record.pk}")
    children = children_to_name(record.review.episode)
    form = GiveLink(sent(request), children=children, email=record.email, initial={"asks": USUAL})
    secrets = Secrets.new()
    link = request.build_absolute_uri(reverse("asked:door", args=[secrets.link]))
    given: list[AskedByLink] = []

    def change() -> None:
        asks = ToAsk(form.cleaned_data["asks"], form.named, link if form.by_email else "")
        given.append(give_link(contribution=record, asks=asks, secrets=secrets, by=request.viewer))

    back = reverse("casework:contribution", args=[record.pk])
    if request.method != "POST":
        typing.show(form)
        record_read(by=request.viewer, subject=record)
    elif saved(form, change):
        typing.forget()
        context = {"asked": record, "link": link, "code": secrets.code, "sent": form.by_email, "back": back}
        answer = staff(request, "asked/given.html", context | {"given": given[0]})
        answer.headers["Cache-Control"] = "no-store"
        return answer
    before = open_link(record)
    context = {
        "form": form,
        "asked": record,
        "title": f"A link for {record.name}",
        "button_text": "Give a link and a code",
        "lasts": LASTS.days,
        "before": before,
        "before_closed": why_closed(standing_of(before), timezone.now()) if before else "",
        "before_names": first_name(before.child.given_names, before.child.known_as) if before and before.child else "",
        "draft_url": typing.url,
        "back": back,
    }
    return staff(request, "asked/give.html", context)


@staff_page(may=may_work, methods=("POST",))
def take_back(request: StaffRequest, asked_id: UUID) -> HttpResponse:
    record = found(contributions_for(request.viewer), pk=asked_id)
    link = open_link(record)
    if link is None:
        raise Denied
    close_link(link=link, by=request.viewer)
    messages.success(request, "Nobody comes in by that link any more.")
    return redirect("casework:contribution", record.pk)
