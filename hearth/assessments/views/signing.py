from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access import render
from hearth.access.pages import Denied, StaffRequest, found, staff_page
from hearth.assessments import actions
from hearth.assessments.forms.signing import AlarmForm, SignForm
from hearth.assessments.policies import may_assess, may_sign
from hearth.assessments.presenters.drift import alarm_shown
from hearth.assessments.presenters.heading import heading_for
from hearth.assessments.queries import alarms_for, contents_of
from hearth.assessments.rules.answers import NotPossible
from hearth.assessments.views.assessment import to_read
from hearth.assessments.views.drafting import sent
from hearth.assessments.views.finding import open_to, opens
from hearth.assessments.views.meanwhile import read_anew
from hearth.audit.pending import record_read
from hearth.drafts.typing import Typing


@staff_page(may=may_sign)
def sign(request: StaffRequest, assessment_id: UUID) -> HttpResponse:
    """The whole assessment to be read, and under it the supervisor's two answers."""
    assessment = open_to(request, assessment_id)
    overview = redirect("assessments:assessment", assessment.pk)
    waits = assessment.completed_at is not None and assessment.signed_at is None
    if not waits and request.method != "POST":  # what was typed is shown again, with the reason
        return overview
    typing = Typing(request.viewer, f"sign-{assessment.pk}")
    form = SignForm(sent(request), initial={"version": assessment.version})
    if request.method != "POST":
        typing.show(form)
    elif form.is_valid():
        back = request.POST.get("then") == "back"
        act = actions.send_back if back else actions.sign
        try:
            comments, version = form.cleaned_data["comments"], form.seen_version
            act(assessment=assessment, comments=comments, version=version, by=request.viewer)
        except NotPossible as refused:
            form.add_error("comments", str(refused))
        except actions.ChangedMeanwhile as changed:
            form = read_anew(form, changed)
        else:
            typing.forget()
            messages.success(request, f"Sent back to {assessment.by_name}." if back else "Signed.")
            return overview
    page = {"form": form, "draft_url": typing.url, "own": assessment.is_own_work_of(request.viewer.id)}
    page |= {"heading": heading_for(assessment), "back": reverse("assessments:assessment", args=[assessment.pk])}
    return render.staff(request, "assessments/sign.html", page | to_read(contents_of(assessment)))


@staff_page(may=may_assess)
def alarm(request: StaffRequest, alarm_id: UUID) -> HttpResponse:
    """Something got worse, or no better: somebody looks, and says what they do."""
    raised = found(alarms_for(request.viewer), pk=alarm_id)
    if not opens(request, raised.assessment):
        raise Denied
    change = reverse("assessments:change", args=[raised.assessment.family_id])
    change += f"?instrument={raised.assessment.instrument.id}"
    if request.method != "POST":
        if raised.withdrawn_at:
            return redirect(change)
        record_read(by=request.viewer, subject=raised.assessment)
    form = AlarmForm(request.POST if request.method == "POST" else None)
    typing = Typing(request.viewer, f"alarm-{raised.pk}")
    if request.method != "POST":
        typing.show(form)
    elif form.is_valid():
        try:
            actions.answer_alarm(alarm=raised, answer=form.cleaned_data["answer"], by=request.viewer)
        except NotPossible as refused:
            form.add_error("answer", str(refused))
        else:
            typing.forget()
            messages.success(request, "Your answer is kept beside it.")
            return redirect(change)
    page = {
        "form": form,
        "draft_url": typing.url,
        "alarm": alarm_shown(raised),
        "change": change,
        "heading": heading_for(raised.assessment),
        "back": reverse("assessments:assessment", args=[raised.assessment_id]),
    }
    return render.staff(request, "assessments/alarm.html", page)
