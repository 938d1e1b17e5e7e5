from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from hearth.access.pages import READ, StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.referrals import actions, presenters
from hearth.referrals.forms import Answer, Withdrawal
from hearth.referrals.models import ServiceReferral
from hearth.referrals.policies import may_answer_this, may_look, may_receive, may_withdraw, may_withdraw_this
from hearth.referrals.queries import Key, a_page_received, nation_of, received_by, referrals_for, states_of
from hearth.referrals.rules import ACCEPTED, SENT, MoveNotPossible
from hearth.ui.forms import QuestionForm

ON_A_PAGE = 50


@staff_page(may=may_receive, methods=READ)
def received(request: StaffRequest) -> HttpResponse:
    """What the viewer's team has been asked, soonest due first."""
    chosen = request.GET.get("show", SENT)
    chosen = chosen if chosen in presenters.LISTS else SENT
    found_rows = a_page_received(request.viewer, chosen, _after(request), ON_A_PAGE)
    shown = found_rows[:ON_A_PAGE]
    context = {
        "links": presenters.list_links(chosen),
        "heading": presenters.LISTS[chosen],
        "columns": presenters.COLUMNS,
        "rows": presenters.rows(shown, timezone.now(), nation_of(request.viewer.body_id)),
        "next_href": _next(chosen, shown[-1]) if len(found_rows) > ON_A_PAGE else "",
    }
    return staff(request, "referrals/received.html", context)


def _next(chosen: str, last: ServiceReferral) -> str:
    return f"?show={chosen}&after={last.answer_due.timestamp()}_{last.pk}"


def _after(request: StaffRequest) -> Key | None:
    """Where the page begins. An address that somebody has altered begins at the beginning."""
    due, _, last = request.GET.get("after", "").partition("_")
    try:
        return datetime.fromtimestamp(float(due), timezone.get_default_timezone()), UUID(last)
    except (ValueError, OverflowError, OSError):
        return None


@staff_page(may=may_look, methods=READ)
def referral(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """One referral: for the team that was asked, and for the council that asked."""
    record = found(referrals_for(request.viewer), pk=referral_id)
    record_read(by=request.viewer, subject=record)
    return _page(request, record, _form(request, record))


@staff_page(may=may_receive, methods=("POST",))
def answer(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """Accept or decline. An accepted referral leads on to the work."""
    record = found(received_by(request.viewer), pk=referral_id)
    form = Answer(request.POST)
    if not form.is_valid():
        return _page(request, record, form)
    try:
        if form.cleaned_data["answer"] == ACCEPTED:
            actions.accept(referral=record, by=request.viewer)
        else:
            actions.decline(referral=record, reason=form.cleaned_data["reason"], by=request.viewer)
    except MoveNotPossible as too_late:
        return _too_late(request, record, form, too_late)
    messages.success(request, f"{record.from_agency_name} will be told.")
    return redirect("referrals:referral", record.pk)


@staff_page(may=may_withdraw, methods=("POST",))
def withdraw(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """The council no longer asks."""
    record = found(referrals_for(request.viewer), pk=referral_id)
    form = Withdrawal(request.POST)
    if not form.is_valid():
        return _page(request, record, form)
    try:
        actions.withdraw(referral=record, reason=form.cleaned_data["reason"], by=request.viewer)
    except MoveNotPossible as too_late:
        return _too_late(request, record, form, too_late)
    messages.success(request, "The referral is withdrawn.")
    return redirect("referrals:referral", record.pk)


def _too_late(
    request: StaffRequest, record: ServiceReferral, form: QuestionForm, sentence: MoveNotPossible
) -> HttpResponse:
    """Somebody else was quicker: show what they did, and keep what was typed."""
    form.add_error(None, str(sentence))
    record.refresh_from_db()
    return _page(request, record, form, status=409)


def _form(request: StaffRequest, record: ServiceReferral) -> QuestionForm | None:
    """What the viewer may do to this referral now, if anything."""
    if record.state != SENT:
        return None
    if may_answer_this(request.viewer, record):
        return Answer()
    return Withdrawal() if may_withdraw_this(request.viewer, record) else None


def _page(request: StaffRequest, record: ServiceReferral, form: QuestionForm | None, status: int = 200) -> HttpResponse:
    context = {
        "referral": record,
        "facts": presenters.facts(record, timezone.now(), nation_of(record.from_body_id)),
        "told": presenters.told(record),
        "people": presenters.people_rows(record),
        "states": presenters.timeline(states_of(record)),
        "answering": isinstance(form, Answer),
        "may_begin": record.state == ACCEPTED and may_answer_this(request.viewer, record),
        **({"form": form} if form else {}),
    }
    return staff(request, "referrals/referral.html", context, status=status)
