"""Signing in: by email and password, then an authenticator app. Nobody signs themselves up."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class StaffAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Account mail names no record, but goes nowhere unless a mail server is set."""
        super().send_mail(template_prefix, email, context)
