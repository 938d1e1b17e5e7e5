from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from hearth.access.pages import READ, StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.drafts.typing import Typing
from hearth.families.queries import families_for
from hearth.referrals.handovers import actions, presenters, queries
from hearth.referrals.handovers.forms import AnswerHandover, HandOver, Revoke
from hearth.referrals.handovers.rules import ACCEPTED, ASKED, NotAHandover
from hearth.referrals.models import Handover
from hearth.referrals.policies import may_look, may_refer
from hearth.referrals.queries import nation_of
from hearth.ui.forms import QuestionForm, sent

ON_A_PAGE = 50


@staff_page(may=may_look, methods=READ)
def listed(request: StaffRequest) -> HttpResponse:
    """Handovers asked of the viewer's team, or asked by them: who holds each family now."""
    ours = request.GET.get("show") == "ours"
    rows = queries.asked_by(request.viewer) if ours else queries.asked_of(request.viewer)
    page = queries.a_page_of(rows, _after(request), ON_A_PAGE)
    more = page[ON_A_PAGE - 1] if len(page) > ON_A_PAGE else None
    nation = nation_of(request.viewer.body_id)
    context = {
        "links": presenters.ways(ours),
        "columns": presenters.COLUMNS,
        "rows": presenters.rows(page[:ON_A_PAGE], timezone.now(), nation),
        "next_href": f"?{'show=ours&' if ours else ''}after={more.answer_due.timestamp()}_{more.pk}" if more else "",
    }
    return staff(request, "referrals/handovers/listed.html", context)


def _after(request: StaffRequest) -> queries.Key | None:
    due, _, last = request.GET.get("after", "").partition("_")
    try:
        return datetime.fromtimestamp(float(due), timezone.get_default_timezone()), UUID(last)
    except (ValueError, OverflowError, OSError):
        return None


@staff_page(may=may_refer)
def hand_over(request: StaffRequest, family_id: UUID) -> HttpResponse:
    """Ask another agency to hold the family."""
    family = found(families_for(request.viewer), pk=family_id)
    record_read(by=request.viewer, subject=family)
    teams = queries.teams_elsewhere(request.viewer)
    typing = Typing(request.viewer, f"hand-over-{family.pk}")
    form = HandOver(sent(request))
    form.offer(teams)
    if request.method != "POST":
        typing.show(form)
    elif form.is_valid():
        team = next(each for each in teams if str(each.pk) == form.cleaned_data["to_team"])
        try:
            asked = actions.hand_over(family=family, to_team=team, going=form.going(), by=request.viewer)
        except NotAHandover as lack:
            form.add_error(None, str(lack))
        else:
            typing.forget()
            messages.success(request, f"{team.agency.name} is asked. Until they say yes, you hold the family.")
            return redirect("referrals:handover", asked.pk)
    context = {
        "family": family,
        "form": form,
        "title": f"Hand {family.name} over to another agency",
        "draft_url": typing.url,
        "back": reverse("familyfile:family", args=[family.pk]),
    }
    return staff(request, "referrals/handovers/ask.html", context)


@staff_page(may=may_look, methods=READ)
def handover(request: StaffRequest, handover_id: UUID) -> HttpResponse:
    """Read by both sides: the clock, and who holds the family now."""
    record = found(queries.handovers_for(request.viewer), pk=handover_id)
    record_read(by=request.viewer, subject=record)
    return _page(request, record)


@staff_page(may=may_look, methods=("POST",))
def answer_handover(request: StaffRequest, handover_id: UUID) -> HttpResponse:
    """Yes or no, by the team that was asked."""
    record = found(queries.asked_of(request.viewer), pk=handover_id)
    form = AnswerHandover(request.POST)

    def move() -> None:
        if form.cleaned_data["answer"] == ACCEPTED:
            actions.accept(handover=record, by=request.viewer)
        else:
            actions.refuse(handover=record, why=form.cleaned_data["why"], by=request.viewer)

    return _moved(request, record, form, move, f"{record.from_agency_name} will be told.")


@staff_page(may=may_look, methods=("POST",))
def revoke_handover(request: StaffRequest, handover_id: UUID) -> HttpResponse:
    """Whoever asked no longer asks."""
    record = found(queries.asked_by(request.viewer), pk=handover_id)
    form = Revoke(request.POST)

    def move() -> None:
        actions.revoke(handover=record, why=form.cleaned_data["why"], by=request.viewer)

    return _moved(request, record, form, move, "They are no longer asked.")


def _moved(
    request: StaffRequest, record: Handover, form: QuestionForm, move: Callable[[], None], done: str
) -> HttpResponse:
    if not form.is_valid():
        return _page(request, record, form)
    try:
        move()
    except NotAHandover as problem:
        form.add_error(None, str(problem))
        record.refresh_from_db()
        return _page(request, record, form, status=409)
    _typing(request, record, form).forget()
    messages.success(request, done)
    return redirect("referrals:handover", record.pk)


def _typing(request: StaffRequest, record: Handover, form: QuestionForm) -> Typing:
    return Typing(request.viewer, f"handover-{type(form).__name__.lower()}-{record.pk}")


def _offered(request: StaffRequest, record: Handover) -> QuestionForm | None:
    """An answer from the team that was asked, a revocation from those who asked, nothing from who only follows it."""
    if queries.asked_of(request.viewer).filter(pk=record.pk).exists():
        return AnswerHandover()
    return Revoke() if queries.asked_by(request.viewer).filter(pk=record.pk).exists() else None


def _page(request: StaffRequest, record: Handover, form: QuestionForm | None = None, status: int = 200) -> HttpResponse:
    ours, mine = queries.our_record(request.viewer, record), record.holder_id == request.viewer.holder_id
    offered: QuestionForm | None = form
    if form is None and record.state == ASKED:
        offered = _offered(request, record)
        if offered:
            _typing(request, record, offered).show(offered)
    context: dict[str, Any] = {
        "handover": record,
        "facts": presenters.facts(record, timezone.now(), nation_of(record.from_body_id)),
        "told": presenters.told(record),
        "people": presenters.people_table(record, queries.on_record(ours) if ours else None),
        "mine": mine,
        "ours": ours,
        "offered": offered,
        "draft_url": _typing(request, record, offered).url if offered else "",
        **({"form": form} if form else {}),
    }
    return staff(request, "referrals/handovers/handover.html", context, status=status)
