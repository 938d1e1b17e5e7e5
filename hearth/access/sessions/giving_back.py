"""Give somebody their writing back, on the page on which they were writing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access.sessions import kept
from hearth.access.viewer import Viewer

SAID = "You were signed out while you were writing. Here is what you wrote. It has not been sent yet."


def with_writing(request: HttpRequest, viewer: Viewer) -> None:
    """`hearth.ui.forms.sent` gives it to the page's form. Sent again, it is kept no longer."""
    if not request.session.get(kept.FLAG):
        return
    if request.method == "POST":
        kept.forget(viewer.id, request.path)
        if not kept.newest_path(viewer.id):
            del request.session[kept.FLAG]
    elif request.method == "GET":
        request.kept_writing = kept.written_for(viewer.id, request.path)  # type: ignore[attr-defined]
        if request.kept_writing is not None:  # type: ignore[attr-defined]
            messages.info(request, SAID)


def shown_again(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """A page that did not show it sends them to one that does."""
    writing = getattr(request, "kept_writing", None)
    if writing is None or getattr(request, "kept_shown", False) or response.status_code != 200:
        return response
    for _ in messages.get_messages(request):
        pass  # that page says it itself
    return redirect(f"{reverse('writing')}?plain=yes")
