"""An agency looks after its own people: nobody gives themselves a role, and leavers are out at once."""

import re
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearth.access.account import account_of
from hearth.access.models import Invitation, Membership, Team, User
from hearth.access.rules import AT_WORK_WITH_FAMILIES, IN_A_TEAM, MAY, ROLES
from hearth.audit.models import AuditEvent
from hearth.post.models import Message
from hearth.scope.opening import holder_scope
from tests.cast import Cast

PASSWORD = "tin lantern over gravel"


def ask_in(client: Client, cast: Cast, **more: str) -> Any:
    told = {"name": "Ola Brite", "email": "ola.brite@example.org", "team": str(cast.kemi.team_id), "role": "key_worker"}
    return client.post(reverse("people:invite"), told | more, follow=True)


def link_sent(cast: Cast) -> str:
    with holder_scope(cast.ada.holder_id):
        body = Message.objects.filter(kind="invitation").latest("created_at").body
    found = re.search(r"http://testserver(/\S+)", body)
    assert found
    return found[1]


def test_somebody_is_invited_chooses_a_password_and_works_there(client: Client, sign_in: Any, cast: Cast) -> None:
    page = ask_in(sign_in(cast.ada), cast)
    assert "An invitation is on its way to ola.brite@example.org" in page.text
    link = link_sent(cast)
    joiner = Client()
    assert "Welcome, Ola Brite" in joiner.get(link).text
    assert joiner.post(link, {"password": PASSWORD, "again": PASSWORD}).headers["Location"] == reverse("account_login")
    joiner.post(reverse("account_login"), {"login": "ola.brite@example.org", "password": PASSWORD})
    assert joiner.get(reverse("casework:caseload")).headers["Location"] == reverse("mfa_activate_totp")
    account = account_of(User.objects.get(email="ola.brite@example.org").pk, timezone.localdate())
    assert account is not None
    assert account.viewer is not None
    assert (account.viewer.role, account.viewer.team_id) == ("key_worker", cast.kemi.team_id)


def test_an_invitation_works_once_and_only_a_hash_of_it_is_kept(client: Client, sign_in: Any, cast: Cast) -> None:
    ask_in(sign_in(cast.ada), cast)
    link, joiner = link_sent(cast), Client()
    assert link.split("/")[-2] not in str(Invitation.objects.values_list("hash", flat=True))
    joiner.post(link, {"password": PASSWORD, "again": PASSWORD})
    assert "This link opens nothing" in joiner.get(link).text
    assert "This link opens nothing" in joiner.get(reverse("join", args=["made-up"])).text


def test_an_old_invitation_opens_nothing(sign_in: Any, cast: Cast) -> None:
    ask_in(sign_in(cast.ada), cast)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert "This link opens nothing" in Client().get(link_sent(cast)).text


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("short", "at least 12"),
        ("password1234567", "too common"),
        ("Qwertyuiop2026!!", "too common"),
        ("ola.brite@example", "too similar"),
    ],
)
def test_a_weak_password_is_refused_with_a_sentence(sign_in: Any, cast: Cast, password: str, sentence: str) -> None:
    ask_in(sign_in(cast.ada), cast)
    page = Client().post(link_sent(cast), {"password": password, "again": password})
    assert sentence in page.text
    assert not User.objects.get(email="ola.brite@example.org").has_usable_password()


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"email": "not an address"}, "Give a whole address"),
        ({"email": "Kemi.Brand@example.org"}, "already has an account"),
        ({"role": "triage_worker"}, "nobody has this role"),
        ({"role": "superuser"}, "Choose"),
        ({"team": ""}, "Choose a team"),
    ],
)
def test_what_is_wrong_is_said(sign_in: Any, cast: Cast, more: dict[str, str], sentence: str) -> None:
    assert sentence in ask_in(sign_in(cast.ada), cast, **more).text
    assert not User.objects.filter(name="Ola Brite").exists()


def test_a_school_gives_only_roles_that_need_no_register(sign_in: Any, cast: Cast) -> None:
    page = sign_in(cast.gus).get(reverse("people:invite")).text
    assert ROLES["partner"] in page
    assert ROLES["key_worker"] not in page


def test_a_leaver_is_out_at_the_next_click(sign_in: Any, cast: Cast) -> None:
    leaver = Client()
    leaver.force_login(User.objects.get(pk=cast.kemi.id), backend="hearth.access.account.StaffBackend")
    session = leaver.session
    session["passed_second_factor"] = True
    session.save()
    assert leaver.get(reverse("worklist:today")).status_code == 200
    standing = Membership.objects.get(user_id=cast.kemi.id)
    sign_in(cast.ada).post(reverse("people:end_role", args=[standing.pk]))
    assert leaver.get(reverse("worklist:today")).headers["Location"].startswith(reverse("account_login"))
    with holder_scope(cast.ada.holder_id):
        assert AuditEvent.objects.get(verb="ended the role of").subject_id == str(cast.kemi.id)


def test_nobody_changes_their_own_standing(sign_in: Any, cast: Cast) -> None:
    client = sign_in(cast.ada)
    mine = Membership.objects.get(user_id=cast.ada.id)
    assert (
        "You cannot change your own roles" in client.post(reverse("people:end_role", args=[mine.pk]), follow=True).text
    )
    assert client.get(reverse("people:give_role", args=[cast.ada.id])).status_code == 404
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(
            user_id=cast.ada.id,
            team_id=cast.kemi.team_id,
            role="supervisor",
            starts=mine.starts,
            given_by_id=cast.ada.id,
        )


def test_another_role_ends_the_one_before(sign_in: Any, cast: Cast) -> None:
    address = reverse("people:give_role", args=[cast.kemi.id])
    sign_in(cast.ada).post(address, {"team": str(cast.sol.team_id), "role": "supervisor"})
    account = account_of(cast.kemi.id, timezone.localdate())
    assert account is not None
    assert account.viewer is not None
    assert account.viewer.role == "supervisor"
    assert Membership.objects.filter(user_id=cast.kemi.id, ended_at=None).count() == 1


def test_support_helps_with_a_lost_phone_and_gives_no_roles(sign_in: Any, cast: Cast) -> None:
    TOTP.activate(User.objects.get(pk=cast.kemi.id), "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    client = sign_in(cast.sue)
    page = client.get(reverse("people:person", args=[cast.kemi.id])).text
    assert "Take away the second step" in page
    assert "Give another role" not in page
    client.post(reverse("people:forget_second_step", args=[cast.kemi.id]))
    assert not User.objects.get(pk=cast.kemi.id).authenticator_set.exists()  # type: ignore[attr-defined]


def test_another_agencys_people_are_not_there(sign_in: Any, cast: Cast) -> None:
    client = sign_in(cast.gus)
    assert cast.kemi.name not in client.get(reverse("people:list")).text
    assert client.get(reverse("people:person", args=[cast.kemi.id])).status_code == 404


def test_a_team_is_begun_and_closed_when_nobody_is_in_it(sign_in: Any, cast: Cast) -> None:
    client = sign_in(cast.ada)
    client.post(reverse("people:teams"), {"name": "Early Help East", "kind": "practice"})
    team = Team.objects.get(name="Early Help East")
    assert (
        "There is a team of this name"
        in client.post(reverse("people:teams"), {"name": "early help east", "kind": "practice"}).text
    )
    client.post(reverse("people:close_team", args=[team.pk]))
    team.refresh_from_db()
    assert team.closed_on
    page = client.post(reverse("people:close_team", args=[cast.kemi.team_id]), follow=True)
    assert "Somebody is still in" in page.text


def test_every_role_is_told_and_belongs_to_one_kind_of_team() -> None:
    assert MAY.keys() == ROLES.keys() == {role for roles in IN_A_TEAM.values() for role in roles}
    assert "service_manager" in AT_WORK_WITH_FAMILIES
