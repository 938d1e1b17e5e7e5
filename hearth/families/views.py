"""What is known of a family, added to. Each page asks, and one action answers."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from hearth.access.pages import StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.families import actions
from hearth.families.actions.family import ChangedElsewhere
from hearth.families.actions.life import Home, Impossible
from hearth.families.forms import (
    CorrectionForm,
    EndStatusForm,
    HomeForm,
    PersonForm,
    PregnancyForm,
    RelationshipForm,
    StatusForm,
)
from hearth.families.models import Family, Person, Status
from hearth.families.policies import may_work_with_families
from hearth.families.presenters import person_rows
from hearth.families.queries import families_for, members_of, people_for
from hearth.ui.forms import QuestionForm, sent

Change = Callable[[dict[str, Any]], object]


def _family(request: StaffRequest, family_id: UUID) -> Family:
    return found(families_for(request.viewer), pk=family_id)


def _ask(request: StaffRequest, family: Family, form: QuestionForm, title: str, change: Change) -> HttpResponse:
    """Ask; when all is well, change it and go back to the family. What life cannot do is said on the page."""
    back = reverse("familyfile:family", args=[family.pk])
    theirs: list[dict[str, str]] = []
    if request.method == "POST" and form.is_valid():
        try:
            change(form.cleaned_data)
            return HttpResponseRedirect(back)
        except Impossible as problem:
            form.add_error(None, str(problem))
        except ChangedElsewhere as problem:
            form.add_error(None, str(problem))
            form.data = {**form.data.dict(), "version": str(problem.person.version)}  # type: ignore[attr-defined]
            theirs = person_rows(problem.person)
    context = {"form": form, "title": title, "back": back, "family": family, "theirs": theirs}
    return staff(request, "families/ask.html", context)


@staff_page(may=may_work_with_families)
def add_person(request: StaffRequest, family_id: UUID) -> HttpResponse:
    family = _family(request, family_id)
    form = PersonForm(sent(request))
    return _ask(
        request,
        family,
        form,
        "Add somebody to this family",
        lambda _: actions.add_person(family=family, told=form.told(), by=request.viewer),
    )


@staff_page(may=may_work_with_families)
def correct_person(request: StaffRequest, family_id: UUID, person_id: UUID) -> HttpResponse:
    """What is now known of somebody. Whoever comes second sees both texts, and nothing typed is lost."""
    family = _family(request, family_id)
    person = found(people_for(request.viewer).filter(memberships__family=family), pk=person_id)
    form = CorrectionForm.about(person, sent(request))

    def change(told: dict[str, Any]) -> None:
        version = told["version"]
        actions.correct_person(person=person, told=form.told(), version=version, by=request.viewer)

    return _ask(request, family, form, f"What is known of {person}", change)


@staff_page(may=may_work_with_families)
def move_home(request: StaffRequest, family_id: UUID) -> HttpResponse:
    family = _family(request, family_id)
    people = {str(person.pk): person for person in members_of(family)}

    def change(told: dict[str, Any]) -> None:
        movers = [people[key] for key in told.pop("people")]
        since = told.pop("since")
        actions.move_home(family=family, home=Home(**told), people=movers, since=since, by=request.viewer)

    form = HomeForm(sent(request), people=people.values())
    return _ask(request, family, form, "Where they live", change)


@staff_page(may=may_work_with_families)
def relate(request: StaffRequest, family_id: UUID) -> HttpResponse:
    family = _family(request, family_id)
    people = {str(person.pk): person for person in members_of(family)}

    def change(told: dict[str, Any]) -> None:
        one, other = people[told.pop("person")], people[told.pop("other")]
        actions.relate(person=one, other=other, by=request.viewer, **told)

    form = RelationshipForm(sent(request), people=people.values())
    return _ask(request, family, form, "Who is who to whom", change)


@staff_page(may=may_work_with_families)
def expect_child(request: StaffRequest, family_id: UUID) -> HttpResponse:
    family = _family(request, family_id)
    people = {str(person.pk): person for person in members_of(family)}

    def change(told: dict[str, Any]) -> None:
        mother = people[told["mother"]]
        today = timezone.localdate()
        actions.expect_child(family=family, mother=mother, due=told["due"], known_on=today, by=request.viewer)

    form = PregnancyForm(sent(request), people=people.values())
    return _ask(request, family, form, "A baby is expected", change)


@staff_page(may=may_work_with_families)
def begin_status(request: StaffRequest, family_id: UUID) -> HttpResponse:
    family = _family(request, family_id)
    children = {str(person.pk): person for person in members_of(family, children=True)}

    def change(told: dict[str, Any]) -> None:
        actions.begin_status(person=children[told.pop("person")], by=request.viewer, **told)

    form = StatusForm(sent(request), people=children.values())
    return _ask(request, family, form, "A child's status in law", change)


@staff_page(may=may_work_with_families)
def end_status(request: StaffRequest, family_id: UUID, status_id: UUID) -> HttpResponse:
    family = _family(request, family_id)
    known: list[Person] = list(people_for(request.viewer).filter(memberships__family=family))
    status = found(Status.objects.filter(holder_id=request.viewer.holder_id, person__in=known, ends=None), pk=status_id)
    form = EndStatusForm(sent(request), status=status)
    title = f"{status.get_kind_display()} for {status.person} ends"
    return _ask(
        request,
        family,
        form,
        title,
        lambda told: actions.end_status(status=status, by=request.viewer, **told),
    )
