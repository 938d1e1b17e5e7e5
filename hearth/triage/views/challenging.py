"""A professional who disagrees, from their own referrals; and whoever answers, who did not decide."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access.pages import StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.concerns.models import Concern
from hearth.concerns.professional.referrer import Referrer, ReferrersRequest, referrers_page
from hearth.concerns.professional.views.page import page
from hearth.concerns.queries import OwnReport, destination_of_id, reports_by, reports_from
from hearth.scope.opening import holder_scope
from hearth.triage import actions
from hearth.triage.challenge_levels import levels_for, own_levels, read
from hearth.triage.document import decided_by, document_for
from hearth.triage.forms.challenging import AnswerChallenge, Disagree, SetLevels
from hearth.triage.models import ChallengeLevels, Decision
from hearth.triage.policies import may_find, may_set_challenge_levels, may_triage
from hearth.triage.presenters import challenging as presented
from hearth.triage.presenters import concern as presented_concern
from hearth.triage.queries import challenges_for, challenges_to, decision_on
from hearth.triage.rules.challenging import may_answer
from hearth.triage.rules.standing import NotNow
from hearth.triage.views.typed import status_of, typed_on
from hearth.ui.forms import sent

SETTINGS_SHOWN = 20


@referrers_page
def disagree(request: ReferrersRequest, reference: str) -> HttpResponse:
    """One's own referral: the answer it had, what was disagreed with so far, and the next level to ask."""
    own = _own(request.referrer, reference)
    to = destination_of_id(own.body_id) if own else None
    if own is None or to is None:
        return redirect("concerns:my_referrals")  # the same for what is not theirs and for what never was
    with holder_scope(to.holder_id):
        concern = Concern.objects.filter(holder_id=to.holder_id, pk=own.concern_id).first()
        decision = decision_on(concern) if concern else None
        if concern is None or decision is None:
            return redirect("concerns:my_referrals")
        record_read(by=request.referrer.by, subject=decision)
        form = Disagree(sent(request))
        if request.method == "POST" and form.is_valid():
            name = ", ".join(part for part in (concern.reporter_name, request.referrer.agency_name) if part)
            try:
                reasons = form.cleaned_data["reasons"]
                actions.challenge(concern=concern, reasons=reasons, raised_by=name, by=request.referrer.by)
            except NotNow as refused:
                form.add_error(None, str(refused))
            else:
                messages.success(request, "It is there to be answered.")
                return redirect("triage:disagree", reference)
        return page(request, "disagree", _disagreeing(own, decision, form), folder="triage")


def _own(referrer: Referrer, reference: str) -> OwnReport | None:
    """A decided one among one's own; for anybody else's there is nothing here."""
    sent_by_me = reports_by(referrer.viewer) if referrer.viewer else reports_from(referrer.email)
    return next((each for each in sent_by_me if each.reference == reference and each.decided_at), None)


def _disagreeing(own: OwnReport, decision: Decision, form: Disagree) -> dict[str, object]:
    before = challenges_to(decision)
    nation = decided_by(decision).nation
    levels = levels_for(decision.holder_id, nation, before)
    return {
        "form": form,
        "title": "Disagree with a decision",
        "reference": own.reference,
        "answer": own.professional_answer,
        "before": presented.timeline(before, nation),
        "level": presented.next_in_words(before, levels),
        "levels": presented.in_order(levels),
        "back": reverse("concerns:my_referrals"),
    }


@staff_page(may=may_triage)
def challenge(request: StaffRequest, challenge_id: UUID) -> HttpResponse:
    """Answer somebody who disagrees. Whoever decided reads it, and another answers."""
    row = found(challenges_for(request.viewer), pk=challenge_id)
    record_read(by=request.viewer, subject=row.concern)
    form = AnswerChallenge(sent(request))
    typed = typed_on(request, request.viewer, form, "challenge", row.pk)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        reply = actions.Reply(told["words"], told["changes"], told["given_by"])
        try:
            actions.answer_challenge(challenge=row, reply=reply, by=request.viewer)
        except NotNow as refused:
            form.add_error(None, str(refused))
        else:
            typed.forget()
            messages.success(request, "They can read your answer.")
            return redirect("triage:concern", row.concern_id)
    own = not may_answer(request.viewer.id, [row.decision.decided_by_id, row.decision.second_by_id])
    context = {
        "concern": row.concern,
        "form": form,
        "draft_url": typed.url,
        "title": "A professional disagrees",
        "challenges": presented.timeline(challenges_to(row.decision), decided_by(row.decision).nation),
        "decision": presented_concern.decision_rows(row.decision),
        "own": own,
        "not_kept": form.data.get("words", "") if status_of(form) == 409 else "",
        "may_answer": may_find(request.viewer) and not own and row.answered_at is None,
        "back": reverse("triage:concern", args=[row.concern_id]),
    }
    return staff(request, "triage/challenge.html", context, status=status_of(form))


@staff_page(may=may_set_challenge_levels)
def challenge_levels(request: StaffRequest) -> HttpResponse:
    """Who answers a professional who disagrees, as the partnership agreed it; what was set before stands below."""
    holder_id, nation = request.viewer.holder_id, document_for(request.viewer).nation
    form = SetLevels(sent(request), levels=read(own_levels(holder_id), nation))
    if request.method == "POST" and form.is_valid():
        actions.set_challenge_levels(levels=form.levels(), why=form.cleaned_data["why"], by=request.viewer)
        messages.success(request, "Saved. It counts from the next challenge.")
        return redirect("triage:challenge_levels")
    before = ChallengeLevels.objects.filter(holder_id=holder_id).order_by("-set_at", "-id")[:SETTINGS_SHOWN]
    context = {
        "form": form,
        "title": "Who answers a professional who disagrees",
        "nation": nation.title,
        "nations": presented.in_order(nation.challenge_levels),
        "settings": presented.settings(before),
        "button_text": "Save",
    }
    return staff(request, "triage/challenge_levels.html", context)
