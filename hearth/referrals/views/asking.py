"""Refer a family to a service: first whether that is the right thing today, then what is asked."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access.models import Team
from hearth.access.pages import StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.access.viewer import Viewer
from hearth.audit.pending import record_read
from hearth.drafts.typing import Typing
from hearth.families.models import Family
from hearth.families.queries import families_for
from hearth.practice.own.added import Offered, programmes_offered
from hearth.referrals import actions
from hearth.referrals.eligibility.presenters import Misfit, misfit
from hearth.referrals.eligibility.queries import as_they_work, known_as_told, known_of
from hearth.referrals.forms import Interrupt, Refer
from hearth.referrals.policies import may_refer
from hearth.referrals.queries import teams_to_ask, the_same_just_sent
from hearth.referrals.rules import NotAReferral
from hearth.ui import days

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
    typing = Typing(viewer, f"refer-{family.pk}")
    sent = "to_team" in request.POST  # the page before sends its own answer alone
    form = Refer(request.POST if sent else None)
    form.offer(teams, programmes)
    if not sent:
        typing.show(form)
    form.warn(_misfit(viewer, family, form, teams, programmes))
    if form.is_valid():
        team: Team = next(each for each in teams if str(each.pk) == form.cleaned_data["to_team"])
        asking = form.asking(programmes)
        try:
            made = the_same_just_sent(viewer, family, team, asking)  # pressed twice, it is sent once
            made = made or actions.refer(family=family, to_team=team, asking=asking, by=viewer)
        except NotAReferral as lack:
            form.add_error(None, str(lack))
        else:
            typing.forget()
            messages.success(request, f"{team.agency.name} has your referral.")
            return redirect("referrals:referral", made.pk)
    return staff(request, "referrals/refer.html", {**_about(family, form), "safe": SAFE, "draft_url": typing.url})


def _misfit(
    viewer: Viewer, family: Family, form: Refer, teams: Sequence[Team], programmes: Sequence[Offered]
) -> Misfit | None:
    """As soon as it is known for what they ask: whether that is for this family, and what else is."""
    asked = next((each for each in programmes if each.id == form.so_far("programme")), None)
    if asked is None:
        return None
    agency = next((team.agency_id for team in teams if str(team.pk) == form.so_far("to_team")), viewer.holder_id)
    programme = as_they_work(viewer, asked, agency)
    reasons, agreement = form.so_far("referral_reasons") or (), form.so_far("agreement") or ""
    known = known_as_told(known_of(viewer, family, days.today()), programme, reasons, agreement)
    return misfit(programme, known, [(each.title, each.programme) for each in programmes])
