"""The page on which an agency's administrator looks after its keys. Agencies without a register have it too."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from hearth.access.keys.actions import NewKey, make_key, revoke_key
from hearth.access.keys.forms import MakeKey
from hearth.access.keys.policies import may_keep_keys
from hearth.access.keys.presenters import shown
from hearth.access.keys.queries import keys_of, not_revoked
from hearth.access.keys.rules import expiry
from hearth.access.pages import StaffRequest, found, signed_in_page
from hearth.access.render import staff
from hearth.access.viewer import Viewer
from hearth.scope.opening import holder_scope
from hearth.ui.days import today
from hearth.ui.forms import sent


@signed_in_page(may=may_keep_keys, methods=("GET", "HEAD"))
def list_keys(request: StaffRequest) -> HttpResponse:
    """Every key there was: a revoked one still says who made it and when it was last used."""
    return staff(request, "keys/list.html", {"keys": [shown(key) for key in keys_of(request.viewer)]})


@signed_in_page(may=may_keep_keys)
def make(request: StaffRequest) -> HttpResponse:
    """The key is in the answer to this one request and nowhere else. Sent twice, the name is taken: no second key."""
    form = MakeKey(sent(request), viewer=request.viewer)
    if request.method != "POST" or not form.is_valid():
        return staff(request, "keys/make.html", {"form": form, "title": "Make a key", "button_text": "Make the key"})
    new = _made(form, request.viewer)
    return staff(request, "keys/made.html", {"key": shown(new.key), "secret": new.secret})


def _made(form: MakeKey, viewer: Viewer) -> NewKey:
    said = form.cleaned_data
    with holder_scope(viewer.holder_id):  # nobody's, for an agency without a register: the log's scope
        return make_key(name=said["name"], scopes=said["scopes"], expires_on=expiry(said["months"], today()), by=viewer)


@signed_in_page(may=may_keep_keys)
def revoke(request: StaffRequest, key_id: UUID) -> HttpResponse:
    key = found(not_revoked(request.viewer), pk=key_id)
    if request.method != "POST":
        return staff(request, "keys/revoke.html", {"key": shown(key)})
    with holder_scope(request.viewer.holder_id):
        revoke_key(key=key, by=request.viewer)
    messages.success(request, f"The key “{key.name}” is revoked. It no longer works.")
    return redirect("keys:list")
