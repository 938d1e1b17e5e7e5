from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access.pages import READ, StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.access.viewer import Viewer
from hearth.audit.pending import record_read
from hearth.chronology.copies import actions, presenters
from hearth.chronology.copies.drafting import drafted, masks
from hearth.chronology.copies.forms import Begin, DecideEntry, DecideWords, Make
from hearth.chronology.copies.printing import as_pdf
from hearth.chronology.copies.rules import LEAVES
from hearth.chronology.models import Copy
from hearth.chronology.policies import may_read_chronologies
from hearth.chronology.presenters.strands import by_line
from hearth.chronology.queries import entries_of
from hearth.drafts.typing import Typing
from hearth.families.models import FamilyMember
from hearth.families.queries import families_for, members_of
from hearth.ui.days import day
from hearth.ui.forms import QuestionForm, sent

LATEST = 50


def copies_for(viewer: Viewer) -> QuerySet[Copy]:
    """Of the families that the viewer may open. One made before somebody in the family was sealed may name them."""
    sealed_since = FamilyMember.objects.filter(
        holder_id=OuterRef("holder_id"), family=OuterRef("family"), person__sealed_at__gte=OuterRef("made_at")
    )
    copies = Copy.objects.filter(holder_id=viewer.holder_id, family__in=families_for(viewer))
    return copies.filter(~Exists(sealed_since)).select_related("family", "person")


@staff_page(may=may_read_chronologies)
def begin(request: StaffRequest, family_id: UUID) -> HttpResponse:
    """The copies made so far, and who asks for another."""
    family = found(families_for(request.viewer), pk=family_id)
    record_read(by=request.viewer, subject=family)
    form = Begin(sent(request))
    children = members_of(family, children=True)
    known = {child.pk for child in children}
    form.offer([each for each in members_of(family) if each.pk not in known], children)
    typing = Typing(request.viewer, f"copy-of-{family.pk}")
    if request.method != "POST":
        typing.show(form)
    elif form.is_valid():
        try:
            begun = actions.begin_copy(family=family, wanted=form.wanted(request.viewer.name), by=request.viewer)
        except actions.NotACopy as lack:
            form.add_error(None, str(lack))
        else:
            typing.forget()
            return redirect("chronology:copy", begun.pk)
    copies = copies_for(request.viewer).filter(family=family).order_by("-created_at", "-id")[:LATEST]
    context = {"family": family, "form": form, "copies": presenters.copy_rows(copies), "draft_url": typing.url}
    return staff(request, "chronology/copies/begin.html", context)


@staff_page(may=may_read_chronologies, methods=READ)
def copy(request: StaffRequest, copy_id: UUID) -> HttpResponse:
    """How it will read, before anything is given out; or, once made, what was."""
    record = found(copies_for(request.viewer), pk=copy_id)
    record_read(by=request.viewer, subject=record)
    return _page(request, record)


@staff_page(may=may_read_chronologies)
def copy_entry(request: StaffRequest, copy_id: UUID, entry_id: UUID) -> HttpResponse:
    """One entry: a person decides otherwise than was proposed, and says why."""
    record = found(copies_for(request.viewer).filter(made_at=None), pk=copy_id)
    entry = found(entries_of(request.viewer, record.family), pk=entry_id)
    record_read(by=request.viewer, subject=record)
    form = DecideEntry(sent(request))
    typing = Typing(request.viewer, f"copy-{record.pk}-{entry.pk}")
    if request.method != "POST":
        typing.show(form)
    elif form.is_valid():
        told = form.cleaned_data
        actions.decide_entry(copy=record, entry=entry, part=told["part"], why=told["why"], by=request.viewer)
        typing.forget()
        return redirect(f"{reverse('chronology:copy', args=[record.pk])}#entry-{entry.pk}")
    context = {
        "form": form,
        "title": f"{entry.title}, {day(entry.happened)}",
        "entry": entry,
        "by": by_line(entry),
        "family": record.family,
        "back": reverse("chronology:copy", args=[record.pk]),
        "draft_url": typing.url,
    }
    return staff(request, "chronology/copies/entry.html", context)


@staff_page(may=may_read_chronologies, methods=("POST",))
def copy_words(request: StaffRequest, copy_id: UUID) -> HttpResponse:
    """Words to hide, or to let stand, wherever they are."""
    record = found(copies_for(request.viewer).filter(made_at=None), pk=copy_id)
    form = DecideWords(request.POST)
    if not form.is_valid():
        return _page(request, record, form)
    told = form.cleaned_data
    actions.decide_words(
        copy=record, words=told["words"], shown=told["shown"] == "yes", why=told["words_why"], by=request.viewer
    )
    _typing(request.viewer, record, form).forget()
    return redirect(f"{reverse('chronology:copy', args=[record.pk])}#words")


@staff_page(may=may_read_chronologies, methods=("POST",))
def make_copy(request: StaffRequest, copy_id: UUID) -> HttpResponse:
    """It is made, and written down."""
    record = found(copies_for(request.viewer).filter(made_at=None), pk=copy_id)
    form = Make(request.POST)
    leaves = record.audience in LEAVES
    if leaves and not form.is_valid():
        return _page(request, record, form)
    try:
        actions.make_copy(copy=record, footing=form.footing() if leaves else None, by=request.viewer)
    except actions.NotACopy as problem:
        form.add_error(None, str(problem))
        return _page(request, record, form, status=409)
    _typing(request.viewer, record, form).forget()
    messages.success(request, "The copy is made. It stays as it is now.")
    return redirect("chronology:copy", record.pk)


@staff_page(may=may_read_chronologies, methods=READ)
def copy_pdf(request: StaffRequest, copy_id: UUID) -> HttpResponse:
    """The copy as it was made, to print. Each time it is fetched is written down."""
    record = found(copies_for(request.viewer).exclude(made_at=None), pk=copy_id)
    record_read(by=request.viewer, subject=record)
    answer = HttpResponse(as_pdf(record), content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="chronology.pdf"'
    return answer


def _page(request: StaffRequest, record: Copy, form: QuestionForm | None = None, status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {
        "copy": record,
        "family": record.family,
        "facts": presenters.facts(record),
        **({"form": form} if form else {}),
    }
    if record.made_at is None:
        context |= _undecided(request.viewer, record, form)
    return staff(request, "chronology/copies/copy.html", context, status=status)


def _undecided(viewer: Viewer, record: Copy, form: QuestionForm | None) -> dict[str, Any]:
    entries = drafted(viewer, record)
    masked = masks(record, entries)
    words_form, make_form = (_being_written(viewer, record, form, kind) for kind in (DecideWords, Make))
    return {
        "summary": presenters.summary(record, entries),
        "entries": presenters.preview(record, entries, masked),
        "masks": presenters.mask_rows(masked),
        "leaves": record.audience in LEAVES,
        "words_form": words_form,
        "words_draft_url": _typing(viewer, record, words_form).url,
        "make_form": make_form,
        "make_draft_url": _typing(viewer, record, make_form).url,
    }


def _being_written(
    viewer: Viewer, record: Copy, sent_form: QuestionForm | None, kind: type[QuestionForm]
) -> QuestionForm:
    """The form that was sent, or a new one with what was being typed into it."""
    if isinstance(sent_form, kind):
        return sent_form
    form = kind()
    _typing(viewer, record, form).show(form)
    return form


def _typing(viewer: Viewer, record: Copy, form: QuestionForm) -> Typing:
    return Typing(viewer, f"copy-{type(form).__name__.lower()}-{record.pk}")
