"""The register of training: who is trained in what, what runs out, and a form to write it down."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access.pages import READ, StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.practice.own.queries import instruments_in_use, programmes_in_use
from hearth.practice.training.actions import accredit, end_accreditation
from hearth.practice.training.forms import AccreditForm
from hearth.practice.training.policies import may_keep_training
from hearth.practice.training.presenters import rows_of
from hearth.practice.training.queries import accreditations_of, colleagues_of
from hearth.ui.forms import sent


@staff_page(may=may_keep_training, methods=READ)
def register(request: StaffRequest) -> HttpResponse:
    rows = rows_of(list(accreditations_of(request.viewer)))
    context = {"due": [row for row in rows if row.due], "rows": rows}
    return staff(request, "practice/training.html", context)


@staff_page(may=may_keep_training)
def add(request: StaffRequest) -> HttpResponse:
    form = AccreditForm(
        sent(request),
        people=colleagues_of(request.viewer),
        instruments=instruments_in_use(request.viewer.holder_id),
        programmes=list(programmes_in_use(request.viewer.holder_id).values()),
    )
    if request.method == "POST" and form.is_valid():
        held = accredit(user=form.who, training=form.training, by=request.viewer)
        messages.success(request, f"{held.user.name} is trained in {held.title}.")
        return redirect("training:register")
    page = {"form": form, "title": "Write down a training", "back": reverse("training:register")}
    return staff(request, "ui/staff_form.html", page)


@staff_page(may=may_keep_training, methods=("POST",))
def end(request: StaffRequest, accreditation_id: UUID) -> HttpResponse:
    held = found(accreditations_of(request.viewer).filter(ended_on=None), pk=accreditation_id)
    end_accreditation(accreditation=held, by=request.viewer)
    messages.success(request, f"{held.user.name}’s training in {held.title} no longer counts.")
    return redirect("training:register")
