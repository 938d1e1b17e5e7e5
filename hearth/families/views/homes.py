"""Where people live, who moves in and out, and the whole of it over time."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access.pages import StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.families import actions
from hearth.families.actions.homes import Home
from hearth.families.forms.homes import HomeForm, JoinForm, LeaveForm
from hearth.families.known.homes import known_homes
from hearth.families.models import Family, Household
from hearth.families.policies import may_work_with_families
from hearth.families.presenters.homes import homes_page
from hearth.families.queries import members_of, people_in
from hearth.families.views.asking import ask, family_of
from hearth.ui.forms import sent

NOBODY_ELSE = (
    "Everybody of this family lives here already, or has died. Whoever else moves in is added to the family first."
)
NOBODY_THERE = "Nobody of this family lives here now."
NOBODY_LEFT = "Nobody is in this family now. Whoever lives there is added to the family first."


@staff_page(may=may_work_with_families, methods=("GET", "HEAD"))
def homes(request: StaffRequest, family_id: UUID) -> HttpResponse:
    """Who lived with whom, and when, as a chart and a table."""
    family = family_of(request, family_id)
    record_read(by=request.viewer, subject=family)
    return staff(request, "families/homes.html", homes_page(family, known_homes(family)))


@staff_page(may=may_work_with_families)
def move_home(request: StaffRequest, family_id: UUID) -> HttpResponse:
    family = family_of(request, family_id)
    people = {str(person.pk): person for person in members_of(family)}

    def change(told: dict[str, Any]) -> None:
        movers = [people[key] for key in told.pop("people")]
        since = told.pop("since")
        actions.move_home(family=family, home=Home(**told), people=movers, since=since, by=request.viewer)

    form = HomeForm(sent(request), people=people.values())
    return ask(request, family, form, "Where they live", change, before=() if people else (NOBODY_LEFT,))


def _household(family: Family, household_id: UUID) -> Household:
    """A home of the family, in which somebody lives whose record is open."""
    lived_in = {"members__person__sealed_at": None, "members__isnull": False}
    return found(family.households.filter(holder_id=family.holder_id, **lived_in).distinct(), pk=household_id)


def _back(family_id: UUID) -> str:
    return reverse("families:homes", args=[family_id])


@staff_page(may=may_work_with_families)
def join_home(request: StaffRequest, family_id: UUID, household_id: UUID) -> HttpResponse:
    family = family_of(request, family_id)
    household = _household(family, household_id)
    elsewhere = people_in(family).filter(died=None).exclude(homes__in=household.members.filter(ends=None))
    people = {str(person.pk): person for person in elsewhere.order_by("born", "id")}

    def change(told: dict[str, Any]) -> None:
        movers = [people[key] for key in told["people"]]
        actions.join_home(household=household, people=movers, since=told["since"], by=request.viewer)

    form = JoinForm(sent(request), people=people.values())
    before = () if people else (NOBODY_ELSE,)
    about, back = household_id, _back(family_id)
    return ask(request, family, form, "Somebody moves in", change, back=back, about=about, before=before)


@staff_page(may=may_work_with_families)
def leave_home(request: StaffRequest, family_id: UUID, household_id: UUID) -> HttpResponse:
    family = family_of(request, family_id)
    household = _household(family, household_id)
    there = people_in(family).filter(homes__in=household.members.filter(ends=None))
    people = {str(person.pk): person for person in there.order_by("born", "id")}

    def change(told: dict[str, Any]) -> None:
        leavers = [people[key] for key in told["people"]]
        actions.leave_home(household=household, people=leavers, on=told["on"], by=request.viewer)

    form = LeaveForm(sent(request), people=people.values())
    before = () if people else (NOBODY_THERE,)
    about, back = household_id, _back(family_id)
    return ask(request, family, form, "Somebody has left", change, back=back, about=about, before=before)


@staff_page(may=may_work_with_families, methods=("POST",))
def keep_secret(request: StaffRequest, family_id: UUID, household_id: UUID) -> HttpResponse:
    """The other way round from how it is."""
    household = _household(family_of(request, family_id), household_id)
    actions.keep_secret(household=household, secret=not household.secret, by=request.viewer)
    return redirect(_back(family_id))
