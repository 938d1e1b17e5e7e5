"""Find help, for anybody: no account, no script, nothing kept."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access.pages import READ, Denied, found, public_page
from hearth.access.render import public
from hearth.audit.actors import PUBLIC
from hearth.directory.actions.feedback import say_out_of_date
from hearth.directory.forms.searching import NarrowForm, OutOfDate, WhereForm
from hearth.directory.models import Service
from hearth.directory.place import Place, name_of
from hearth.directory.presenters.services import lines, page
from hearth.directory.queries.search import Key, search
from hearth.directory.queries.services import listed, shown_since
from hearth.directory.reading import entries, entry_of
from hearth.scope.opening import intake_scope
from hearth.ui.days import today
from hearth.ui.forms import sent


@public_page
def start(request: HttpRequest) -> HttpResponse:
    """Where do you live? The postcode travels by POST; the address of the next page holds only roughly where."""
    form = WhereForm(sent(request))
    if request.method == "POST" and form.is_valid():
        return redirect(f"{reverse('directory:results')}?{urlencode({'place': str(form.place)})}")
    return public(request, "directory/start.html", {"form": form})


@public_page(methods=READ)
def results(request: HttpRequest) -> HttpResponse:
    place = Place.read(request.GET.get("place", ""))
    form = NarrowForm(request.GET)
    form.is_valid()
    sought = form.sought(place)
    found_here = search(sought, Key.read(request.GET.get("after", "")))
    shown = lines(entries(found_here.ids), shown_since(found_here.ids), found_here.metres, today())
    context = {
        "form": form,
        "place": place,
        "place_name": name_of(place),
        "lines": shown,
        "narrowed": any(request.GET.get(name) for name in form.fields),
        "next": _next(request, str(found_here.next_key)) if found_here.next_key else "",
        "on_paper": f"{reverse('directory:sheet')}?{urlencode({'place': str(place)})}" if place else "",
    }
    return public(request, "directory/results.html", context)


def _next(request: HttpRequest, key: str) -> str:
    asked = request.GET.copy()
    asked["after"] = key
    return f"{reverse('directory:results')}?{asked.urlencode()}"


@public_page(methods=READ)
def service(request: HttpRequest, service_id: UUID) -> HttpResponse:
    row = found(listed(), pk=service_id)
    return public(request, "directory/service.html", {"it": _page(row), "back": reverse("directory:results")})


def _page(row: Service) -> dict[str, Any]:
    entry = entry_of(row.pk)
    if entry is None:
        raise Denied
    return page(entry, row.first_shown, today())


@public_page
def out_of_date(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Anybody may say that an entry is wrong or old. It goes to whoever keeps it; nothing else is asked."""
    row = found(listed(), pk=service_id)
    form = OutOfDate(sent(request))
    if request.method == "POST" and form.is_valid():
        with intake_scope(row.keeper_id):
            say_out_of_date(service=row, words=form.cleaned_data["words"], by=PUBLIC)
        return public(request, "directory/thank_you.html", {"name": row.name, "service_id": row.pk})
    context = {"form": form, "name": row.name, "back": reverse("directory:service", args=[row.pk])}
    return public(request, "directory/out_of_date.html", context)
