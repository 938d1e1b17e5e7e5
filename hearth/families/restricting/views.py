"""The pages of restricted records. None of them says to anybody else that there is one."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from hearth.access.grants import remember
from hearth.access.pages import READ, StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.families.policies import may_open_sealed
from hearth.families.queries import families_for
from hearth.families.restricting import actions
from hearth.families.restricting.forms import BreakGlassForm, LiftForm, RestrictForm, ReviewForm
from hearth.families.restricting.policies import may_break_glass, may_restrict_records
from hearth.families.restricting.presenters import grant_line, grant_rows, restriction_rows
from hearth.families.restricting.queries import families_by_id, grants_for, restricted_record, restriction_of
from hearth.families.restricting.rules import NotAllowed
from hearth.ui.forms import sent

SHOWN = 100
NO_SUCH_RECORD = "No restricted record of ours has this number. Read it again to whoever told you."


@staff_page(may=may_restrict_records)
def restriction(request: StaffRequest, family_id: UUID) -> HttpResponse:
    """Restrict an open record; of a restricted one, why it is so, its number, and the way to open it again."""
    family = found(families_for(request.viewer), pk=family_id)
    in_force = restriction_of(family) if family.restricted else None
    form = LiftForm(sent(request)) if in_force else RestrictForm(sent(request))
    if request.method == "POST" and form.is_valid():
        if in_force is None:
            in_force = actions.restrict_record(family=family, reason=form.cleaned_data["reason"], by=request.viewer)
            messages.success(request, f"The record is restricted. Its number is {in_force.number}.")
        elif in_force.asked_by_id is None:
            actions.ask_to_lift(restriction=in_force, why=form.cleaned_data["why"], by=request.viewer)
            messages.success(request, "Asked. Somebody else must agree before it is open again.")
        return redirect("restricting:restriction", family.pk)
    context = {
        "family": family,
        "form": form,
        "in_force": in_force,
        "rows": restriction_rows(in_force) if in_force else [],
        "asked": bool(in_force and in_force.asked_by_id),
        "i_asked": bool(in_force and in_force.asked_by_id == request.viewer.id),
    }
    return staff(request, "restricting/restriction.html", context)


@staff_page(may=may_restrict_records, methods=("POST",))
def lift(request: StaffRequest, family_id: UUID) -> HttpResponse:
    """The second person's answer."""
    family = found(families_for(request.viewer).filter(restricted=True), pk=family_id)
    in_force = restriction_of(family)
    try:
        if in_force is None:
            raise NotAllowed("It is open already.")
        if request.POST.get("answer") == "open":
            actions.lift(restriction=in_force, by=request.viewer)
            messages.success(request, f"The record of {family.name} is open to those who work with the family.")
            return redirect("familyfile:family", family.pk)
        actions.keep_restricted(restriction=in_force, by=request.viewer)
        messages.success(request, "It stays restricted.")
    except NotAllowed as problem:
        messages.error(request, str(problem))
    return redirect("restricting:restriction", family.pk)


@staff_page(may=may_break_glass)
def break_glass(request: StaffRequest) -> HttpResponse:
    """The same page for every number, so that asking for it tells nothing."""
    form = BreakGlassForm(sent(request), user=request.user)
    if request.method == "POST" and form.is_valid():
        in_force = restricted_record(request.viewer, form.cleaned_data["number"])
        if in_force is not None:
            reason = form.cleaned_data["reason"]
            grant = actions.break_glass(restriction=in_force, reason=reason, by=request.viewer)
            remember(request, grant)
            return redirect("familyfile:family", grant.family_id)
        form.add_error("number", NO_SUCH_RECORD)
    return staff(request, "restricting/break_glass.html", {"form": form, "title": "Open a restricted record"})


@staff_page(may=may_restrict_records, methods=READ)
def grants(request: StaffRequest) -> HttpResponse:
    """What waits for somebody's view first; then what has had it."""
    rows = list(grants_for(request.viewer)[:SHOWN])
    families = families_by_id(request.viewer, [grant.family_id for grant in rows])
    waiting = [grant_line(each, families.get(each.family_id)) for each in rows if each.reviewed_at is None]
    done = [grant_line(each, families.get(each.family_id)) for each in rows if each.reviewed_at]
    return staff(
        request,
        "restricting/grants.html",
        {"waiting": waiting, "done": done, "may_open_sealed": may_open_sealed(request.viewer)},
    )


@staff_page(may=may_restrict_records)
def grant(request: StaffRequest, grant_id: UUID) -> HttpResponse:
    """One opening: why, and was it right? Whoever opened it is not asked.

    Who answers second is told so, and sees the first answer and their own words.
    """
    row = found(grants_for(request.viewer), pk=grant_id)
    family = found(families_for(request.viewer), pk=row.family_id)
    form, problem = ReviewForm(sent(request)), ""
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.review_grant(grant=row, justified=said["justified"], reasons=said["reasons"], by=request.viewer)
            messages.success(request, "Your view is kept.")
            return redirect("restricting:grants")
        except NotAllowed as refused:
            problem = str(refused)
            row.refresh_from_db()
    record_read(by=request.viewer, subject=row)
    context = {
        "problem": problem,
        "form": form,
        "rows": grant_rows(row, family),
        "family": family,
        "asks": row.reviewed_at is None and row.user_id != request.viewer.id,
        "not_kept": form.data.get("reasons", ""),
    }
    return staff(request, "restricting/grant.html", context)
