from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone

from hearth.access.pages import Denied, StaffRequest, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.chronology.rules import STRANDS
from hearth.families.likeness.searching import people_sounding_like
from hearth.families.models import Family
from hearth.families.queries import families_of, people_like
from hearth.families.terms import terms_of
from hearth.familyfile import queries
from hearth.familyfile.forms import SearchForm
from hearth.familyfile.found import Counted, Elsewhere, Member, most_telling
from hearth.familyfile.policies import may_open_family_files
from hearth.familyfile.presenters import happenings, lists, matters
from hearth.ui.forms import sent

MANY = 20  # happenings on one page: a phone's few screens


@staff_page(may=may_open_family_files, methods=("GET", "HEAD"))
def family(request: StaffRequest, family_id: UUID) -> HttpResponse:
    """Everything known, what matters first. Opening it is written down."""
    record = queries.family_for(request.viewer, family_id)
    if record is None:
        raise Denied
    record_read(by=request.viewer, subject=record)
    members = queries.members_of(record)
    counted = queries.counted_of(request.viewer, record, any(each.joined for each in members))
    _note_elsewhere(request, counted.elsewhere)
    page = {**_known(record, members, counted), **_told(record, counted, request)}
    return staff(request, "familyfile/family.html", page)


def _note_elsewhere(request: StaffRequest, records: list[Elsewhere]) -> None:
    """Whatever is told there of the same people is read with it, so each of those records was opened too."""
    for family_id in dict.fromkeys(each.family for each in records):
        record_read(by=request.viewer, subject=Family(pk=family_id, holder_id=request.viewer.holder_id))


def _known(record: Family, members: list[Member], counted: Counted) -> dict[str, Any]:
    today, terms = timezone.localdate(), terms_of(record)
    statuses = queries.statuses_of(record)
    help_given, assessments = queries.help_of(record), queries.assessments_of(record)
    assessed = most_telling(assessments)
    columns, people = lists.people_table(record, members)
    return {
        "family": record,
        "pregnancy_id": counted.pregnancy_id,
        "lines": matters.lines_that_matter(counted, members, statuses, help_given, assessed, today, terms),
        "people": people,
        "people_columns": columns,
        "elsewhere": lists.elsewhere(counted.elsewhere),
        "statuses": lists.status_rows(record, statuses),
        "assessments": lists.assessment_lines(assessments),
        "episodes": lists.episode_lines(queries.episodes_of(record), counted.latest_worry),
    }


def _told(record: Family, counted: Counted, request: StaffRequest) -> dict[str, Any]:
    asked = request.GET.get("strand", "")
    strand = asked if asked in STRANDS else ""
    joined = bool(counted.elsewhere)
    entries = queries.happenings_of(request.viewer, record, strand, _before(request), MANY, joined=joined)
    return {
        "entries": happenings.timeline(entries[:MANY], counted.elsewhere),
        "older": happenings.older(record, entries, strand, MANY),
        "strands": happenings.strand_links(record, strand),
    }


def _before(request: StaffRequest) -> queries.Before | None:
    """Where the page begins. An address that somebody has altered begins at the newest."""
    happened, _, entry = request.GET.get("before", "").partition("_")
    try:
        return date.fromisoformat(happened), UUID(entry)
    except ValueError:
        return None


@staff_page(may=may_open_family_files)
def search(request: StaffRequest) -> HttpResponse:
    """Find a family by somebody's name or birth date. Names travel by POST, never in an address."""
    form = SearchForm(sent(request))
    people, alike = None, None
    if request.method == "POST" and form.is_valid():
        given, last = form.name
        born = form.cleaned_data["born"]
        matches = people_like(request.viewer, given, last, born)
        near = people_sounding_like(request.viewer, given, last, born, besides=[each.pk for each in matches])
        families = families_of(request.viewer, [*matches, *near])
        people, alike = lists.found_people(matches, families), lists.found_people(near, families)
    context = {"form": form, "title": "Find a family", "people": people, "alike": alike}
    return staff(request, "familyfile/search.html", context)
