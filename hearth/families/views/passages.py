"""A death, and an adoption that seals a record."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from hearth.access.pages import StaffRequest, staff_page
from hearth.families import actions
from hearth.families.forms.passages import DeathForm, SealForm
from hearth.families.policies import may_seal, may_work_with_families
from hearth.families.views.asking import ask, person_of
from hearth.families.views.people import page_of
from hearth.ui.forms import sent


@staff_page(may=may_work_with_families)
def record_death(request: StaffRequest, family_id: UUID, person_id: UUID) -> HttpResponse:
    family, person = person_of(request, family_id, person_id)
    return ask(
        request,
        family,
        DeathForm(sent(request), initial={"version": person.version}),
        f"{person} has died",
        lambda told: actions.record_death(person=person, by=request.viewer, **told),
        back=page_of(family_id, person_id),
        about=person_id,
    )


@staff_page(may=may_seal)
def seal_person(request: StaffRequest, family_id: UUID, person_id: UUID) -> HttpResponse:
    family, person = person_of(request, family_id, person_id)
    answer = ask(
        request,
        family,
        SealForm(sent(request), initial={"version": person.version}),
        f"{person} was adopted: seal this record",
        lambda told: actions.seal_person(person=person, by=request.viewer, **told),
        about=person_id,
        button_text="Seal this record for good",
    )
    family.refresh_from_db(fields=["sealed_at"])
    if family.sealed_at:  # no other child was in it, so its page is nobody's any more
        messages.success(request, "The whole record is sealed: no other child was in it.")
        return redirect("familyfile:search")
    return answer
