"""A pregnancy: what was known when, and how it ended."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from hearth.access.pages import StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.families import actions
from hearth.families.forms.pregnancies import (
    BirthForm,
    DueDateForm,
    EndPregnancyForm,
    OtherParentForm,
    PregnancyForm,
)
from hearth.families.models import Family, Pregnancy
from hearth.families.policies import may_work_with_families
from hearth.families.presenters.pregnancy import pregnancy_page
from hearth.families.problems import Impossible
from hearth.families.queries import could_be_parents
from hearth.families.views.asking import ask, family_of
from hearth.ui import days
from hearth.ui.forms import sent

AFTER_A_LOSS = (
    "From the moment you save this, nothing more is sent about the baby, and nobody finds her on a list of those who "
    "are expecting. Visits that were only for the baby are called off, and whoever helps is asked what they need."
)


def _pregnancy(family: Family, pregnancy_id: UUID) -> Pregnancy:
    rows = Pregnancy.objects.filter(holder_id=family.holder_id, family=family, mother__sealed_at=None)
    return found(rows.select_related("mother", "family"), pk=pregnancy_id)


def _back(family_id: UUID, pregnancy_id: UUID) -> str:
    return reverse("families:pregnancy", args=[family_id, pregnancy_id])


@staff_page(may=may_work_with_families)
def expect_child(request: StaffRequest, family_id: UUID) -> HttpResponse:
    family = family_of(request, family_id)
    people = {str(person.pk): person for person in could_be_parents(family, days.today())}

    def change(told: dict[str, Any]) -> None:
        mother, today = people[told.pop("mother")], timezone.localdate()
        actions.expect_child(family=family, mother=mother, known_on=today, by=request.viewer, **told)

    form = PregnancyForm(sent(request), people=people.values())
    return ask(request, family, form, "A baby is expected", change)


@staff_page(may=may_work_with_families, methods=("GET", "HEAD"))
def pregnancy(request: StaffRequest, family_id: UUID, pregnancy_id: UUID) -> HttpResponse:
    family = family_of(request, family_id)
    row = _pregnancy(family, pregnancy_id)
    record_read(by=request.viewer, subject=row)
    return staff(request, "families/pregnancy.html", pregnancy_page(family, row, timezone.localdate()))


@staff_page(may=may_work_with_families)
def revise_pregnancy(request: StaffRequest, family_id: UUID, pregnancy_id: UUID) -> HttpResponse:
    family = family_of(request, family_id)
    row = _pregnancy(family, pregnancy_id)

    def change(told: dict[str, Any]) -> None:
        actions.revise_pregnancy(pregnancy=row, known_on=timezone.localdate(), by=request.viewer, **told)

    latest = row.due_dates.order_by("known_on", "id").last()
    known = {"version": row.version, "babies": row.babies, "due": latest and latest.due}
    form = DueDateForm(sent(request), initial=known)
    title, back = "When it is due, and how many are expected", _back(family_id, pregnancy_id)
    return ask(request, family, form, title, change, back=back, about=pregnancy_id)


@staff_page(may=may_work_with_families)
def name_other_parent(request: StaffRequest, family_id: UUID, pregnancy_id: UUID) -> HttpResponse:
    family = family_of(request, family_id)
    row = _pregnancy(family, pregnancy_id)
    others = (person for person in could_be_parents(family, days.today()) if person.pk != row.mother_id)
    people = {str(person.pk): person for person in others}

    def change(told: dict[str, Any]) -> None:
        person = people[told["person"]]
        actions.name_other_parent(pregnancy=row, person=person, as_told_by=told["as_told_by"], by=request.viewer)

    form = OtherParentForm(sent(request), people=people.values())
    return ask(
        request, family, form, "The other parent", change, back=_back(family_id, pregnancy_id), about=pregnancy_id
    )


@staff_page(may=may_work_with_families, methods=("POST",))
def begin_unborn(request: StaffRequest, family_id: UUID, pregnancy_id: UUID) -> HttpResponse:
    row = _pregnancy(family_of(request, family_id), pregnancy_id)
    try:
        actions.begin_unborn(pregnancy=row, by=request.viewer)
    except Impossible as problem:
        messages.warning(request, str(problem))
    return redirect(_back(family_id, pregnancy_id))


@staff_page(may=may_work_with_families, methods=("POST",))
def show_pregnancy(request: StaffRequest, family_id: UUID, pregnancy_id: UUID) -> HttpResponse:
    """The other way round from how it is."""
    row = _pregnancy(family_of(request, family_id), pregnancy_id)
    actions.show_pregnancy(pregnancy=row, shown=not row.shown_to_family, by=request.viewer)
    return redirect(_back(family_id, pregnancy_id))


@staff_page(may=may_work_with_families)
def record_birth(request: StaffRequest, family_id: UUID, pregnancy_id: UUID) -> HttpResponse:
    family = family_of(request, family_id)
    row = _pregnancy(family, pregnancy_id)
    form = BirthForm(sent(request), pregnancy=row, initial={"version": row.version})

    def change(told: dict[str, Any]) -> None:
        actions.record_birth(
            pregnancy=row,
            born=told["born"],
            children=form.children(),
            version=told["version"],
            sure=told["sure"],
            by=request.viewer,
        )

    title = "The baby is born" if row.babies == 1 else "The babies are born"
    return ask(request, family, form, title, change, about=pregnancy_id)


@staff_page(may=may_work_with_families)
def end_pregnancy(request: StaffRequest, family_id: UUID, pregnancy_id: UUID) -> HttpResponse:
    family = family_of(request, family_id)
    row = _pregnancy(family, pregnancy_id)
    return ask(
        request,
        family,
        EndPregnancyForm(sent(request), initial={"version": row.version}),
        "The pregnancy has ended without a birth",
        lambda told: actions.end_pregnancy(pregnancy=row, by=request.viewer, **told),
        about=pregnancy_id,
        before=[AFTER_A_LOSS],
    )
