"""The page behind an invitation: whoever has the link chooses a password, and then signs in like everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from hearth.access.pages import public_page
from hearth.access.people.actions import join
from hearth.access.people.forms import PasswordForm
from hearth.access.people.queries import invitation_behind
from hearth.access.render import public
from hearth.audit.actors import NamedActor
from hearth.scope.opening import NOBODY, holder_scope


@public_page
def choose_password(request: HttpRequest, secret: str) -> HttpResponse:
    """A link that is used, old or made up says the same."""
    invitation = invitation_behind(secret)
    if invitation is None:
        return public(request, "people/no_invitation.html", {})
    form = PasswordForm(request.POST if request.method == "POST" else None, user=invitation.user)
    if request.method != "POST" or not form.is_valid():
        return public(request, "people/join.html", {"form": form, "person": invitation.user})
    with holder_scope(NOBODY):
        join(invitation=invitation, password=form.cleaned_data["password"], by=NamedActor(invitation.user.pk, "Joiner"))
    return redirect("account_login")
