from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from hearth.access.pages import StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.access.viewer import Viewer
from hearth.audit.pending import record_read
from hearth.casework.actions import open_episode, receive_referral
from hearth.casework.coming_back.queries import came_back_to
from hearth.casework.coming_back.rules import words
from hearth.casework.forms.opening import BeginOwnWork, BeginWork
from hearth.casework.models import Episode
from hearth.casework.policies import may_open_for_own_team, may_work
from hearth.casework.presenters.programmes import fits
from hearth.casework.queries.episodes import episodes_for
from hearth.casework.queries.workers import key_workers_for
from hearth.casework.rules.observing import REFERRAL
from hearth.casework.views.saving import saved
from hearth.families.models import Family
from hearth.families.queries import families_for
from hearth.practice.definitions.programme import Programme
from hearth.practice.own.queries import in_use, programmes_in_use
from hearth.practice.queries import programme_of
from hearth.referrals.eligibility.queries import known_of
from hearth.referrals.queries import received_by
from hearth.referrals.rules import STARTED, TO_START
from hearth.ui import days
from hearth.ui.forms import sent


@staff_page(may=may_work)
def open_from_referral(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """Begin the work that another agency asked for, once the team has accepted it."""
    viewer = request.viewer
    referral = found(received_by(viewer), pk=referral_id, state__in=[*TO_START, STARTED])
    if begun := episodes_for(viewer).filter(referral_id=referral.pk).first():
        return redirect("casework:episode", begun.pk)
    programme = programme_of(in_use(viewer.holder_id, "programme", referral.programme))
    form = BeginWork(
        sent(request),
        programme=programme,
        workers=key_workers_for(viewer),
        initial={"key_worker": str(viewer.id), "referral_reasons": referral.referral_reasons},
    )
    referred = timezone.localdate(referral.created_at)
    if request.method == "POST" and saved(
        form, lambda: receive_referral(referral=referral, opening=form.opening(referred), by=viewer)
    ):
        return _to_the_baseline(viewer, referral_id=referral.pk)
    context = {
        "form": form,
        "title": f"Begin {programme.title} with {referral.family_name}",
        "referral": referral,
        "button_text": "Begin the work",
    }
    return staff(request, "casework/open.html", context)


@staff_page(may=may_open_for_own_team)
def open_for_family(request: StaffRequest, family_id: UUID) -> HttpResponse:
    """Begin work with a family in this register: first which programme, then who and when."""
    family = found(families_for(request.viewer), pk=family_id)
    programmes = programmes_in_use(request.viewer.holder_id)
    chosen = programmes.get(request.GET.get("programme", ""))
    return _begin(request, family, chosen) if chosen else _choose(request, family, list(programmes.values()))


def _choose(request: StaffRequest, family: Family, programmes: list[Programme]) -> HttpResponse:
    """Which programme is for this family, rule by rule. A person chooses."""
    record_read(by=request.viewer, subject=family)
    again = [words(each) for each in came_back_to(request.viewer, family.pk)]
    looked_at = fits(programmes, family, known_of(request.viewer, family, days.today()))
    any_fits = any(each.fits for each in looked_at)
    context = {"family": family, "again": again, "fits": looked_at, "any_fits": any_fits}
    return staff(request, "casework/which_programme.html", context)


def _begin(request: StaffRequest, family: Family, programme: Programme) -> HttpResponse:
    viewer = request.viewer
    form = BeginOwnWork(
        sent(request),
        programme=programme,
        workers=key_workers_for(viewer),
        initial={"key_worker": str(viewer.id)},
    )

    def begin() -> Episode:
        return open_episode(family=family, opening=form.opening(form.cleaned_data["referred"]), by=viewer)

    if request.method == "POST" and saved(form, begin):
        return _to_the_baseline(viewer, family=family, programme=programme.id, closed=None)
    context = {
        "form": form,
        "title": f"Begin {programme.title} with {family}",
        "back": reverse("casework:open_for_family", args=[family.pk]),
        "button_text": "Begin the work",
    }
    return staff(request, "ui/staff_form.html", context)


def _to_the_baseline(viewer: Viewer, **which: object) -> HttpResponse:
    """On to how things are at the start; but triage, which hands a family on, goes back to the family."""
    if episode := episodes_for(viewer).filter(**which).first():
        return redirect("casework:observations", episode.pk, REFERRAL)
    family = which["family"]
    assert isinstance(family, Family)
    return redirect("familyfile:family", family.pk)
