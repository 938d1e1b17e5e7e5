"""Staff pages open only to a session that passed a second factor."""

from typing import Any

from allauth.account.signals import user_logged_in
from allauth.mfa.signals import authenticator_added, authenticator_removed
from allauth.mfa.utils import is_mfa_enabled
from django.dispatch import receiver
from django.http import HttpRequest

PASSED = "passed_second_factor"


def passed(request: HttpRequest) -> bool:
    return bool(request.session.get(PASSED))


@receiver(user_logged_in)
def note_sign_in(request: HttpRequest, user: Any, **_: Any) -> None:
    """Whoever has an authenticator was asked for it before this signal was sent."""
    request.session[PASSED] = is_mfa_enabled(user)


@receiver(authenticator_added)
def note_added(request: HttpRequest, **_: Any) -> None:
    request.session[PASSED] = True


@receiver(authenticator_removed)
def note_removed(request: HttpRequest, user: Any, **_: Any) -> None:
    request.session[PASSED] = is_mfa_enabled(user)
