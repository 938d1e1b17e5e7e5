"""Signing in: by email and password, then an authenticator app. Nobody signs themselves up."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest

from hearth.access.second_factor import just_set_up


class StaffAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whoever sets up their first second step gave a password a moment ago; later changes ask for it again."""
        if not is_mfa_enabled(self.request.user) or just_set_up(self.request):
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))
