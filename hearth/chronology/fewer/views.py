"""The page on which somebody decides who may see one happening."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from hearth.access.pages import StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.chronology.fewer import actions
from hearth.chronology.fewer.forms import NarrowForm, OpenAgainForm
from hearth.chronology.fewer.queries import decided_about
from hearth.chronology.models import Entry, Narrowed
from hearth.chronology.policies import may_narrow_entries
from hearth.chronology.presenters.strands import by_line
from hearth.chronology.queries import entries_of
from hearth.chronology.rules import SEEN_BY, STAFF, fewer_than, seen_by
from hearth.chronology.stages import told_anew
from hearth.drafts.typing import Typing
from hearth.families.models import Family
from hearth.families.queries import families_for
from hearth.ui.days import day, day_and_time
from hearth.ui.forms import QuestionForm, sent


@staff_page(may=may_narrow_entries)
def seen(request: StaffRequest, family_id: UUID, entry_id: UUID) -> HttpResponse:
    """Narrow it; or, where somebody has, open it again to whom its stage says."""
    family = found(families_for(request.viewer), pk=family_id)
    entry = found(entries_of(request.viewer, family), pk=entry_id)
    record_read(by=request.viewer, subject=family)
    decided = decided_about(entry)
    standing = next((each for each in decided if each.ended_at is None), None)
    offered = [code for code in fewer_than(entry.seen_by) if code in seen_by(request.viewer.role)]
    form: QuestionForm = OpenAgainForm(sent(request)) if standing else NarrowForm(sent(request), offered=offered)
    back = reverse("chronology:chronology", args=[family.pk])
    typing = Typing(request.viewer, f"seen-by-{entry.pk}")
    if request.method != "POST":
        typing.show(form)
    elif (standing or offered) and form.is_valid():
        try:
            _decide(request, family, entry, form)
        except actions.NotPossible as problem:
            form.add_error(None, str(problem))
        else:
            typing.forget()
            messages.success(request, "Decided, and written down.")
            return HttpResponseRedirect(f"{back}#happened")
    context = {
        "family": family,
        "entry": entry,
        "by": by_line(entry),
        "now": SEEN_BY[entry.seen_by],
        "form": form if standing or offered else None,
        "standing": standing,
        "decided": list(map(_row, decided)),
        "title": f"Who may see this: {entry.title}, {day(entry.happened)}",
        "back": back,
        "draft_url": typing.url,
    }
    return staff(request, "chronology/seen.html", context)


def _decide(request: StaffRequest, family: Family, entry: Entry, form: QuestionForm) -> None:
    told = form.cleaned_data
    if isinstance(form, NarrowForm):
        actions.narrow(entry=entry, to=told["to"], why=told["why"], by=request.viewer)
    else:
        actions.open_again(entry=entry, told_for=_told_for(family, entry), why=told["why"], by=request.viewer)


def _told_for(family: Family, entry: Entry) -> str:
    """Whom the stage that tells of it says."""
    key = entry.source_kind, entry.source_id
    return next((told.seen_by for told in told_anew(family) if told.key == key), STAFF)


def _row(each: Narrowed) -> list[str]:
    ended = f"Opened again by {each.ended_by}, {day_and_time(each.ended_at)}: {each.ended_why}" if each.ended_at else ""
    return [SEEN_BY[each.seen_by], f"{each.by_name}, {day_and_time(each.created_at)}", each.why, ended]
