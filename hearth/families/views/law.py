"""Parental responsibility, and what courts have said."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from hearth.access.pages import StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.families import actions
from hearth.families.actions.law import Case, Ordered
from hearth.families.forms.law import (
    EndForm,
    EndOrderForm,
    EndProceedingsForm,
    OrderForm,
    ProceedingsForm,
    ResponsibilityForm,
)
from hearth.families.known.law import known_law, orders_open, proceedings_open
from hearth.families.models import ParentalResponsibility
from hearth.families.policies import may_work_with_families
from hearth.families.presenters.law import law_page
from hearth.families.queries import members_of
from hearth.families.terms import label, terms_of
from hearth.families.views.asking import ask, family_of, person_of
from hearth.families.views.people import page_of
from hearth.ui.forms import sent


@staff_page(may=may_work_with_families)
def give_responsibility(request: StaffRequest, family_id: UUID, person_id: UUID) -> HttpResponse:
    family, child = person_of(request, family_id, person_id)
    people = {str(person.pk): person for person in members_of(family) if person.pk != child.pk and not person.died}

    def change(told: dict[str, Any]) -> None:
        person = people.get(told.pop("person"))
        actions.give_responsibility(child=child, person=person, by=request.viewer, **told)

    form = ResponsibilityForm(sent(request), people=people.values(), terms=terms_of(family))
    title = f"Who has parental responsibility for {child}"
    return ask(request, family, form, title, change, back=page_of(family_id, person_id), about=person_id)


@staff_page(may=may_work_with_families)
def end_responsibility(
    request: StaffRequest, family_id: UUID, person_id: UUID, responsibility_id: UUID
) -> HttpResponse:
    family, child = person_of(request, family_id, person_id)
    rows = ParentalResponsibility.objects.filter(holder_id=child.holder_id, child=child, person__sealed_at=None)
    row = found(rows.select_related("person"), pk=responsibility_id)
    return ask(
        request,
        family,
        EndForm(sent(request)),
        f"{row.person or row.authority} no longer has parental responsibility for {child}",
        lambda told: actions.end_responsibility(responsibility=row, by=request.viewer, **told),
        back=page_of(family_id, person_id),
        about=responsibility_id,
    )


def _back(family_id: UUID) -> str:
    return reverse("families:courts", args=[family_id])


@staff_page(may=may_work_with_families, methods=("GET", "HEAD"))
def courts(request: StaffRequest, family_id: UUID) -> HttpResponse:
    """Proceedings and orders, court to court."""
    family = family_of(request, family_id)
    record_read(by=request.viewer, subject=family)
    return staff(request, "families/courts.html", law_page(family, known_law(family), terms_of(family)))


@staff_page(may=may_work_with_families)
def begin_proceedings(request: StaffRequest, family_id: UUID) -> HttpResponse:
    family = family_of(request, family_id)
    people = {str(person.pk): person for person in members_of(family)}

    def change(told: dict[str, Any]) -> None:
        children = [people[key] for key in told.pop("children")]
        actions.begin_proceedings(family=family, case=Case(**told), children=children, by=request.viewer)

    form = ProceedingsForm(sent(request), people=people.values(), terms=terms_of(family))
    return ask(request, family, form, "Proceedings have begun", change, back=_back(family_id))


@staff_page(may=may_work_with_families)
def end_proceedings(request: StaffRequest, family_id: UUID, proceedings_id: UUID) -> HttpResponse:
    family = family_of(request, family_id)
    row, terms = found(proceedings_open(family), pk=proceedings_id), terms_of(family)
    return ask(
        request,
        family,
        EndProceedingsForm(sent(request), terms=terms, initial={"version": row.version}),
        f"{label(terms.proceedings, row.kind)}: the end",
        lambda told: actions.end_proceedings(proceedings=row, by=request.viewer, **told),
        back=_back(family_id),
        about=proceedings_id,
    )


@staff_page(may=may_work_with_families)
def make_order(request: StaffRequest, family_id: UUID) -> HttpResponse:
    family = family_of(request, family_id)
    people = {str(person.pk): person for person in members_of(family)}
    cases = {str(case.pk): case for case in proceedings_open(family)}

    def change(told: dict[str, Any]) -> None:
        children = [people[key] for key in told.pop("children")]
        case, person = cases.get(told.pop("proceedings")), people.get(told.pop("names_person"))
        actions.make_order(
            family=family,
            ordered=Ordered(**told),
            children=children,
            proceedings=case,
            names_person=person,
            by=request.viewer,
        )

    form = OrderForm(
        sent(request),
        children=people.values(),
        people=people.values(),
        open_cases=cases.values(),
        terms=terms_of(family),
    )
    return ask(request, family, form, "A court has made an order", change, back=_back(family_id))


@staff_page(may=may_work_with_families)
def end_order(request: StaffRequest, family_id: UUID, order_id: UUID) -> HttpResponse:
    family = family_of(request, family_id)
    row, terms = found(orders_open(family), pk=order_id), terms_of(family)
    return ask(
        request,
        family,
        EndOrderForm(sent(request), initial={"version": row.version}),
        f"{label(terms.orders, row.kind)} of {row.made:%Y}: the end",
        lambda told: actions.end_order(order=row, by=request.viewer, **told),
        back=_back(family_id),
        about=order_id,
    )
