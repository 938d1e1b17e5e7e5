"""The list of sections, and each section's page. Whatever is typed is kept before it is judged."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearth.access.pages import public_page
from hearth.concerns.forms.professional import Section
from hearth.concerns.professional.place import addressed
from hearth.concerns.professional.presenters import children_rows, done_of, name_of, nth_child, page_of, task_groups
from hearth.concerns.professional.referral import Referral, find, remove_child, write
from hearth.concerns.professional.referrer import (
    ReferrersRequest,
    referrer_of,
    referrers_page,
    to_the_ways_in,
)
from hearth.concerns.professional.rules import after, child_number, section_of
from hearth.concerns.professional.views.beside import beside
from hearth.concerns.professional.views.page import page
from hearth.concerns.rules import MOST_CHILDREN
from hearth.drafts.typed import typed_in
from hearth.drafts.visitors import visitor_draft
from hearth.files.adding import ADD, REMOVE, has_files, show_files, take_files
from hearth.ui.languages import translated

RESCUE = "refer-rescue"
BUTTONS = ("then", ADD, REMOVE)
GONE = _("That referral is not here any more. It was sent or thrown away, or nobody came back to it in time.")
BACK = _("What you typed before you were asked to sign in is here.")


@referrers_page(methods=("GET", "HEAD"))
def tasks(request: ReferrersRequest, draft_id: UUID) -> HttpResponse:
    referral = find(request.referrer, draft_id)
    if away := not_being_written(request, referral):
        return away
    assert referral is not None
    groups = task_groups(referral)
    context = {"groups": groups, "done": done_of(groups), "name": name_of(referral), "referral": referral}
    return page(request, "tasks", context)


@public_page
def section(request: HttpRequest, draft_id: UUID, step: str) -> HttpResponse:
    """Words that arrive after a sign-in has run out are kept in this browser until the next one."""
    referrer = referrer_of(request)
    if referrer is None:
        return _rescued(request, draft_id, step)
    request.referrer = referrer  # type: ignore[attr-defined]
    referral = find(referrer, draft_id)
    if away := not_being_written(request, referral):
        return away
    assert referral is not None
    if not _may_be_asked(referral, step):
        return redirect("concerns:refer_tasks", draft_id)
    if request.method == "POST":
        return _typed(request, referral, step)
    if step == "children":
        return _children(request, referral)
    if _give_back(request, referral, step):
        return redirect(page_of(referral, step))
    form = referral.checked(step) if request.GET.get("show") == "problems" else referral.form(step)
    return _page(request, referral, step, form)


@referrers_page(methods=("POST",))
def keep(request: ReferrersRequest, draft_id: UUID, step: str) -> HttpResponse:
    """Keep what is being typed. 409 where it was sent or thrown away in another window."""
    referral = find(request.referrer, draft_id)
    gone = referral is None or referral.receipt or not _may_be_asked(referral, step) or step == "children"
    if gone or not write(referral, step, typed_in(request.POST)):  # type: ignore[arg-type]
        return HttpResponse(status=409)
    return HttpResponse(status=204)


def not_being_written(request: HttpRequest, referral: Referral | None) -> HttpResponse | None:
    """Somewhere else to go when it was sent, or is not this person's or not there any more: they are told the same."""
    if referral is None:
        messages.warning(request, GONE)
        return redirect("concerns:my_referrals")
    return redirect("concerns:refer_sent", referral.id) if referral.receipt else None


def _may_be_asked(referral: Referral, step: str) -> bool:
    number = child_number(step)
    if number:
        return number <= min(len(referral.children) + 1, MOST_CHILDREN)
    return section_of(step) is not None


def _typed(request: HttpRequest, referral: Referral, step: str) -> HttpResponse:
    then = request.POST.get("then", "")
    if step == "children":
        return _on(referral, step)
    if then == "remove":
        remove_child(referral, step)
        return redirect(page_of(referral, "children"))
    typed = {name: values for name, values in typed_in(request.POST).items() if name not in BUTTONS}
    write(referral, step, typed)
    written = find(referral.referrer, referral.id) or referral
    form = written.checked(step, typed)
    if has_files(form) and _took_files(request, written, form):
        return _page(request, written, step, form)
    if not form.is_valid() and not form.lacks_only:
        return _page(request, written, step, form)
    return redirect(page_of(written, written.next_child)) if then == "another" else _on(written, step)


def _took_files(request: HttpRequest, referral: Referral, form: Section) -> bool:
    to = addressed(referral.checked("where").cleaned_data).to
    known = to.holder_id if to else None
    return take_files(request, form, owner=referral.referrer.owner, form_name=referral.form_name, holder_id=known)


def _on(referral: Referral, step: str) -> HttpResponse:
    """To the list of children after a child; else to the next section, and at last to the answers."""
    if child_number(step):
        return redirect(page_of(referral, "children"))
    section = section_of(step)
    following = after(section) if section else None
    return redirect(page_of(referral, following.id)) if following else redirect("concerns:refer_check", referral.id)


def _children(request: HttpRequest, referral: Referral) -> HttpResponse:
    if not referral.children:
        return redirect(page_of(referral, "child-1"))
    more = page_of(referral, referral.next_child) if len(referral.children) < MOST_CHILDREN else ""
    context = {"rows": children_rows(referral), "more": more, "back": _tasks(referral)}
    return page(request, "children", context)


def _page(request: HttpRequest, referral: Referral, step: str, form: Section) -> HttpResponse:
    section = section_of(step)
    assert section is not None
    if has_files(form):
        show_files(form, owner=referral.referrer.owner, form_name=referral.form_name)
    number = child_number(step)
    context: dict[str, Any] = {
        "form": form,
        "title": nth_child(step) if number else translated(section.title),
        "back": page_of(referral, "children") if step in referral.children else _tasks(referral),
        "draft_url": reverse("concerns:refer_keep", args=[referral.id, step]),
        "name": name_of(referral),
        "may_remove": step in referral.children,
        "tasks": _tasks(referral),
    }
    return page(request, "child" if number else step, context | beside(referral, step, form))


def _tasks(referral: Referral) -> str:
    return reverse("concerns:refer_tasks", args=[referral.id])


def _rescued(request: HttpRequest, draft_id: UUID, step: str) -> HttpResponse:
    to_sign_in = to_the_ways_in(request)
    if request.method != "POST":
        return to_sign_in
    visit = visitor_draft(request, RESCUE)
    visit.content = {"id": str(draft_id), "step": step, "typed": typed_in(request.POST)}
    return visit.keep(to_sign_in)


def _give_back(request: HttpRequest, referral: Referral, step: str) -> bool:
    """Put rescued words where they belong, if they were meant for this page of this person's referral."""
    visit = visitor_draft(request, RESCUE)
    meant = (visit.content.get("id"), visit.content.get("step")) == (str(referral.id), step)
    if not meant or not write(referral, step, visit.content["typed"]):
        return False
    visit.forget()
    messages.info(request, BACK)
    return True
