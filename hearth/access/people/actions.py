"""Invite, give a role, take it away at once, help somebody back in. All of it is in the log."""

from collections.abc import Callable
from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.utils import timezone

from hearth.access.events import invited
from hearth.access.models import Agency, Invitation, Membership, Team, User
from hearth.access.people.hashing import hash_of
from hearth.access.people.queries import standing
from hearth.access.people.rules import INVITATION_LASTS, new_secret, somebody_else
from hearth.access.viewer import Viewer
from hearth.audit.actors import Actor
from hearth.scope.actions import action, record

Link = Callable[[str], str]  # the address of the page behind a secret


@action
def invite(*, email: str, name: str, team: Team, role: str, link: Link, by: Viewer) -> User:
    """Somebody new, without a password yet: the message to their address lets them choose one."""
    user = User.objects.create_user(email, name)
    _stand(user, team, role, by)
    _send(user, link, by)
    record(by=by, verb="invited", subject=user, fields=["email", "name", "team", "role"])
    return user


@action
def invite_again(*, user: User, link: Link, by: Viewer) -> User:
    """The first link ran out or was lost; it stops working."""
    user.invitations.filter(used_at=None).update(expires_at=timezone.now())
    _send(user, link, by)
    record(by=by, verb="invited again", subject=user)
    return user


@action
def join(*, invitation: Invitation, password: str, by: Actor) -> User:
    """They have chosen a password. The second step they set up themselves, the first time they sign in."""
    user = invitation.user
    user.set_password(password)
    user.save(update_fields=["password"])
    invitation.used_at = timezone.now()
    invitation.save(update_fields=["used_at"])
    record(by=by, verb="joined", subject=user)
    return user


@action
def give_role(*, user: User, team: Team, role: str, by: Viewer) -> Membership:
    """A new standing, from today. The newest counts. Raises `NotToYourself`."""
    somebody_else(by.id, user.pk)
    for earlier in user.memberships.filter(standing(), team__agency_id=by.agency_id):
        _end(earlier)
    membership = _stand(user, team, role, by)
    if not user.is_active:
        user.is_active = True
        user.save(update_fields=["is_active"])
    record(by=by, verb="gave a role to", subject=user, fields=["team", "role"])
    return membership


@action
def end_membership(*, membership: Membership, by: Viewer) -> Membership:
    """From this moment on. Whoever stands nowhere any more has left. Raises `NotToYourself`."""
    somebody_else(by.id, membership.user_id)
    _end(membership)
    user = membership.user
    if not user.memberships.filter(standing()).exists():
        user.is_active = False
    _out_everywhere(user)
    record(by=by, verb="ended the role of", subject=user, fields=["role"])
    return membership


@action
def sign_out_everywhere(*, user: User, by: Viewer) -> User:
    """A lost laptop, say. They sign in again with both steps."""
    _out_everywhere(user)
    record(by=by, verb="signed out", subject=user)
    return user


@action
def forget_second_step(*, user: User, by: Viewer) -> User:
    """A lost phone: they set up another the next time they sign in. Raises `NotToYourself`."""
    somebody_else(by.id, user.pk)
    Authenticator.objects.filter(user=user).delete()
    _out_everywhere(user)
    record(by=by, verb="took away the second step of", subject=user)
    return user


@action
def begin_team(*, name: str, kind: str, by: Viewer) -> Team:
    team = Team.objects.create(agency_id=by.agency_id, name=name, kind=kind)
    record(by=by, verb="began", subject=team, fields=["name", "kind"])
    return team


@action
def close_team(*, team: Team, by: Viewer) -> Team:
    """Nobody is in it any more. Its records go on naming it."""
    team.closed_on = timezone.localdate()
    team.save(update_fields=["closed_on"])
    record(by=by, verb="closed", subject=team)
    return team


@action
def limit_sessions(*, agency: Agency, idle_minutes: int, session_hours: int, by: Viewer) -> Agency:
    """How long a page may lie open, and how long a day is. It counts from the next request on."""
    agency.idle_minutes, agency.session_hours = idle_minutes, session_hours
    agency.save(update_fields=["idle_minutes", "session_hours"])
    record(by=by, verb="changed", subject=agency, fields=["idle_minutes", "session_hours"])
    return agency


def _stand(user: User, team: Team, role: str, by: Viewer) -> Membership:
    return Membership.objects.create(user=user, team=team, role=role, starts=timezone.localdate(), given_by_id=by.id)


def _end(membership: Membership) -> None:
    now = timezone.now()
    yesterday = timezone.localdate(now) - timedelta(days=1)
    membership.ends, membership.ended_at = max(membership.starts, yesterday), now
    membership.save(update_fields=["ends", "ended_at"])


def _out_everywhere(user: User) -> None:
    user.sessions_from = timezone.now()
    user.save(update_fields=["sessions_from", "is_active"])


def _send(user: User, link: Link, by: Viewer) -> None:
    secret, now = new_secret(), timezone.now()
    invitation = Invitation.objects.create(
        user=user, hash=hash_of(secret), made_by_id=by.id, made_at=now, expires_at=now + INVITATION_LASTS
    )
    invited.send(Invitation, invitation=invitation, link=link(secret), by=by)
