from django.http import HttpResponse
from django.urls import reverse

from hearth.access.pages import READ, StaffRequest, staff_page
from hearth.access.render import staff
from hearth.casework.fidelity.presenters import fidelity_page
from hearth.casework.fidelity.queries import stretches_of
from hearth.casework.policies import may_supervise
from hearth.ui import days


@staff_page(may=may_supervise, methods=READ)
def fidelity(request: StaffRequest) -> HttpResponse:
    """Visits due and done, by phase and by worker, beside what each programme asks for."""
    page = fidelity_page(stretches_of(request.viewer, days.today()))
    context = {"page": page, "back": reverse("casework:team")}
    return staff(request, "casework/fidelity.html", context)
