"""Whoever is behind a session: the same as the models say, and gone as soon as they should be."""

from dataclasses import fields
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearth.access.account import account_of
from hearth.access.models import Membership, User
from hearth.access.viewer import viewer_in
from tests.cast import Cast

TODAY = timezone.localdate()


def test_the_written_out_question_finds_what_the_models_find(cast: Cast) -> None:
    everybody = Membership.objects.select_related("user", "team__agency")
    assert everybody.count() == sum(hasattr(getattr(cast, each.name), "role") for each in fields(cast))
    for membership in everybody:
        account = account_of(membership.user_id, TODAY)
        assert account is not None
        assert account.viewer == viewer_in(membership)
        assert account.__dict__.keys() - {"_state", "viewer"} == membership.user.__dict__.keys() - {"_state"}


def test_it_can_be_saved_like_any_other(cast: Cast) -> None:
    account = account_of(cast.tess.id, TODAY)
    assert account is not None
    account.name = "Tess Adeyemi"
    account.save()
    assert User.objects.get(pk=cast.tess.id).name == "Tess Adeyemi"


@pytest.mark.parametrize(
    ("starts", "ends", "stands"), [(-9, -1, False), (-9, 0, True), (0, None, True), (1, None, False)]
)
def test_a_membership_counts_from_its_first_day_to_its_last(
    cast: Cast, starts: int, ends: int | None, stands: bool
) -> None:
    last = None if ends is None else TODAY + timedelta(days=ends)
    Membership.objects.filter(user_id=cast.tess.id).update(starts=TODAY + timedelta(days=starts), ends=last)
    account = account_of(cast.tess.id, TODAY)
    assert account is not None
    assert (account.viewer is not None) == stands


def test_the_newest_membership_counts(cast: Cast) -> None:
    Membership.objects.create(user_id=cast.tess.id, team_id=cast.dev.team_id, role="triage_manager", starts=TODAY)
    account = account_of(cast.tess.id, TODAY)
    assert account is not None
    assert account.viewer is not None
    assert account.viewer.role == "triage_manager"


def opens(client: Client) -> bool:
    """Does the work list open, or is one sent to sign in?"""
    answer = client.get(reverse("worklist:today"))
    assert answer.status_code == 200 or answer.headers["Location"].startswith(reverse("account_login"))
    return bool(answer.status_code == 200)


def test_a_session_that_ran_out_opens_nothing(sign_in: Any, cast: Cast) -> None:
    client = sign_in(cast.tess)
    assert opens(client)
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert not opens(client)


def test_a_session_that_somebody_altered_opens_nothing(sign_in: Any, cast: Cast) -> None:
    client = sign_in(cast.tess)
    session = Session.objects.get()
    Session.objects.update(session_data=session.session_data[:-1] + "!")
    assert not opens(client)


def test_a_new_password_ends_the_other_sessions(sign_in: Any, cast: Cast) -> None:
    client = sign_in(cast.tess)
    account = User.objects.get(pk=cast.tess.id)
    account.set_password("a longer horse battery")
    account.save()
    assert not opens(client)
    assert not Session.objects.exists()


def test_an_account_that_was_switched_off_opens_nothing(sign_in: Any, cast: Cast) -> None:
    client = sign_in(cast.tess)
    User.objects.filter(pk=cast.tess.id).update(is_active=False)
    assert not opens(client)
