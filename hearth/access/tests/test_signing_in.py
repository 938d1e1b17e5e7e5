"""Signing in: a password, then a code; without both, no record opens."""

import os
import subprocess
import sys
from datetime import date
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client
from django.urls import reverse

from hearth.access.account import account_of
from hearth.access.models import Membership, User
from hearth.audit.models import AuditEvent
from hearth.scope.opening import holder_scope
from tests.cast import Cast

PASSWORD = "correct horse battery"


def give_password(client: Client, viewer: Any, password: str = PASSWORD) -> Any:
    return client.post(reverse("account_login"), {"login": viewer.email, "password": password})


def code_of(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time())))))


def test_a_password_alone_leads_to_setting_up_the_second_step(client: Client, cast: Cast) -> None:
    give_password(client, cast.tess)
    assert client.get(reverse("worklist:today")).headers["Location"] == reverse("mfa_activate_totp")


def test_setting_up_an_app_opens_the_work_list(client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.db.transaction.on_commit", lambda act: act())  # tests never commit
    give_password(client, cast.tess)
    page = client.get(reverse("mfa_activate_totp"))
    assert "Set up an authenticator app" in page.text
    secret = client.session["mfa.totp.secret"]
    client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    assert client.get(reverse("worklist:today")).status_code == 200
    assert "Recovery codes" in client.get(reverse("mfa_view_recovery_codes")).text


def test_whoever_has_an_app_is_asked_for_its_code(client: Client, cast: Cast) -> None:
    user = User.objects.get(pk=cast.tess.id)
    secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    TOTP.activate(user, secret)
    assert give_password(client, cast.tess).headers["Location"].startswith(reverse("mfa_authenticate"))
    assert client.get(reverse("worklist:today")).status_code == 302
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert client.get(reverse("worklist:today")).status_code == 200


def test_a_wrong_password_gets_a_sentence(client: Client, cast: Cast) -> None:
    page = give_password(client, cast.tess, "wrong")
    assert page.status_code == 200
    assert "There is a problem" in page.text


def test_a_leaver_is_out_at_once(sign_in: Any, cast: Cast) -> None:
    client = sign_in(cast.tess)
    assert client.get(reverse("worklist:today")).status_code == 200
    Membership.objects.filter(user_id=cast.tess.id).update(ends=date(2024, 1, 1))
    assert client.get(reverse("worklist:today")).status_code == 404


def test_a_closed_account_has_no_viewer(cast: Cast) -> None:
    User.objects.filter(pk=cast.tess.id).update(is_active=False)
    assert account_of(cast.tess.id, date(2026, 1, 1)) is None


def test_a_refusal_is_written_down(sign_in: Any, cast: Cast) -> None:
    assert sign_in(cast.kemi).get(reverse("triage:queue")).status_code == 404
    with holder_scope(cast.kemi.holder_id):
        refusal = AuditEvent.objects.get(holder_id=cast.kemi.holder_id, verb="refused")
    assert (refusal.actor_id, refusal.subject_kind) == (cast.kemi.id, "triage:queue")


@pytest.mark.parametrize("page", ["account_login", "account_logout", "mfa_index", "mfa_activate_totp"])
def test_the_pages_are_ours(sign_in: Any, cast: Cast, page: str) -> None:
    answer = sign_in(cast.tess).get(reverse(page), follow=True)
    assert answer.status_code == 200
    assert "Hearth" in answer.text


def test_outside_a_demonstration_its_pages_do_not_exist() -> None:
    ask = (
        "import django; django.setup()\n"
        "from django.urls import get_resolver\n"
        "print([key for key in get_resolver().namespace_dict])"
    )
    surroundings = {**os.environ, "HEARTH_DEMO": "0", "DJANGO_SETTINGS_MODULE": "hearth.config.settings"}
    done = subprocess.run([sys.executable, "-c", ask], env=surroundings, capture_output=True, text=True, check=True)
    assert "worklist" in done.stdout
    assert "demo" not in done.stdout
