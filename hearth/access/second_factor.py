"""Staff pages open only to a session that passed a second factor."""

import time
from typing import Any, cast

from allauth.account.signals import user_logged_in
from allauth.mfa.base.forms import BaseAuthenticateForm
from allauth.mfa.signals import authenticator_added, authenticator_removed
from allauth.mfa.utils import is_mfa_enabled
from django.dispatch import receiver
from django.http import HttpRequest

PASSED = "passed_second_factor"
SET_UP_AT = "second_factor_set_up_at"
SECONDS_TO_SEE_CODES = 300


def passed(request: HttpRequest) -> bool:
    return bool(request.session.get(PASSED))


@receiver(user_logged_in)
def note_sign_in(request: HttpRequest, user: Any, **_: Any) -> None:
    """Whoever has an authenticator was asked for it before this signal was sent."""
    request.session[PASSED] = is_mfa_enabled(user)


@receiver(authenticator_added)
def note_added(request: HttpRequest, **_: Any) -> None:
    request.session[PASSED] = True
    request.session[SET_UP_AT] = time.time()


def just_set_up(request: HttpRequest) -> bool:
    """The recovery codes come straight after the app: nobody is asked for a password in between."""
    return bool(time.time() - request.session.get(SET_UP_AT, 0) < SECONDS_TO_SEE_CODES)


@receiver(authenticator_removed)
def note_removed(request: HttpRequest, user: Any, **_: Any) -> None:
    request.session[PASSED] = is_mfa_enabled(user)


def code_problem(user: Any, code: str) -> str:
    """What is wrong with a code that was typed just now; nothing when it is right. Each code is right once."""
    form = BaseAuthenticateForm({"code": code.strip()}, user=user)
    return "" if form.is_valid() else cast(str, next(iter(form.errors["code"])))
