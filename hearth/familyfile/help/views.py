"""Find help for a family: from its recorded needs to services, with every reason; a list to give; a need unmet."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access.pages import Denied, StaffRequest, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.casework.queries.episodes import episodes_for
from hearth.directory.actions.shortlists import make_shortlist
from hearth.directory.actions.unmet import note_unmet
from hearth.directory.place import Place
from hearth.directory.queries.matching import ORDER_IN_WORDS, match
from hearth.directory.rules.fit import Asked
from hearth.families.models import Family
from hearth.familyfile import queries
from hearth.familyfile.found import most_telling
from hearth.familyfile.help import described
from hearth.familyfile.help.forms import HelpForm, UnmetForm
from hearth.familyfile.help.presenters import groups_of
from hearth.familyfile.policies import may_open_family_files
from hearth.ui.days import today


@staff_page(may=may_open_family_files)
def help_for(request: StaffRequest, family_id: UUID) -> HttpResponse:
    """What is chosen travels by POST: needs of a family are in no address and no log."""
    family = queries.family_for(request.viewer, family_id)
    if family is None:
        raise Denied
    record_read(by=request.viewer, subject=family)
    form, asked, place = _asked(request, family)
    if request.method == "POST" and "list" in request.POST:
        return _listed(request, family)
    found = match(asked, today(), place.latitude, place.longitude)
    unmet_form = UnmetForm(request.POST if "unmet_sent" in request.POST else None, needs=asked.needs)
    if "unmet_sent" in request.POST and unmet_form.is_valid():
        said = unmet_form.cleaned_data
        note_unmet(needs=said["unmet"], why=said["why"], body_id=place.body, ward=place.ward, by=request.viewer)
        messages.success(request, "Counted. Nothing of this family is kept with it.")
        return redirect("familyfile:help", family.pk)
    context = {
        "family": family,
        "form": form,
        "asked": asked,
        "people": [each.label for each in asked.people],
        "groups": groups_of(found),
        "silent": found.silent,
        "further": found.further,
        "unmet": found.unmet(asked.needs),
        "unmet_form": unmet_form,
        "work": episodes_for(request.viewer).filter(family=family, closed=None).order_by("-opened", "-id").first(),
        "order": ORDER_IN_WORDS,
        "back": reverse("familyfile:family", args=[family.pk]),
    }
    return staff(request, "familyfile/help.html", context)


def _asked(request: StaffRequest, family: Family) -> tuple[HelpForm, Asked, Place]:
    members = queries.members_of(family)
    counted = queries.counted_of(request.viewer, family, any(each.joined for each in members))
    assessed = most_telling(queries.assessments_of(family))
    initial: dict[str, Any] = {"needs": list(described.needs_of(family, assessed))}
    sent = request.POST if request.method == "POST" and "list" not in request.POST else None
    form = HelpForm(sent, initial=initial)
    place = described.place_of(family, members)
    people = described.people_of(members, counted)
    return form, form.asked(people, place.body, place.ward, described.languages_of(members)), place


def _listed(request: StaffRequest, family: Family) -> HttpResponse:
    """What was ticked, behind a link that says nothing of whom it is for."""
    ids = []
    for text in request.POST.getlist("service"):
        try:
            ids.append(UUID(text))
        except ValueError:
            continue
    if not ids:
        messages.error(request, "Tick the services that should be on the list.")
        return redirect("familyfile:help", family.pk)
    return redirect("directory:shared_list", make_shortlist(ids).token)
