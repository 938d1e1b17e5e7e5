"""The pages on which a family's own people note what is shared about it, and what it has agreed to."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access.pages import READ, StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.families.actions import sharing as actions
from hearth.families.models import Family
from hearth.families.policies import may_work_with_families
from hearth.families.queries import families_for, members_of
from hearth.families.sharing import queries
from hearth.families.sharing.bases import bases_for
from hearth.families.sharing.forms import (
    AgreementForm,
    RefuseForm,
    RiskForm,
    ShareForm,
    WithdrawAgreementForm,
    WithdrawForm,
)
from hearth.families.sharing.presenters import agreement_row, contribution_rows, shown
from hearth.families.sharing.rules import NotAllowed
from hearth.ui.forms import QuestionForm, sent


def _family(request: StaffRequest, family_id: UUID) -> Family:
    return found(families_for(request.viewer), pk=family_id)


def _ask(
    request: StaffRequest,
    family: Family,
    form: QuestionForm,
    title: str,
    change: Callable[[dict[str, Any]], object],
    **more: Any,
) -> HttpResponse:
    """Ask; when all is well, change it and go back to the list. What cannot be is said on the page."""
    back = reverse("sharing:list", args=[family.pk])
    if request.method == "POST" and form.is_valid():
        try:
            change(form.cleaned_data)
            return redirect(back)
        except NotAllowed as problem:
            form.add_error(None, str(problem))
    context = {"form": form, "title": title, "back": back, "family": family, "rows": [], "words": ""} | more
    return staff(request, "sharing/ask.html", context)


@staff_page(may=may_work_with_families, methods=READ)
def sharings(request: StaffRequest, family_id: UUID) -> HttpResponse:
    family = _family(request, family_id)
    record_read(by=request.viewer, subject=family)
    context = {
        "family": family,
        "sharings": [shown(each) for each in queries.sharings_of(family)[:100]],
        "agreements": [agreement_row(each) for each in queries.agreements_of(family)[:100]],
    }
    return staff(request, "sharing/list.html", context)


@staff_page(may=may_work_with_families)
def share(request: StaffRequest, family_id: UUID) -> HttpResponse:
    family = _family(request, family_id)
    form = ShareForm(sent(request), bases=bases_for(family), teams=queries.teams_to_share_with(request.viewer))
    return _ask(
        request,
        family,
        form,
        "Share something about this family",
        lambda _: actions.share(family=family, sharing=form.sharing, by=request.viewer),
        words="Share what helps to keep a child safe, and no more than that. Consent is not what makes it lawful: "
        "tell the family where that is safe.",
    )


@staff_page(may=may_work_with_families)
def refuse(request: StaffRequest, family_id: UUID) -> HttpResponse:
    family = _family(request, family_id)
    form = RefuseForm(sent(request), bases=bases_for(family))
    return _ask(
        request,
        family,
        form,
        "Somebody asked, and you refused",
        lambda _: actions.refuse_to_share(family=family, refusal=form.refusal, by=request.viewer),
    )


@staff_page(may=may_work_with_families)
def withdraw(request: StaffRequest, sharing_id: UUID) -> HttpResponse:
    rows = queries.sharings_for(request.viewer).filter(refused=False, withdrawn_at=None).exclude(team_id=None)
    row = found(rows, pk=sharing_id)
    return _ask(
        request,
        row.family,
        WithdrawForm(sent(request)),
        f"End what is shared with {row.with_whom}",
        lambda said: actions.withdraw_sharing(sharing=row, why=said["why"], by=request.viewer),
        words="The page closes to them at once.",
    )


@staff_page(may=may_work_with_families)
def agree(request: StaffRequest, family_id: UUID) -> HttpResponse:
    family = _family(request, family_id)
    people = {str(person.pk): person for person in members_of(family)}
    return _ask(
        request,
        family,
        AgreementForm(sent(request), people=people.values()),
        "The family agrees to a service",
        lambda said: actions.note_agreement(
            family=family,
            person=people[said["person"]],
            to_what=said["to_what"],
            given=said["given"],
            by=request.viewer,
        ),
        words="This is not the lawful basis for sharing, and help does not wait for it.",
    )


@staff_page(may=may_work_with_families)
def agreement(request: StaffRequest, agreement_id: UUID) -> HttpResponse:
    """Withdraw an agreement; once it is withdrawn, say what that means for the children."""
    row = found(queries.agreements_for(request.viewer), pk=agreement_id)
    told = agreement_row(row)
    if row.withdrawn is None:
        form: QuestionForm = WithdrawAgreementForm(sent(request))
        return _ask(
            request,
            row.family,
            form,
            "The agreement is withdrawn",
            lambda said: actions.withdraw_agreement(
                agreement=row, on=said["on"], words=said["words"], by=request.viewer
            ),
            rows=_rows(told),
            words="It stops nothing by itself. Whoever works with the family is asked to look at the risk.",
        )
    return _ask(
        request,
        row.family,
        RiskForm(sent(request)),
        "Look at the risk",
        lambda said: actions.look_at_risk(agreement=row, risk=said["risk"], by=request.viewer),
        rows=_rows(told),
    )


def _rows(told: dict[str, Any]) -> list[dict[str, str]]:
    rows = [
        ("Agreement", told["title"]),
        ("When", told["when"]),
        ("Since", told["withdrawn"]),
        ("Risk", told["looked"]),
    ]
    return [{"question": question, "answer": answer} for question, answer in rows if answer]


@staff_page(may=may_work_with_families)
def contribution(request: StaffRequest, contribution_id: UUID) -> HttpResponse:
    """What a partner has added: to be read by one of ours."""
    row = found(queries.contributions_for(request.viewer), pk=contribution_id)
    if request.method == "POST" and row.read_at is None:
        actions.note_read(contribution=row, by=request.viewer)
        messages.success(request, "Noted that you have read it.")
        return redirect("familyfile:family", row.family_id)
    record_read(by=request.viewer, subject=row)
    context = {"family": row.family, "rows": contribution_rows(row), "unread": row.read_at is None}
    return staff(request, "sharing/contribution.html", context)
