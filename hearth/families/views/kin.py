"""Who is who to whom, and kin whom others know."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from hearth.access.pages import StaffRequest, found, staff_page
from hearth.families import actions
from hearth.families.forms.kin import EndRelationshipForm, RelationshipForm, ToldKinForm, WrongForm
from hearth.families.kin import standing
from hearth.families.models import Family, Person, Relationship, ToldKin
from hearth.families.models.relationship import KINDS
from hearth.families.policies import may_work_with_families
from hearth.families.queries import members_of
from hearth.families.views.asking import ask, family_of, person_of
from hearth.families.views.people import page_of
from hearth.ui.forms import sent


@staff_page(may=may_work_with_families)
def relate(request: StaffRequest, family_id: UUID) -> HttpResponse:
    family = family_of(request, family_id)
    people = {str(person.pk): person for person in members_of(family)}

    def change(told: dict[str, Any]) -> None:
        one, other = people[told.pop("person")], people[told.pop("other")]
        actions.relate(person=one, other=other, by=request.viewer, **told)

    form = RelationshipForm(sent(request), people=people.values())
    return ask(request, family, form, "Who is who to whom", change)


def _relationship(family: Family, relationship_id: UUID) -> Relationship:
    """One of somebody who belongs to the family."""
    people = [person.pk for person in members_of(family)]
    rows = Relationship.objects.filter(standing(family.holder_id), person__in=people).select_related("person", "other")
    return found(rows, pk=relationship_id)


def _words(row: Relationship) -> str:
    return f"{row.person}, {KINDS[row.kind]} {row.other}"


@staff_page(may=may_work_with_families)
def end_relationship(request: StaffRequest, family_id: UUID, relationship_id: UUID) -> HttpResponse:
    family = family_of(request, family_id)
    row = _relationship(family, relationship_id)
    return ask(
        request,
        family,
        EndRelationshipForm(sent(request), initial={"version": row.version}),
        f"{_words(row)}: no longer",
        lambda told: actions.end_relationship(relationship=row, by=request.viewer, **told),
        back=page_of(family_id, row.person_id),
        about=row.pk,
    )


@staff_page(may=may_work_with_families)
def withdraw_relationship(request: StaffRequest, family_id: UUID, relationship_id: UUID) -> HttpResponse:
    family = family_of(request, family_id)
    row = _relationship(family, relationship_id)
    return ask(
        request,
        family,
        WrongForm(sent(request), initial={"version": row.version}),
        f"{_words(row)}: that is wrong",
        lambda told: actions.withdraw_relationship(relationship=row, by=request.viewer, **told),
        back=page_of(family_id, row.person_id),
        about=row.pk,
    )


@staff_page(may=may_work_with_families)
def tell_kin(request: StaffRequest, family_id: UUID, person_id: UUID) -> HttpResponse:
    family, person = person_of(request, family_id, person_id)
    return ask(
        request,
        family,
        ToldKinForm(sent(request)),
        f"Kin of {person} whom others know",
        lambda told: actions.tell_kin(person=person, by=request.viewer, **told),
        back=page_of(family_id, person_id),
        about=person_id,
    )


def _told_kin(person: Person, kin_id: UUID) -> ToldKin:
    return found(ToldKin.objects.filter(holder_id=person.holder_id, person=person), pk=kin_id)


@staff_page(may=may_work_with_families, methods=("POST",))
def end_told_kin(request: StaffRequest, family_id: UUID, person_id: UUID, kin_id: UUID) -> HttpResponse:
    _, person = person_of(request, family_id, person_id)
    actions.end_told_kin(kin=_told_kin(person, kin_id), by=request.viewer)
    return redirect(page_of(family_id, person_id))
