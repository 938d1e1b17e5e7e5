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
from hearth.directory.sheet_words import codes, codes_printed
from hearth.practice.definitions.translation import OURS
from hearth.ui.days import today
from hearth.ui.forms import sent


@public_page(methods=READ)
def sheet(request: HttpRequest) -> HttpResponse:
    """In a further language its fixed words are that language's; what services say stays as they say it."""
    place = Place.read(request.GET.get("place", ""))
    if place is None or not (name := name_of(place)):
        return redirect("directory:start")
    code = translated_into(request.GET.get("in", ""))
    sections = sheet_for(place)
    made = sheet_of(name, _address(request, place, code), sections, today(), code)
    addresses = [[reverse("directory:service", args=[entry.id]) for entry in each.entries] for each in sections]
    links = [
        (heading, list(zip(lines, hrefs, strict=True)))
        for (heading, lines), hrefs in zip(made.sections, addresses, strict=True)
    ]
    context = {"sheet": made, "links": links, "place": place, "read_in": codes()[2:], "printed_in": codes_printed()}
    return public(request, "directory/sheet.html", context)


def translated_into(code: str) -> str:
    """A language besides our own, or nothing."""
    return code if code not in OURS and code in dict(codes()) else ""


@public_page(methods=READ)
def sheet_to_print(request: HttpRequest, code: str) -> HttpResponse:
    place = Place.read(request.GET.get("place", ""))
    if code not in dict(codes_printed()) or place is None or not name_of(place):
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
        address = _address(request, place, translated_into(code))
        return sheet_of(name_of(place), address, sheet_for(place), today(), code)


def _address(request: HttpRequest, place: Place, code: str) -> str:
    asked = {"place": str(place)} | ({"in": code} if code else {})
    return request.build_absolute_uri(f"{reverse('directory:sheet')}?{urlencode(asked)}")


def _pdf(sheets: list[tuple[Sheet, str]]) -> HttpResponse:
    answer = HttpResponse(as_pdf(sheets), content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="help-for-parents.pdf"'
    return answer
