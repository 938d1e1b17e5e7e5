"""The page on which somebody says once more who they are, with a fresh code."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from hearth.access.pages import StaffRequest, signed_in_page
from hearth.access.render import staff
from hearth.access.second_factor import code_problem
from hearth.access.watching import asked_by, confirm, must_confirm
from hearth.audit.pending import record
from hearth.scope.opening import holder_scope
from hearth.ui.fields import ShortText
from hearth.ui.forms import QuestionForm, sent


class CodeForm(QuestionForm):
    code = ShortText(
        "The code that your authenticator app shows now",
        hint="Six digits, or one of your recovery codes.",
        missing="Give the code",
        max_length=20,
        autocomplete="one-time-code",
    )


@signed_in_page(may=lambda viewer: True)
def confirm_again(request: StaffRequest) -> HttpResponse:
    if not must_confirm(request):
        return redirect("first_page")
    form = CodeForm(sent(request))
    if request.method == "POST" and form.is_valid():
        problem = code_problem(request.user, form.cleaned_data["code"])
        if not problem:
            with holder_scope(asked_by(request, request.viewer)):
                confirm(request, request.viewer)
                record(by=request.viewer, verb="confirmed who they are", subject=request.user)
            return HttpResponseRedirect(_next(request))
        form.add_error("code", problem)
    return staff(request, "access/confirm.html", {"form": form, "title": "Is it you?"})


def _next(request: StaffRequest) -> str:
    asked = request.GET.get("next", "")
    return asked if url_has_allowed_host_and_scheme(asked, {request.get_host()}) else "/"
