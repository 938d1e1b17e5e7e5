"""A manager hears that somebody opened very many records, looks, and says what they found."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.dispatch import receiver
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from hearth.access.events import opened_many
from hearth.access.models import ManyOpenings, Team
from hearth.access.pages import StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.access.rules import SEES_RESTRICTED
from hearth.access.viewer import Viewer
from hearth.audit.pending import record_read
from hearth.scope.actions import action, record
from hearth.ui.days import day_and_time
from hearth.ui.fields import Words
from hearth.ui.forms import QuestionForm, sent
from hearth.worklist import actions as worklist

KIND = "many_openings"
LOOK_WITHIN = timedelta(days=1)


@receiver(opened_many)
def tell_manager(openings: ManyOpenings, viewer: Viewer, **_: Any) -> None:
    """Of their own team; of a manager, the duty manager. The item is closed to those whom it is about."""
    worklist.ask(
        kind=KIND,
        source=openings,
        title=f"{viewer.name} opened {openings.opened} records within an hour. Look whether that was work",
        page="watching:openings",
        page_id=openings.pk,
        due=timezone.now() + LOOK_WITHIN,
        team_id=_managers_team(viewer, openings.holder_id),
        urgent=True,
        restricted=True,
    )


def _managers_team(viewer: Viewer, holder_id: UUID) -> UUID:
    """Of a partner, to whom families are shared, the duty team of whoever shares them."""
    partner = holder_id != viewer.holder_id
    if viewer.role not in SEES_RESTRICTED and not partner:
        return viewer.team_id
    duty = Team.objects.filter(agency_id=holder_id if partner else viewer.agency_id).exclude(pk=viewer.team_id)
    triage, others = duty.filter(kind="triage"), duty.filter(kind="practice") if partner else duty.none()
    found = triage.order_by("name").first() or others.order_by("name").first()
    return found.pk if found else viewer.team_id


@action
def look(*, openings: ManyOpenings, found: str, by: Viewer) -> ManyOpenings:
    openings.found, openings.looked_by_name, openings.looked_at = found, by.name, timezone.now()
    openings.save(update_fields=["found", "looked_by_name", "looked_at"])
    worklist.done(kind=KIND, source=openings)
    record(by=by, verb="looked at", subject=openings, fields=["found"])
    return openings


class LookForm(QuestionForm):
    found = Words("What did you find?", missing="Say what you found", max_length=2_000)


def may_look(viewer: Viewer) -> bool:
    return viewer.role in SEES_RESTRICTED


@staff_page(may=may_look)
def openings(request: StaffRequest, openings_id: UUID) -> HttpResponse:
    """How many, when, and whether they showed who they are. Nobody looks at their own."""
    rows = ManyOpenings.objects.filter(holder_id=request.viewer.holder_id).exclude(user_id=request.viewer.id)
    row = found(rows.select_related("user"), pk=openings_id)
    form = LookForm(sent(request))
    if request.method == "POST" and row.looked_at is None and form.is_valid():
        look(openings=row, found=form.cleaned_data["found"], by=request.viewer)
        messages.success(request, "What you found is kept.")
        return redirect("worklist:today")
    record_read(by=request.viewer, subject=row)
    context = {"form": form, "rows": _rows(row), "looked": row.looked_at is not None}
    return staff(request, "watching/openings.html", context)


def _rows(row: ManyOpenings) -> list[dict[str, str]]:
    confirmed = (
        f"Yes, {day_and_time(row.confirmed_at)}" if row.confirmed_at else "Not yet: nothing opens to them until then"
    )
    rows = [
        ("Who", f"{row.user.name}: {row.user_text}"),
        ("When", day_and_time(row.at)),
        ("Records opened in the hour before", str(row.opened)),
        ("Did they show that it was they?", confirmed),
        ("What was found", f"{row.looked_by_name}: {row.found}" if row.looked_at else ""),
    ]
    return [{"question": question, "answer": answer} for question, answer in rows if answer]
