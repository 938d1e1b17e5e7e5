"""The duty team answers: in writing or by telephone; passes on serious harm; closes what is answered."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from hearth.access.pages import READ, StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.concerns.advice import actions
from hearth.concerns.advice.forms import Answer, Call, PassOn
from hearth.concerns.advice.models import AdviceRequest
from hearth.concerns.advice.presenters import asked_words, for_staff, rows_of
from hearth.concerns.advice.queries import requests_for
from hearth.concerns.policies import may_log
from hearth.ui.errors import BadInput
from hearth.ui.forms import QuestionForm, sent

SHOWN = 100


@staff_page(may=may_log, methods=READ)
def requests(request: StaffRequest) -> HttpResponse:
    """What is open, soonest due first; and what was closed last."""
    closed = request.GET.get("show") == "closed"
    rows = requests_for(request.viewer).filter(closed_at__isnull=not closed)
    ordered = rows.order_by("-closed_at") if closed else rows.order_by("answer_due", "id")
    found = rows_of(list(ordered.prefetch_related("entries")[:SHOWN]), timezone.now())
    return staff(request, "concerns/advice/requests.html", {"rows": found, "closed": closed})


@staff_page(may=may_log, methods=READ)
def one(request: StaffRequest, request_id: UUID) -> HttpResponse:
    asked = found(requests_for(request.viewer), pk=request_id)
    record_read(by=request.viewer, subject=asked)
    return _page(request, asked, Answer(), Call())


@staff_page(may=may_log, methods=("POST",))
def answer(request: StaffRequest, request_id: UUID) -> HttpResponse:
    asked = found(requests_for(request.viewer), pk=request_id)
    form = Answer(request.POST)
    if not form.is_valid():
        return _page(request, asked, form, Call())
    try:
        actions.answer(request=asked, words=form.cleaned_data["words"], by=request.viewer)
    except BadInput as kept:
        form.add_error(None, str(kept))
        return _page(request, asked, form, Call())
    return _done(request, asked, "Your answer is there for them to read.")


@staff_page(may=may_log, methods=("POST",))
def call(request: StaffRequest, request_id: UUID) -> HttpResponse:
    asked = found(requests_for(request.viewer), pk=request_id)
    form = Call(request.POST)
    if not form.is_valid():
        return _page(request, asked, Answer(), form)
    said = form.cleaned_data
    actions.note_call(request=asked, reached=said["reached"], words=said["words"], by=request.viewer)
    return _done(request, asked, "The call is noted.")


@staff_page(may=may_log)
def pass_on(request: StaffRequest, request_id: UUID) -> HttpResponse:
    """Serious harm becomes a worry in the queue, word for word."""
    asked = found(requests_for(request.viewer), pk=request_id)
    form = PassOn(sent(request))
    if request.method == "POST" and form.is_valid():
        concern = actions.pass_on(request=asked, **form.cleaned_data, by=request.viewer)
        messages.success(request, f"It is in the queue as {concern.reference}.")
        return redirect("concerns:advice_request", asked.pk)
    context = {
        "form": form,
        "title": "Pass it on as a worry",
        "asked": asked_words(asked),
        "back": reverse("concerns:advice_request", args=[asked.pk]),
        "button_text": "Put it in the queue",
    }
    return staff(request, "concerns/advice/pass_on.html", context)


@staff_page(may=may_log, methods=("POST",))
def close(request: StaffRequest, request_id: UUID) -> HttpResponse:
    asked = found(requests_for(request.viewer), pk=request_id)
    try:
        actions.close(request=asked, by=request.viewer)
    except BadInput as not_yet:
        messages.error(request, str(not_yet))
        return redirect("concerns:advice_request", asked.pk)
    messages.success(request, f"{asked.reference} is closed.")
    return redirect("concerns:advice_requests")


def _done(request: StaffRequest, asked: AdviceRequest, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect("concerns:advice_request", asked.pk)


def _page(request: StaffRequest, asked: AdviceRequest, answer: QuestionForm, call: QuestionForm) -> HttpResponse:
    wrong = call if call.errors else answer
    context = {"asked": asked, "answer": answer, "call": call, "form": wrong, **for_staff(asked, timezone.now())}
    return staff(request, "concerns/advice/request.html", context)
