"""Signing in. Only the pages of django-allauth that Hearth has rewritten are reachable."""

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as authenticator_app
from django.urls import path

from hearth.access.confirming import confirm_again
from hearth.access.first_page import first_page
from hearth.access.people.joining import choose_password
from hearth.access.sessions import views as sessions

urlpatterns = [
    path("", account.login, name="account_login"),
    path("in/", first_page, name="first_page"),
    path("out/", account.logout, name="account_logout"),
    path("again/code/", confirm_again, name="confirm_again"),
    path("left/", sessions.left, name="session_left"),
    path("stay/", sessions.stay, name="session_stay"),
    path("writing/", sessions.writing, name="writing"),
    path("join/<str:secret>/", choose_password, name="join"),
    path("closed/", account.account_inactive, name="account_inactive"),
    path("again/", account.reauthenticate, name="account_reauthenticate"),
    path("code/", second_factor.authenticate, name="mfa_authenticate"),
    path("code/again/", second_factor.reauthenticate, name="mfa_reauthenticate"),
    path("second-step/", second_factor.index, name="mfa_index"),
    path("second-step/set-up/", authenticator_app.activate_totp, name="mfa_activate_totp"),
    path("second-step/remove/", authenticator_app.deactivate_totp, name="mfa_deactivate_totp"),
    path("second-step/recovery-codes/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "second-step/recovery-codes/new/",
        recovery_codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "second-step/recovery-codes/file/",
        recovery_codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
]
