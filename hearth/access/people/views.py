"""The pages on which an agency looks after its own people. Agencies without a register have them too."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access.models import Agency, Membership, User
from hearth.access.pages import READ, Denied, StaffRequest, found, signed_in_page
from hearth.access.people import actions
from hearth.access.people.forms import InviteForm, RoleForm, TeamForm
from hearth.access.people.policies import may_give_roles, may_see_people
from hearth.access.people.presenters import counts, facts, shown, standing_row, standings_of, team_row
from hearth.access.people.queries import memberships_of, people_of, standing, teams_of
from hearth.access.people.rules import NotToYourself
from hearth.access.render import staff
from hearth.access.sessions.forms import LimitsForm
from hearth.scope.opening import holder_scope
from hearth.ui import days
from hearth.ui.forms import sent

WRITE = ("POST",)


def _change(request: StaffRequest, change: Callable[[], object], done: str) -> bool:
    """Do it in the log's scope, and say that it is done, or why it cannot be."""
    try:
        with holder_scope(request.viewer.holder_id):
            change()
    except NotToYourself as problem:
        messages.error(request, str(problem))
        return False
    messages.success(request, done)
    return True


def _link(request: StaffRequest) -> Callable[[str], str]:
    return lambda secret: request.build_absolute_uri(reverse("join", args=[secret]))


@signed_in_page(may=may_see_people, methods=READ)
def people(request: StaffRequest) -> HttpResponse:
    everybody = [shown(user) for user in people_of(request.viewer)]
    here = [each for each in everybody if each.state != "Has left"]
    gone = [each for each in everybody if each.state == "Has left"]
    context = {"here": here, "gone": gone, "gives_roles": may_give_roles(request.viewer)}
    return staff(request, "people/list.html", context)


@signed_in_page(may=may_see_people, methods=READ)
def person(request: StaffRequest, user_id: UUID) -> HttpResponse:
    user = found(people_of(request.viewer), pk=user_id)
    context = {
        "person": shown(user),
        "facts": facts(user),
        "standings": [standing_row(each) for each in standings_of(user)],
        "gives_roles": may_give_roles(request.viewer) and user.pk != request.viewer.id,
        "is_me": user.pk == request.viewer.id,
    }
    return staff(request, "people/person.html", context)


@signed_in_page(may=may_give_roles)
def invite(request: StaffRequest) -> HttpResponse:
    form = InviteForm(sent(request), viewer=request.viewer)
    if request.method != "POST" or not form.is_valid():
        return staff(request, "people/invite.html", {"form": form, "title": "Invite somebody"})
    with holder_scope(request.viewer.holder_id):
        user = actions.invite(**form.cleaned_data, link=_link(request), by=request.viewer)
    messages.success(request, f"An invitation is on its way to {user.email}. It works for seven days.")
    return redirect("people:list")


@signed_in_page(may=may_give_roles)
def give_role(request: StaffRequest, user_id: UUID) -> HttpResponse:
    user = found(people_of(request.viewer), pk=user_id)
    if user.pk == request.viewer.id:
        raise Denied
    if not any(counts(each) for each in standings_of(user)) and _stands_elsewhere(user, request):
        raise Denied  # they have gone to another agency, whose word counts now
    form = RoleForm(sent(request), viewer=request.viewer)
    if request.method != "POST" or not form.is_valid():
        context = {"form": form, "title": f"Another role for {user.name}", "person": user}
        return staff(request, "people/give_role.html", context)
    said = form.cleaned_data
    done = f"{user.name} has the new role from now on. The one before has ended."
    _change(request, lambda: actions.give_role(user=user, **said, by=request.viewer), done)
    return redirect("people:person", user.pk)


def _stands_elsewhere(user: User, request: StaffRequest) -> bool:
    others = Membership.objects.filter(standing(), user=user).exclude(team__agency_id=request.viewer.agency_id)
    return others.exists()


@signed_in_page(may=may_give_roles, methods=WRITE)
def end_role(request: StaffRequest, membership_id: UUID) -> HttpResponse:
    rows = memberships_of(request.viewer).filter(standing()).select_related("user")
    membership = found(rows, pk=membership_id)
    done = f"{membership.user.name} is out, from this moment on."
    _change(request, lambda: actions.end_membership(membership=membership, by=request.viewer), done)
    return redirect("people:person", membership.user_id)


@signed_in_page(may=may_give_roles, methods=WRITE)
def invite_again(request: StaffRequest, user_id: UUID) -> HttpResponse:
    user = found(people_of(request.viewer), pk=user_id)
    if user.has_usable_password() or not user.is_active:
        raise Denied
    done = f"A new invitation is on its way to {user.email}. The one before works no more."
    _change(request, lambda: actions.invite_again(user=user, link=_link(request), by=request.viewer), done)
    return redirect("people:person", user.pk)


@signed_in_page(may=may_see_people, methods=WRITE)
def sign_out(request: StaffRequest, user_id: UUID) -> HttpResponse:
    user = found(people_of(request.viewer), pk=user_id)
    done = f"{user.name} is signed out everywhere."
    _change(request, lambda: actions.sign_out_everywhere(user=user, by=request.viewer), done)
    return redirect("people:person", user.pk)


@signed_in_page(may=may_see_people, methods=WRITE)
def forget_second_step(request: StaffRequest, user_id: UUID) -> HttpResponse:
    user = found(people_of(request.viewer), pk=user_id)
    done = f"{user.name} sets up a second step again, the next time they sign in."
    _change(request, lambda: actions.forget_second_step(user=user, by=request.viewer), done)
    return redirect("people:person", user.pk)


@signed_in_page(may=may_give_roles)
def teams(request: StaffRequest) -> HttpResponse:
    """The teams there are, and a new one."""
    form = TeamForm(sent(request), viewer=request.viewer)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        with holder_scope(request.viewer.holder_id):
            actions.begin_team(**said, by=request.viewer)
        messages.success(request, f"There is a team “{said['name']}” now. Give people a role in it.")
        return redirect("people:teams")
    today = Q(memberships__ended_at=None) & (Q(memberships__ends=None) | Q(memberships__ends__gte=days.today()))
    counted = teams_of(request.viewer).annotate(now=Count("memberships", filter=today))
    rows = [team_row(team, team.now) for team in counted]
    return staff(request, "people/teams.html", {"form": form, "teams": rows})


@signed_in_page(may=may_give_roles, methods=WRITE)
def close_team(request: StaffRequest, team_id: UUID) -> HttpResponse:
    team = found(teams_of(request.viewer).filter(closed_on=None), pk=team_id)
    if team.memberships.filter(standing()).exists():
        messages.error(request, f"Somebody is still in {team.name}. Give them another role first.")
    else:
        _change(request, lambda: actions.close_team(team=team, by=request.viewer), f"{team.name} is closed.")
    return redirect("people:teams")


@signed_in_page(may=may_give_roles)
def limits(request: StaffRequest) -> HttpResponse:
    """How long people here stay signed in."""
    agency = Agency.objects.get(pk=request.viewer.agency_id)
    form = LimitsForm(sent(request), initial=LimitsForm.of(agency))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        done = "Saved. It counts from now on, for everybody here."
        _change(request, lambda: actions.limit_sessions(agency=agency, **said, by=request.viewer), done)
        return redirect("people:list")
    return staff(request, "people/limits.html", {"form": form, "title": "How long people stay signed in"})
