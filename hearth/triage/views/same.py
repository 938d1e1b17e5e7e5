"""Who may be on record twice: a list, a pair to say of, a join to undo, and what each likeness weighs."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access.pages import READ, StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.families.likeness.joining import CannotJoin, part
from hearth.triage.matching import showing
from hearth.triage.matching.answering import answer_pair, set_shown_from
from hearth.triage.matching.forms import PartAgain, SayOfPair, SetThresholds
from hearth.triage.matching.pairs import (
    A_PAGE,
    for_checking,
    meanwhile,
    pairs_for,
    precision_and_recall,
    profiles_in,
    same_people_for,
    waiting_pairs,
)
from hearth.triage.matching.parameters import parameters_of
from hearth.triage.matching.policies import may_join, may_set_thresholds
from hearth.triage.views.typed import status_of
from hearth.ui.forms import sent

LATEST_JOINS = 20


@staff_page(may=may_join, methods=READ)
def same(request: StaffRequest) -> HttpResponse:
    """What waits for a person to say, likest first; and the joins that were made."""
    pairs = waiting_pairs(request.viewer, _after(request.GET.get("after", "")))
    page, more = pairs[:A_PAGE], len(pairs) > A_PAGE
    checking = for_checking(request.viewer)
    profiles = profiles_in(
        request.viewer.holder_id, {id for pair in (*page, *checking) for id in (pair.person_id, pair.other_id)}
    )
    context = {
        "rows": showing.pair_rows(page, profiles),
        "checking": showing.pair_rows(checking, profiles),
        "joins": showing.join_rows(same_people_for(request.viewer).order_by("-joined_at")[:LATEST_JOINS]),
        "next": f"{reverse('triage:same')}?after={page[-1].weight!r}_{page[-1].pk}" if more else "",
        "may_set": may_set_thresholds(request.viewer),
    }
    return staff(request, "triage/matching/same.html", context)


def _after(text: str) -> tuple[float, UUID] | None:
    """Where a page begins; anything else is the first page."""
    weight, _, last = text.partition("_")
    try:
        return float(weight), UUID(last)
    except ValueError:
        return None


@staff_page(may=may_join)
def pair(request: StaffRequest, pair_id: UUID) -> HttpResponse:
    """Two records side by side, why they are alike, and what a person says."""
    record = found(pairs_for(request.viewer), pk=pair_id)
    record_read(by=request.viewer, subject=record)
    form = SayOfPair(sent(request), pair=record)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            answer_pair(pair=record, answer=told["answer"], why=told["why"], keep=told["keep"], by=request.viewer)
        except CannotJoin as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Your answer is kept.")
            return redirect("triage:same")
    profiles = profiles_in(request.viewer.holder_id, (record.person_id, record.other_id))
    context = {
        "form": form,
        "title": f"{record.person} and {record.other}",
        "pair": record,
        "why": showing.why(record, profiles),
        "rows": showing.side_by_side(record.person, record.other),
        "answered": f"{record.get_answer_display()}: {record.answered_by}. {record.why}" if record.answer else "",
        "back": reverse("triage:same"),
    }
    return staff(request, "triage/matching/pair.html", context, status=status_of(form))


@staff_page(may=may_join)
def joined(request: StaffRequest, same_person_id: UUID) -> HttpResponse:
    """Two records that are read together; how to part them, and what happened meanwhile."""
    record = found(same_people_for(request.viewer), pk=same_person_id)
    record_read(by=request.viewer, subject=record)
    form = PartAgain(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            part(joined=record, why=form.cleaned_data["why"], by=request.viewer)
        except CannotJoin as refused:
            form.add_error(None, str(refused))
            record.refresh_from_db()
        else:
            messages.success(request, "They are two people again. What was done meanwhile stands below.")
            return redirect("triage:joined", record.pk)
    context = {
        "form": form,
        "title": f"{record.person}, read as {record.same_as}",
        "join": record,
        "rows": showing.side_by_side(record.person, record.same_as),
        "meanwhile": showing.meanwhile_rows(meanwhile(request.viewer, record)),
        "not_kept": form.data.get("why", ""),
        "back": reverse("triage:same"),
    }
    return staff(request, "triage/matching/joined.html", context, status=status_of(form))


@staff_page(may=may_set_thresholds)
def weights(request: StaffRequest) -> HttpResponse:
    """What each likeness says in this register, from where people are asked, and how right that has been."""
    parameters = parameters_of(request.viewer.holder_id)
    at_first = {"show_from": round(parameters.show_from), "propose_from": round(parameters.propose_from)}
    form = SetThresholds(sent(request), initial=at_first)
    if request.method == "POST" and form.is_valid():
        set_shown_from(**form.cleaned_data, by=request.viewer)
        messages.success(request, "The thresholds are set.")
        return redirect("triage:weights")
    precision, recall = precision_and_recall(request.viewer, parameters.propose_from)
    context = {
        "form": form,
        "title": "What each likeness says",
        "version": parameters.version,
        "chart": showing.weight_chart(parameters),
        "rows": showing.weight_rows(parameters),
        "precision": showing.rate(
            precision,
            "proposed pairs that were answered are the same person",
            "No proposed pair has been answered yet.",
        ),
        "recall": showing.rate(
            recall, "pairs that are the same person were proposed", "No pair has been said to be one person yet."
        ),
        "back": reverse("triage:same"),
    }
    return staff(request, "triage/matching/weights.html", context)
