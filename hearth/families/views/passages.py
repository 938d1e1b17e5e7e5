"""A death, and an adoption that seals a record."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from hearth.access.pages import StaffRequest, staff_page
from hearth.access.viewer import Viewer
from hearth.families import actions
from hearth.families.forms.passages import DeathForm, SealForm
from hearth.families.models import Person
from hearth.families.policies import may_seal, may_work_with_families
from hearth.families.problems import ChangedElsewhere
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
        lambda told: _record_death(person, told, request.viewer),
        back=page_of(family_id, person_id),
        about=person_id,
        before=[
            f"From that day {person} has no status in law, lives nowhere and has nobody who answers for them. "
            "Messages about them stop, and whoever works with the family is told.",
            "Their record stays, and can be read as before.",
        ],
    )


def _record_death(person: Person, told: dict[str, Any], by: Viewer) -> None:
    """Pressed twice, or written down by two people, the same day is the same death."""
    try:
        actions.record_death(person=person, by=by, **told)
    except ChangedElsewhere as other:
        if getattr(other.row, "died", None) != told["died"]:
            raise


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
        before=[
            f"{person} disappears from every list, search, match and count, here and wherever this record was shared, "
            "and from the pages of brothers and sisters. Where no other child is left in the family, its whole record "
            "closes too.",
            "Nobody can take this back. A sealed record is opened only with a manager’s reason, and each opening is "
            "looked at by another.",
        ],
        button_text="Seal this record for good",
        for_good=True,
    )
    family.refresh_from_db(fields=["sealed_at"])
    if family.sealed_at:  # no other child was in it, so its page is nobody's any more
        messages.success(request, "The whole record is sealed: no other child was in it.")
        return redirect("familyfile:search")
    return answer
