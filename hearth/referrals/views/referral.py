"""One referral: read by both sides, moved by whoever's move it is."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from hearth.access.pages import READ, StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.drafts.typing import Typing
from hearth.referrals import actions, presenters
from hearth.referrals.forms import Answer, Information, Progress, UnderWay, Withdrawal
from hearth.referrals.models import ServiceReferral
from hearth.referrals.policies import may_answer_this, may_follow_this, may_look, may_receive
from hearth.referrals.queries import made_by, nation_of, received_by, referrals_for, states_of
from hearth.referrals.rules import (
    ACCEPTED,
    DECLINED,
    INFORMATION_ASKED,
    NOT_ENGAGED,
    STARTED,
    TO_ANSWER,
    TO_START,
    WAITING,
    MoveNotPossible,
    NotAReferral,
)
from hearth.ui.forms import QuestionForm

Move = Callable[[], object]


@staff_page(may=may_look, methods=READ)
def referral(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """For the team that was asked, and for those who asked."""
    record = found(referrals_for(request.viewer), pk=referral_id)
    record_read(by=request.viewer, subject=record)
    return _page(request, record)


@staff_page(may=may_receive, methods=("POST",))
def answer(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """Accept, decline, or ask for more. An accepted referral leads on to the work."""
    record, by = found(received_by(request.viewer), pk=referral_id), request.viewer
    form = Answer(request.POST)

    def move() -> None:
        told = form.cleaned_data
        if told["answer"] == ACCEPTED:
            actions.accept(referral=record, by=by)
        elif told["answer"] == DECLINED:
            actions.decline(referral=record, reason=told["reason"], by=by)
        else:
            actions.ask_for_information(referral=record, question=told["question"], by=by)

    return _moved(request, record, form, move, f"{record.from_agency_name} will be told.")


@staff_page(may=may_receive, methods=("POST",))
def progress(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """After the yes: they wait, they did not engage, it has ended. The start is said where the work begins."""
    record, by = found(received_by(request.viewer), pk=referral_id), request.viewer
    form = UnderWay(request.POST) if record.state == STARTED else Progress(request.POST)

    def move() -> None:
        told = form.cleaned_data
        if told["what"] == WAITING:
            actions.put_on_waiting_list(referral=record, until=told["until"], by=by)
        elif told["what"] == NOT_ENGAGED:
            actions.did_not_engage(referral=record, tried=told["tried"], by=by)
        else:
            actions.end(referral=record, outcome=told["outcome"], by=by)

    return _moved(request, record, form, move, f"{record.from_agency_name} will be told.")


@staff_page(may=may_look, methods=("POST",))
def inform(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """What the asked team wanted to know."""
    record = _followed(request, referral_id)
    form = Information(request.POST)

    def move() -> None:
        actions.give_information(referral=record, words=form.cleaned_data["words"], by=request.viewer)

    return _moved(request, record, form, move, f"{record.to_agency_name} will read it.")


@staff_page(may=may_look, methods=("POST",))
def withdraw(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """Whoever asked no longer asks."""
    record = _followed(request, referral_id)
    form = Withdrawal(request.POST)

    def move() -> None:
        actions.withdraw(referral=record, reason=form.cleaned_data["why"], by=request.viewer)

    return _moved(request, record, form, move, "The referral is withdrawn.")


@staff_page(may=may_look, methods=("POST",))
def looked(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """The risk was looked at again after help that did not come about."""
    record = _followed(request, referral_id)
    actions.look_again(referral=record, by=request.viewer)
    messages.success(request, "It is off your list. The log says that you have looked.")
    return redirect("referrals:referral", record.pk)


def _followed(request: StaffRequest, referral_id: UUID) -> ServiceReferral:
    """A referral on whose asking side the viewer stands: being asked by one's own agency is not that."""
    return found(made_by(request.viewer), pk=referral_id)


def _moved(request: StaffRequest, record: ServiceReferral, form: QuestionForm, move: Move, done: str) -> HttpResponse:
    """What was said travels in the form alone: the address that follows holds nothing but the referral's id."""
    if not form.is_valid():
        return _page(request, record, form)
    try:
        move()
    except NotAReferral as lack:
        form.add_error(None, str(lack))
        return _page(request, record, form)
    except MoveNotPossible as too_late:
        form.add_error(None, str(too_late))
        record.refresh_from_db()
        return _page(request, record, form, status=409)
    _typing(request, record, form).forget()
    messages.success(request, done)
    return redirect("referrals:referral", record.pk)


def _typing(request: StaffRequest, record: ServiceReferral, form: QuestionForm) -> Typing:
    """What they are still writing into one of the page's forms."""
    return Typing(request.viewer, f"referral-{type(form).__name__.lower()}-{record.pk}")


def _forms(request: StaffRequest, record: ServiceReferral) -> list[QuestionForm]:
    """What the viewer may do to this referral now, if anything."""
    offered: list[QuestionForm] = []
    if may_answer_this(request.viewer, record):
        if record.state in TO_ANSWER:
            offered.append(Answer())
        elif record.state in TO_START:
            offered.append(Progress())
        elif record.state == STARTED:
            offered.append(UnderWay())
    if may_follow_this(request.viewer, record):
        if record.state == INFORMATION_ASKED:
            offered.append(Information())
        if record.state in (*TO_ANSWER, *TO_START):
            offered.append(Withdrawal())
    for form in offered:
        _typing(request, record, form).show(form)
    return offered


def _page(
    request: StaffRequest, record: ServiceReferral, form: QuestionForm | None = None, status: int = 200
) -> HttpResponse:
    """`form`: one that was sent and is shown again, with what was typed."""
    now, states, viewer = timezone.now(), states_of(record), request.viewer
    forms = [form if form and type(form) is type(each) else each for each in _forms(request, record)]
    if form and form not in forms:
        forms.insert(0, form)  # too late for it, and nothing that was typed is lost
    context = {
        "referral": record,
        "facts": presenters.facts(record, now, nation_of(record.from_body_id)),
        "told": presenters.told(record),
        "people": presenters.people_rows(record),
        "states": presenters.timeline(states, now),
        "waited": presenters.waited(states, record, now),
        "offers": presenters.offers(forms, record, [_typing(request, record, each).url for each in forms]),
        "may_begin": record.state in TO_START and may_answer_this(viewer, record),
        "may_look_again": presenters.is_to_be_looked_at(record) and may_follow_this(viewer, record),
        "may_open_family": viewer.holder_id == record.holder_id and may_follow_this(viewer, record),
        **({"form": form} if form else {}),
    }
    return staff(request, "referrals/referral.html", context, status=status)
