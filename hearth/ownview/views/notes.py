"""What somebody wrote on their own page, and the answer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access.pages import StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.drafts.typing import Typing
from hearth.ownview.actions.writing import answer_note
from hearth.ownview.forms.workers import Answer
from hearth.ownview.models import KINDS
from hearth.ownview.policies import may_show
from hearth.ownview.queries.views import notes_for
from hearth.ownview.rules import AnsweredMeanwhile, NotPossible
from hearth.ui.forms import sent


@staff_page(may=may_show)
def note(request: StaffRequest, note_id: UUID) -> HttpResponse:
    """Answer what somebody wrote on their own page: kept as it is typed. Who comes second sees both answers, and loses
    none."""
    note = found(notes_for(request.viewer), pk=note_id)
    form, problem, typing = Answer(sent(request)), "", Typing(request.viewer, f"own-note-{note.pk}")
    if request.method == "POST" and form.is_valid():
        try:
            answer_note(note=note, by=request.viewer, **form.cleaned_data)
            typing.forget()
            messages.success(request, f"{note.view.person} reads your answer on their own page.")
            return redirect("ownview:preview", note.view_id)
        except AnsweredMeanwhile as refused:
            problem = str(refused)
            note.refresh_from_db()
        except NotPossible as refused:
            form.add_error(None, str(refused))
    elif request.method != "POST":
        typing.show(form)
        record_read(by=request.viewer, subject=note)
    context: dict[str, object] = {
        "note": note,
        "problem": problem,
        "not_sent": form.data.get("answer", ""),
        "kind": KINDS[note.kind],
        "draft_url": typing.url,
        "who": note.door.advocate or str(note.view.person),
        "title": f"{note.view.person} wrote",
        "back": reverse("ownview:preview", args=[note.view_id]),
    }
    if not note.answered_at:
        context["form"] = form
    return staff(request, "ownview/note.html", context)
