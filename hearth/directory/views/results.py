"""The keeper's own results: what was published, a form for another, and a way to take one back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from hearth.access.pages import StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.directory.actions.results import publish_result, withdraw_result
from hearth.directory.forms.results import ResultForm, WithdrawForm
from hearth.directory.policies import may_keep_directory
from hearth.directory.presenters.evidence import kept_results
from hearth.directory.queries.results import results_of
from hearth.drafts.typing import Typing
from hearth.ui.forms import sent


@staff_page(may=may_keep_directory)
def own_results(request: StaffRequest) -> HttpResponse:
    typing, form = Typing(request.viewer, "own-result"), ResultForm(sent(request))
    if not form.is_bound:
        typing.show(form)
    elif form.is_valid():
        publish_result(result=form.result(), by=request.viewer)
        typing.forget()
        messages.success(request, "Written down. It stands beside what is published elsewhere.")
        return redirect("directory:own_results")
    context = {"form": form, "results": kept_results(results_of(request.viewer)[:100]), "draft_url": typing.url}
    return staff(request, "directory/own_results.html", context)


@staff_page(may=may_keep_directory)
def withdraw(request: StaffRequest, result_id: UUID) -> HttpResponse:
    row = found(results_of(request.viewer).filter(withdrawn_at=None), pk=result_id)
    form = WithdrawForm(sent(request))
    if form.is_bound and form.is_valid():
        withdraw_result(result=row, why=form.cleaned_data["why"], by=request.viewer)
        messages.success(request, "Withdrawn. It is kept with your reason, and nobody sees it.")
        return redirect("directory:own_results")
    context = {"form": form, "it": kept_results([row])[0], "button_text": "Withdraw"}
    return staff(request, "directory/withdraw_result.html", context)
