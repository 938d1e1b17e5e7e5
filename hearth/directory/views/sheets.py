"""The sheet for a place: as a page, as one page of A5, and many at once for a clinic. Always from today's directory."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import override

from hearth.access.pages import READ, StaffRequest, public_page, signed_in_page
from hearth.access.render import public, staff
from hearth.directory.forms.sheets import ManyPlaces
from hearth.directory.place import Place, name_of
from hearth.directory.policies import may_see_staff_words
from hearth.directory.queries.sheet import sheet_for
from hearth.directory.sheet import Sheet, as_pdf, sheet_of
from hearth.ui.days import today
from hearth.ui.forms import sent

LANGUAGES = ("en", "cy")


@public_page(methods=READ)
def sheet(request: HttpRequest) -> HttpResponse:
    place = Place.read(request.GET.get("place", ""))
    if place is None or not (name := name_of(place)):
        return redirect("directory:start")
    sections = sheet_for(place)
    made = sheet_of(name, _address(request, place), sections, today())
    addresses = [[reverse("directory:service", args=[entry.id]) for entry in each.entries] for each in sections]
    links = [
        (heading, list(zip(lines, hrefs, strict=True)))
        for (heading, lines), hrefs in zip(made.sections, addresses, strict=True)
    ]
    return public(request, "directory/sheet.html", {"sheet": made, "links": links, "place": place})


@public_page(methods=READ)
def sheet_to_print(request: HttpRequest, code: str) -> HttpResponse:
    place = Place.read(request.GET.get("place", ""))
    if code not in LANGUAGES or place is None or not name_of(place):
        return redirect("directory:start")
    return _pdf([(_made(request, place, code), code)])


@signed_in_page(may=may_see_staff_words)
def sheets(request: StaffRequest) -> HttpResponse:
    """For a clinic: a sheet for each of its places, in one file."""
    form = ManyPlaces(sent(request))
    if request.method == "POST" and form.is_valid():
        code = form.cleaned_data["language"]
        return _pdf([(_made(request, place, code), code) for place in form.places])
    return staff(request, "directory/sheets.html", {"form": form, "title": "Sheets for parents"})


def _made(request: HttpRequest, place: Place, code: str) -> Sheet:
    with override("cy" if code == "cy" else "en-gb"):
        return sheet_of(name_of(place), _address(request, place), sheet_for(place), today())


def _address(request: HttpRequest, place: Place) -> str:
    return request.build_absolute_uri(f"{reverse('directory:sheet')}?{urlencode({'place': str(place)})}")


def _pdf(sheets: list[tuple[Sheet, str]]) -> HttpResponse:
    answer = HttpResponse(as_pdf(sheets), content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="help-for-parents.pdf"'
    return answer
