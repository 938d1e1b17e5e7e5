"""Statuses in law, begun, ended, and taken back."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from hearth.access.pages import StaffRequest, found, staff_page
from hearth.families import actions
from hearth.families.forms.kin import WrongForm
from hearth.families.forms.statuses import EndStatusForm, StatusForm
from hearth.families.models import Family, Status
from hearth.families.policies import may_work_with_families
from hearth.families.queries import members_of, people_in
from hearth.families.terms import status_label, terms_of
from hearth.families.views.asking import ask, family_of
from hearth.families.views.people import page_of
from hearth.ui.forms import sent


@staff_page(may=may_work_with_families)
def begin_status(request: StaffRequest, family_id: UUID) -> HttpResponse:
    """Of a child; or of a parent, who may be one still."""
    family = family_of(request, family_id)
    people = {str(person.pk): person for person in members_of(family) if not person.died}
    form = StatusForm(sent(request), people=people.values(), terms=terms_of(family))

    def change(told: dict[str, Any]) -> None:
        actions.begin_status(person=people[told["person"]], by=request.viewer, **form.told())

    return ask(request, family, form, "A status in law", change)


def _status(family: Family, status_id: UUID) -> Status:
    rows = Status.objects.filter(holder_id=family.holder_id, person__in=people_in(family), withdrawn="")
    return found(rows.select_related("person"), pk=status_id)


@staff_page(may=may_work_with_families)
def end_status(request: StaffRequest, family_id: UUID, status_id: UUID) -> HttpResponse:
    family = family_of(request, family_id)
    status, terms = _status(family, status_id), terms_of(family)
    initial = {"version": status.version, "ends": status.ends, "destination": status.destination}
    return ask(
        request,
        family,
        EndStatusForm(sent(request), status=status, terms=terms, initial=initial),
        f"{status_label(terms, status.kind)} for {status.person} ends",
        lambda told: actions.end_status(status=status, by=request.viewer, **told),
        about=status_id,
    )


@staff_page(may=may_work_with_families)
def withdraw_status(request: StaffRequest, family_id: UUID, status_id: UUID) -> HttpResponse:
    family = family_of(request, family_id)
    status = _status(family, status_id)
    return ask(
        request,
        family,
        WrongForm(sent(request), initial={"version": status.version}),
        f"{status_label(terms_of(family), status.kind)} for {status.person}: that is wrong",
        lambda told: actions.withdraw_status(status=status, by=request.viewer, **told),
        back=page_of(family_id, status.person_id),
        about=status_id,
    )
