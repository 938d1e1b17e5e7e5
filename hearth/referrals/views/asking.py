"""Refer a family to a service: first whether that is the right thing today, then what is asked."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access.models import Team
from hearth.access.pages import StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.drafts.actions import forget_draft
from hearth.drafts.queries import draft_of
from hearth.drafts.typed import show_again
from hearth.families.models import Family
from hearth.families.queries import families_for
from hearth.practice.own.added import programmes_offered
from hearth.referrals import actions
from hearth.referrals.forms import Interrupt, Refer
from hearth.referrals.policies import may_refer
from hearth.referrals.queries import teams_to_ask, the_same_just_sent
from hearth.referrals.rules import NotAReferral

SAFE, DANGER = "no", "now"


@staff_page(may=may_refer)
def refer(request: StaffRequest, family_id: UUID) -> HttpResponse:
    """The question of danger stands before every referral, and is answered anew each time."""
    family = found(families_for(request.viewer), pk=family_id)
    record_read(by=request.viewer, subject=family)
    interrupt = Interrupt(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not interrupt.is_valid():
        return staff(request, "referrals/before.html", _about(family, interrupt))
    if interrupt.cleaned_data["danger"] != SAFE:
        return staff(request, "referrals/danger.html", _about(family, interrupt))
    return _ask(request, family)


def _about(family: Family, form: Any) -> dict[str, Any]:
    back = reverse("familyfile:family", args=[family.pk])
    return {"family": family, "form": form, "title": f"Refer {family.name} to a service", "back": back}


def _ask(request: StaffRequest, family: Family) -> HttpResponse:
    viewer, teams = request.viewer, teams_to_ask(request.viewer)
    programmes = programmes_offered({team.agency_id for team in teams})
    owner, draft = f"user:{viewer.id}", f"refer-{family.pk}"
    sent = "to_team" in request.POST  # the page before sends its own answer alone
    form = Refer(request.POST if sent else None)
    form.offer(teams, programmes)
    if not sent:
        show_again(form, draft_of(owner, draft))
    elif form.is_valid():
        team: Team = next(each for each in teams if str(each.pk) == form.cleaned_data["to_team"])
        asking = form.asking(programmes)
        try:
            made = the_same_just_sent(viewer, family, team, asking)  # pressed twice, it is sent once
            made = made or actions.refer(family=family, to_team=team, asking=asking, by=viewer)
        except NotAReferral as lack:
            form.add_error(None, str(lack))
        else:
            forget_draft(owner=owner, form=draft)
            messages.success(request, f"{team.agency.name} has your referral.")
            return redirect("referrals:referral", made.pk)
    context = {**_about(family, form), "safe": SAFE, "draft_url": reverse("drafts:save", args=[draft])}
    return staff(request, "referrals/refer.html", context)
