from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from hearth.access.pages import Denied, StaffRequest, staff_page
from hearth.concerns.own_pages.policies import may_keep_own_pages


@staff_page(may=may_keep_own_pages, methods=("GET", "HEAD"))
def stale_routes(request: StaffRequest, agency_id: UUID) -> HttpResponse:
    """From the task to the page where a council checks its own ways."""
    if agency_id != request.viewer.agency_id:
        raise Denied
    return redirect("concerns:own_routes")
