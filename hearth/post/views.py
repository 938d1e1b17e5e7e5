"""What could not be delivered: read why, try again, or say how it was dealt with."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from hearth.access.pages import READ, StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.post import actions
from hearth.post.forms import DealtWith
from hearth.post.models import Message
from hearth.post.policies import may_see_undelivered
from hearth.post.presenters import line, shown, tries
from hearth.post.queries import messages_for, not_delivered

MOST = 100
MOST_TRIES = 50


@staff_page(may=may_see_undelivered, methods=READ)
def undelivered(request: StaffRequest) -> HttpResponse:
    rows = list(not_delivered(request.viewer)[: MOST + 1])
    listed = {"rows": [line(each) for each in rows[:MOST]], "more": len(rows) > MOST}
    return staff(request, "post/undelivered.html", listed)


@staff_page(may=may_see_undelivered)
def message(request: StaffRequest, message_id: UUID) -> HttpResponse:
    """One message and each try. Posting says how it was dealt with."""
    one = found(messages_for(request.viewer), pk=message_id)
    form = DealtWith(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _done(request, one, form.cleaned_data["how"])
    record_read(by=request.viewer, subject=one)
    tried = list(one.tried.order_by("-at", "-id")[:MOST_TRIES])
    return staff(request, "post/message.html", {"shown": shown(one), "tries": tries(tried), "form": form, "one": one})


@staff_page(may=may_see_undelivered, methods=("POST",))
def again(request: StaffRequest, message_id: UUID) -> HttpResponse:
    one = found(messages_for(request.viewer), pk=message_id)
    try:
        actions.try_again(message=one, by=request.viewer)
        messages.success(request, "It is being tried again. If that fails too, it comes back to the list.")
    except actions.NotNow as too_late:
        messages.error(request, str(too_late))
    return redirect("post:undelivered")


def _done(request: StaffRequest, one: Message, how: str) -> HttpResponse:
    try:
        actions.deal_with(message=one, how=how, by=request.viewer)
        messages.success(request, "Noted. It is off the list, and is not tried any more.")
    except actions.NotNow as too_late:
        messages.error(request, str(too_late))
    return redirect("post:undelivered")
