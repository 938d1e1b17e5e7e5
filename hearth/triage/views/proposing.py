"""A decision that one person proposed: another agrees, or sends it back; and for which outcomes two are wanted."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access.pages import Denied, StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.referrals.rules import NotAReferral
from hearth.triage import actions
from hearth.triage.document import document_for
from hearth.triage.forms.proposing import AnswerProposal, TwoPeople
from hearth.triage.policies import may_set_rules, may_triage
from hearth.triage.presenters import concern as presented
from hearth.triage.presenters.proposing import proposed_rows
from hearth.triage.queries import concerns_for, latest_proposal_on, proposal_on, two_person_rules
from hearth.triage.rules.deciding import NotADecision
from hearth.triage.rules.standing import NotNow
from hearth.triage.views.typed import status_of
from hearth.ui.forms import sent


@staff_page(may=may_triage)
def proposal(request: StaffRequest, concern_id: UUID) -> HttpResponse:
    """What is proposed, and the worry beside it. Whoever proposed it may read it, and not answer."""
    record = found(concerns_for(request.viewer), pk=concern_id)
    typed = sent(request)
    waiting = proposal_on(record) or (latest_proposal_on(record) if typed else None)  # somebody may have been quicker
    if waiting is None:
        raise Denied
    record_read(by=request.viewer, subject=record)
    form = AnswerProposal(typed, now=waiting.pk)
    if request.method == "POST" and form.is_valid():
        try:
            if form.cleaned_data["agrees"]:
                actions.agree(proposal=waiting, by=request.viewer)
                messages.success(request, f"{record.reference} is decided.")
            else:
                actions.send_back(proposal=waiting, why=form.cleaned_data["why"], by=request.viewer)
                messages.success(request, f"{record.reference} is sent back to be decided again.")
        except (NotNow, NotADecision, NotAReferral) as refused:
            form.add_error(None, str(refused))
        else:
            still = concerns_for(request.viewer).filter(pk=record.pk).exists()
            return redirect("triage:concern", record.pk) if still else redirect("triage:queue")
    context = {
        "concern": record,
        "form": form,
        "title": f"{waiting.proposed_by} proposes a decision",
        "rows": proposed_rows(waiting, document_for(request.viewer)),
        "own": waiting.proposed_by_id == request.viewer.id,
        "besides": presented.told_besides(record),
        "back": reverse("triage:concern", args=[record.pk]),
    }
    return staff(request, "triage/proposal.html", context, status=status_of(form))


@staff_page(may=may_set_rules)
def two_people(request: StaffRequest) -> HttpResponse:
    """For which outcomes the agency wants two people."""
    rules = two_person_rules(request.viewer)
    form = TwoPeople(sent(request), outcomes=document_for(request.viewer).nation.outcomes, rules=rules)
    if request.method == "POST" and form.is_valid():
        for outcome, when in form.changed(rules).items():
            actions.set_two_person_rule(outcome=outcome, when=when, by=request.viewer)
        messages.success(request, "Saved. It counts from the next decision.")
        return redirect("triage:board")
    context = {"form": form, "title": "When two people decide", "back": reverse("triage:board"), "button_text": "Save"}
    return staff(request, "triage/two_people.html", context)
