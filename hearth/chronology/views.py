from typing import Any
from uuid import UUID

from django.db.models import F
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from hearth.access.pages import READ, StaffRequest, staff_page, there
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.chronology.counting import Counted, counted, counted_in
from hearth.chronology.models import Entry
from hearth.chronology.narrowing import before_in, chosen_in, narrowed, query_of
from hearth.chronology.policies import may_narrow_entries, may_read_chronologies
from hearth.chronology.presenters.density import density
from hearth.chronology.presenters.filters import Offered, filters, showing
from hearth.chronology.presenters.patterns import patterns
from hearth.chronology.presenters.strands import months
from hearth.chronology.queries import a_page, about_whom, entries_for, newest_of, seen_in
from hearth.chronology.rules import Chosen, seen_by
from hearth.families.likeness.elsewhere import members_with_joins
from hearth.families.likeness.joining import with_joined
from hearth.families.models import Family
from hearth.families.queries import family_for

MANY = 60


@staff_page(may=may_read_chronologies, methods=READ)
def chronology(request: StaffRequest, family_id: UUID) -> HttpResponse:
    """Everything that happened to a family, across agencies and time. Opening it is written down."""
    family = there(family_for(request.viewer, family_id))
    record_read(by=request.viewer, subject=family)
    chosen = chosen_in(request.GET)
    return staff(request, "chronology/chronology.html", _context(request, family, chosen))


def _context(request: StaffRequest, family: Family, chosen: Chosen) -> dict[str, Any]:
    here = reverse("chronology:chronology", args=[family.pk])
    members = members_with_joins(family.holder_id, family.pk, timezone.localdate())
    page, told = _read(request, family, chosen, joined=any(each.joined for each in members))  # type: ignore[attr-defined]
    _note_elsewhere(request, family, page[:MANY])
    offered = Offered(members, told.needs, told.sources, sorted({each.year for each in told.quarters}, reverse=True))
    groups = filters(offered, chosen, here)
    return {
        "family": family,
        "here": here,
        "patterns": patterns(told.needs, here),
        "density": density(told.quarters),
        "filters": groups,
        "showing": showing(groups),
        "narrowed": bool(chosen),
        "may_narrow": may_narrow_entries(request.viewer),
        "months": months(page[:MANY], about_whom(page[:MANY], family.holder_id), family, chosen.strand),
        "one_strand": bool(chosen.strand),
        "older": _older(here, chosen, page),
        "begins_later": "before" in request.GET,
    }


def _read(request: StaffRequest, family: Family, chosen: Chosen, *, joined: bool) -> tuple[list[Entry], Counted]:
    """A page of what was asked for and one entry more, each with `record`; and what is counted over everything."""
    before, codes = before_in(request.GET), seen_by(request.viewer.role)
    if not (chosen or before or joined):
        told = counted_in(seen_in.words(family.holder_id, family.pk, codes=codes), family.holder_id)
        return newest_of(family.holder_id, family.pk, codes=codes, many=MANY), told
    records = with_joined(family.holder_id, [chosen.person]) if chosen.person else {}
    entries = entries_for(request.viewer, family, joined=joined)
    shown = narrowed(entries, chosen, *records.values()).annotate(record=F("family__name"))
    return a_page(shown, before, MANY), counted(entries, family.holder_id)


def _note_elsewhere(request: StaffRequest, family: Family, page: list[Entry]) -> None:
    """Each other record of the same people, of which something is read here, was opened too."""
    for family_id in {entry.family_id for entry in page} - {family.pk}:
        record_read(by=request.viewer, subject=Family(pk=family_id, holder_id=family.holder_id))


def _older(here: str, chosen: Chosen, page: list[Entry]) -> str:
    """Where the next page begins, by key."""
    if len(page) <= MANY:
        return ""
    last = page[MANY - 1]
    return f"{here}{query_of(chosen, before=f'{last.happened}_{last.pk}')}#happened"
