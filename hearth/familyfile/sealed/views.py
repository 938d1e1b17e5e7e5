"""Sealed records. No page links to one: it is asked for by exact name and birth, on a page that is the same for all."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from hearth.access.models import Agency
from hearth.access.pages import READ, StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.families.policies import may_open_sealed
from hearth.families.restricting.forms import ReviewForm
from hearth.families.restricting.rules import NotAllowed
from hearth.families.sealing import actions
from hearth.families.sealing.queries import open_now, openings_for, sealed_record
from hearth.familyfile.sealed.forms import OpenForm
from hearth.familyfile.sealed.presenters import opening_line, opening_rows, sealed_page
from hearth.familyfile.sealed.queries import sealed_of
from hearth.scope.actions import record
from hearth.ui.days import clock
from hearth.ui.forms import sent

KEPT = "sealed_openings"  # in the session: another browser has it not
SHOWN = 100
NO_SUCH_RECORD = "No sealed record of ours has exactly this name and date of birth. That you asked is on record."


@staff_page(may=may_open_sealed)
def open_record(request: StaffRequest) -> HttpResponse:
    """The same page for every name; asking in vain is written down too."""
    form = OpenForm(sent(request), user=request.user)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        seal = sealed_record(request.viewer, told["given_names"], told["family_name"], told["born"])
        if seal is not None:
            opening = actions.open_sealed(seal=seal, reason=told["reason"], by=request.viewer)
            _remember(request, opening.pk)
            return redirect("sealed:record", opening.pk)
        register = Agency.objects.get(pk=request.viewer.holder_id)
        record(by=request.viewer, verb="asked in vain for a sealed record of", subject=register)
        form.add_error(None, NO_SUCH_RECORD)
    return staff(request, "sealed/open.html", {"form": form, "title": "Open a sealed record"})


def _remember(request: HttpRequest, opening_id: UUID) -> None:
    request.session[KEPT] = [*request.session.get(KEPT, []), str(opening_id)][-20:]


@staff_page(may=may_open_sealed, methods=READ)
def record_as_it_was(request: StaffRequest, opening_id: UUID) -> HttpResponse:
    """To read, for the hour, by whoever opened it, in the session in which they did."""
    opening = found(open_now(request.viewer, request.session.get(KEPT, [])), pk=opening_id)
    record_read(by=request.viewer, subject=opening.seal)
    page = sealed_page(sealed_of(request.viewer, opening.seal))
    return staff(request, "sealed/record.html", {"page": page, "until": clock(opening.until)})


@staff_page(may=may_open_sealed, methods=READ)
def openings(request: StaffRequest) -> HttpResponse:
    """What waits for somebody's view first; then what has had it."""
    rows = list(openings_for(request.viewer)[:SHOWN])
    waiting = [opening_line(each) for each in rows if each.reviewed_at is None]
    done = [opening_line(each) for each in rows if each.reviewed_at]
    return staff(request, "sealed/openings.html", {"waiting": waiting, "done": done})


@staff_page(may=may_open_sealed)
def opening(request: StaffRequest, opening_id: UUID) -> HttpResponse:
    """One opening: why, and was it right? Whoever opened it is not asked. The child is not named.

    Who answers second is told so, and sees the first answer and their own words.
    """
    row = found(openings_for(request.viewer), pk=opening_id)
    form, problem = ReviewForm(sent(request)), ""
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.review_opening(opening=row, justified=said["justified"], reasons=said["reasons"], by=request.viewer)
            messages.success(request, "Your view is kept.")
            return redirect("sealed:openings")
        except NotAllowed as refused:
            problem = str(refused)
            row.refresh_from_db()
    record_read(by=request.viewer, subject=row)
    context: dict[str, object] = {
        "problem": problem,
        "rows": opening_rows(row),
        "not_kept": form.data.get("reasons", ""),
    }
    if row.reviewed_at is None and row.opened_by_id != request.viewer.id:
        context["form"] = form
    return staff(request, "sealed/opening.html", context)
