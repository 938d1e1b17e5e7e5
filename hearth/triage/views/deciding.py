from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access.pages import StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.concerns.models import Concern
from hearth.concerns.own_pages.queries import own_pages_of
from hearth.drafts.actions import forget_draft
from hearth.drafts.queries import draft_of
from hearth.drafts.typed import show_again
from hearth.referrals.queries import teams_to_ask
from hearth.referrals.rules import NotAReferral
from hearth.triage import actions
from hearth.triage.document import document_for
from hearth.triage.forms.deciding import DecisionForm, Setting, signs_at
from hearth.triage.models import ConfirmedFamily
from hearth.triage.policies import may_triage
from hearth.triage.presenters import voice
from hearth.triage.queries import colleagues_of, concerns_for, confirmed_family_of
from hearth.triage.rules.deciding import NotADecision
from hearth.triage.rules.standing import NotNow
from hearth.ui.forms import sent


@staff_page(may=may_triage)
def decide(request: StaffRequest, concern_id: UUID) -> HttpResponse:
    """Decide, by the threshold document, with reasons. What is typed is kept as it is typed."""
    record = found(concerns_for(request.viewer), pk=concern_id)
    record_read(by=request.viewer, subject=record)
    confirmed = confirmed_family_of(record)
    form = DecisionForm(sent(request), setting=_setting(request, record, confirmed))
    draft = {"owner": f"user:{request.viewer.id}", "form": f"decide-{record.pk}"}
    if request.method == "POST":
        if _decided(request, record, confirmed, form):
            forget_draft(**draft)
            messages.success(request, f"{record.reference} is decided.")
            return redirect("triage:concern", record.pk)
    else:
        show_again(form, draft_of(**draft))
    return _page(request, record, confirmed, form, draft["form"])


def _setting(request: StaffRequest, record: Concern, confirmed: ConfirmedFamily | None) -> Setting:
    return Setting(
        viewer=request.viewer,
        concern=record,
        document=document_for(request.viewer),
        colleagues=colleagues_of(request.viewer),
        teams=teams_to_ask(request.viewer),
        family_id=confirmed.family_id if confirmed else None,
        own_templates=own_pages_of(record.body_id).templates,
    )


def _decided(request: StaffRequest, record: Concern, confirmed: ConfirmedFamily | None, form: DecisionForm) -> bool:
    """Whether it is decided now. If somebody was quicker, the form says so and keeps what was typed."""
    if not form.is_valid():
        return False
    family = confirmed.family if confirmed else None
    try:
        actions.decide(concern=record, family=family, choice=form.choice(), by=request.viewer)
    except (NotNow, NotAReferral) as refused:
        form.add_error(None, str(refused))
    except NotADecision as refused:
        for problem in refused.problems:
            form.say(problem)
    return form.is_valid()


def _page(
    request: StaffRequest, record: Concern, confirmed: ConfirmedFamily | None, form: DecisionForm, draft: str
) -> HttpResponse:
    document = form.setting.document
    context = {
        "concern": record,
        "confirmed": confirmed,
        "form": form,
        "document": document.thresholds,
        "asks_for_help": voice.asks_for_help(record),
        "whose_words": voice.whose_words(record),
        "levels": [(level, form[signs_at(level.id)]) for level in document.thresholds.levels],
        "draft_url": reverse("drafts:save", args=[draft]),
        "back": reverse("triage:concern", args=[record.pk]),
    }
    too_late = form.is_bound and bool(form.non_field_errors())
    return staff(request, "triage/decide.html", context, status=409 if too_late else 200)
