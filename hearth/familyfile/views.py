from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone

from hearth.access.pages import StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.chronology.models import STRANDS
from hearth.chronology.queries import chronology_of
from hearth.families.queries import families_for, families_of, people_like
from hearth.familyfile import presenters, queries
from hearth.familyfile.forms import SearchForm
from hearth.familyfile.policies import may_open_family_files
from hearth.ui.forms import sent

MANY = 50
Before = tuple[date, UUID] | None


@staff_page(may=may_open_family_files, methods=("GET", "HEAD"))
def family(request: StaffRequest, family_id: UUID) -> HttpResponse:
    """Everything known, what matters first. Opening it is written down."""
    record = found(families_for(request.viewer), pk=family_id)
    record_read(by=request.viewer, subject=record)
    strand = request.GET.get("strand", "")
    entries = chronology_of(record, strand=strand if strand in STRANDS else "", before=_before(request), many=MANY)
    return staff(request, "familyfile/family.html", {**_known(record), **_told(record, list(entries), strand)})


def _known(record: Any) -> dict[str, Any]:
    today = timezone.localdate()
    members, statuses = queries.members_of(record), queries.statuses_of(record)
    help_given, assessments = queries.help_of(record), queries.assessments_of(record)
    counted = queries.counted_of(record)
    assessed = next((each for each in assessments if each.completed_at), None)
    grades = queries.grades_of(assessed) if assessed else []
    return {
        "family": record,
        "lines": presenters.lines_that_matter(counted, members, statuses, help_given, assessed, grades, today),
        "people": presenters.people_rows(record, members),
        "statuses": presenters.status_rows(record, statuses),
        "assessments": presenters.assessment_lines(assessments),
        "episodes": presenters.episode_lines(queries.episodes_of(record)),
    }


def _told(record: Any, entries: list[Any], strand: str) -> dict[str, Any]:
    return {
        "entries": presenters.timeline(entries[:MANY]),
        "older": presenters.older(record, entries, strand, MANY),
        "strands": presenters.strand_links(record, strand),
    }


def _before(request: StaffRequest) -> Before:
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
    people = None
    if request.method == "POST" and form.is_valid():
        given, last = form.name
        matches = people_like(request.viewer, given, last, form.cleaned_data["born"])
        people = presenters.found_people(matches, families_of(request.viewer, matches))
    return staff(request, "familyfile/search.html", {"form": form, "title": "Find a family", "people": people})
