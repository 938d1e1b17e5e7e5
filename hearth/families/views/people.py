"""Somebody's page, and what is added to it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access.pages import Denied, StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.families import actions
from hearth.families.forms.people import (
    CorrectionForm,
    DescribeForm,
    DoubtForm,
    EndNeedForm,
    FactForm,
    IdentifierForm,
    NameForm,
    NeedForm,
    NewPersonForm,
)
from hearth.families.known.kin import known_kin
from hearth.families.known.person import known_person
from hearth.families.models import Identifier, PersonNeed, ToldFact
from hearth.families.policies import may_seal, may_work_with_families
from hearth.families.presenters.person import person_page
from hearth.families.queries import people_in
from hearth.families.terms import terms_of
from hearth.families.views.asking import ask, family_of, person_of
from hearth.ui.forms import sent


def page_of(family_id: UUID, person_id: UUID) -> str:
    return reverse("families:person", args=[family_id, person_id])


@staff_page(may=may_work_with_families, methods=("GET", "HEAD"))
def person(request: StaffRequest, family_id: UUID, person_id: UUID) -> HttpResponse:
    """Who somebody is. Opening it is written down."""
    family = family_of(request, family_id)
    known = known_person(family, people_in(family), person_id)
    if known is None:
        raise Denied
    record_read(by=request.viewer, subject=known.person)
    context = person_page(family, known, known_kin(family), terms_of(family))
    may = known.is_child and may_seal(request.viewer)  # nobody adopts a parent
    return staff(request, "families/person.html", {**context, "may_seal": may})


@staff_page(may=may_work_with_families)
def add_person(request: StaffRequest, family_id: UUID) -> HttpResponse:
    family = family_of(request, family_id)
    form = NewPersonForm(sent(request))
    return ask(
        request,
        family,
        form,
        "Add somebody to this family",
        lambda answers: actions.add_person(family=family, sure=answers["sure"], told=form.told(), by=request.viewer),
    )


@staff_page(may=may_work_with_families)
def correct_person(request: StaffRequest, family_id: UUID, person_id: UUID) -> HttpResponse:
    """What is now known of somebody. Whoever comes second sees both texts, and nothing typed is lost."""
    family, person = person_of(request, family_id, person_id)
    form = CorrectionForm.about(person, sent(request))

    def change(told: dict[str, Any]) -> None:
        version, why = told["version"], told["why"]
        actions.correct_person(person=person, told=form.told(), version=version, why=why, by=request.viewer)

    back, title = page_of(family_id, person_id), f"What is known of {person}"
    return ask(request, family, form, title, change, back=back, about=person_id)


@staff_page(may=may_work_with_families)
def describe_person(request: StaffRequest, family_id: UUID, person_id: UUID) -> HttpResponse:
    """How to speak with somebody, and the group they say they are of."""
    family, person = person_of(request, family_id, person_id)
    names = "version first_language other_languages interpreter communication ethnicity".split()
    form = DescribeForm(sent(request), terms=terms_of(family), initial={name: getattr(person, name) for name in names})

    def change(told: dict[str, Any]) -> None:
        version, why = told.pop("version"), told.pop("why")
        described = actions.Described(**told)
        actions.describe_person(person=person, told=described, version=version, why=why, by=request.viewer)

    back, title = page_of(family_id, person_id), f"How to speak with {person}"
    return ask(request, family, form, title, change, back=back, about=person_id)


@staff_page(may=may_work_with_families)
def add_name(request: StaffRequest, family_id: UUID, person_id: UUID) -> HttpResponse:
    family, person = person_of(request, family_id, person_id)
    return ask(
        request,
        family,
        NameForm(sent(request)),
        f"Another name of {person}",
        lambda told: actions.add_name(person=person, by=request.viewer, **told),
        back=page_of(family_id, person_id),
        about=person_id,
    )


@staff_page(may=may_work_with_families)
def add_identifier(request: StaffRequest, family_id: UUID, person_id: UUID) -> HttpResponse:
    family, person = person_of(request, family_id, person_id)
    return ask(
        request,
        family,
        IdentifierForm(sent(request), terms=terms_of(family)),
        f"A number for {person}",
        lambda told: actions.add_identifier(person=person, by=request.viewer, **told),
        back=page_of(family_id, person_id),
        about=person_id,
    )


@staff_page(may=may_work_with_families, methods=("POST",))
def end_identifier(request: StaffRequest, family_id: UUID, person_id: UUID, identifier_id: UUID) -> HttpResponse:
    _, person = person_of(request, family_id, person_id)
    mine = Identifier.objects.filter(holder_id=person.holder_id, person=person)
    actions.end_identifier(identifier=found(mine, pk=identifier_id), by=request.viewer)
    return redirect(page_of(family_id, person_id))


@staff_page(may=may_work_with_families)
def note_need(request: StaffRequest, family_id: UUID, person_id: UUID) -> HttpResponse:
    family, person = person_of(request, family_id, person_id)
    return ask(
        request,
        family,
        NeedForm(sent(request)),
        f"What {person} needs",
        lambda told: actions.note_need(person=person, by=request.viewer, **told),
        back=page_of(family_id, person_id),
        about=person_id,
    )


@staff_page(may=may_work_with_families)
def end_need(request: StaffRequest, family_id: UUID, person_id: UUID, need_id: UUID) -> HttpResponse:
    family, person = person_of(request, family_id, person_id)
    need = found(PersonNeed.objects.filter(holder_id=person.holder_id, person=person), pk=need_id)
    return ask(
        request,
        family,
        EndNeedForm(sent(request)),
        "This need is met",
        lambda told: actions.end_need(need=need, by=request.viewer, **told),
        back=page_of(family_id, person_id),
        about=need_id,
    )


@staff_page(may=may_work_with_families)
def tell_fact(request: StaffRequest, family_id: UUID, person_id: UUID) -> HttpResponse:
    family, person = person_of(request, family_id, person_id)
    return ask(
        request,
        family,
        FactForm(sent(request)),
        f"What somebody said of {person}",
        lambda told: actions.tell_fact(person=person, by=request.viewer, **told),
        back=page_of(family_id, person_id),
        about=person_id,
    )


@staff_page(may=may_work_with_families)
def doubt_fact(request: StaffRequest, family_id: UUID, person_id: UUID, fact_id: UUID) -> HttpResponse:
    family, person = person_of(request, family_id, person_id)
    fact = found(ToldFact.objects.filter(holder_id=person.holder_id, person=person), pk=fact_id)
    return ask(
        request,
        family,
        DoubtForm(sent(request)),
        "What was said is doubted",
        lambda told: actions.doubt_fact(fact=fact, by=request.viewer, **told),
        back=page_of(family_id, person_id),
        about=fact_id,
    )
