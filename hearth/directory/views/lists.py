"""My list: kept in this browser's session until it is made into a link, which can be sent, opened and printed."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from hearth.access.pages import READ, Denied, found, public_page
from hearth.access.render import public
from hearth.directory.actions.shortlists import MOST, make_shortlist
from hearth.directory.models import Shortlist
from hearth.directory.presenters.services import Line, lines
from hearth.directory.queries.services import listed, shown_since
from hearth.directory.reading import entries
from hearth.ui.days import today

KEPT = "directory_list"


@public_page(methods=("POST",))
def keep(request: HttpRequest, service_id: UUID) -> HttpResponse:
    row = found(listed(), pk=service_id)
    kept = _kept(request)
    if row.pk not in kept and len(kept) < MOST:
        request.session[KEPT] = [str(id) for id in [*kept, row.pk]]
    return redirect("directory:my_list")


@public_page(methods=("POST",))
def drop(request: HttpRequest, service_id: UUID) -> HttpResponse:
    request.session[KEPT] = [str(id) for id in _kept(request) if id != service_id]
    return redirect("directory:my_list")


@public_page
def my_list(request: HttpRequest) -> HttpResponse:
    """The list; sent, it becomes a link."""
    kept = _kept(request)
    if request.method == "POST" and kept:
        return redirect("directory:shared_list", make_shortlist(kept).token)
    return public(request, "directory/my_list.html", {"lines": _lines(kept), "ids": kept})


@public_page(methods=READ)
def shared_list(request: HttpRequest, token: str) -> HttpResponse:
    """Always from today's directory: what has closed since is no longer on it, and is counted."""
    row = Shortlist.objects.filter(token=token).first()
    if row is None:
        raise Denied
    ids = [UUID(id) for id in row.services]
    shown = _lines(ids)
    context = {"lines": shown, "made_on": row.made_on, "gone": len(ids) - len(shown), "today": today()}
    return public(request, "directory/shared_list.html", context)


def _kept(request: HttpRequest) -> list[UUID]:
    return [UUID(id) for id in request.session.get(KEPT, [])]


def _lines(ids: list[UUID]) -> list[Line]:
    there = set(listed().filter(pk__in=ids).values_list("pk", flat=True))
    shown = [id for id in ids if id in there]
    return lines(entries(shown), shown_since(shown), {}, today())
