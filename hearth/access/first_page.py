"""Where somebody who has signed in begins: the first page of their own menu, which differs by role and agency."""

from django.http import HttpResponse, HttpResponseRedirect

from hearth.access.navigation import navigation_for
from hearth.access.pages import READ, Denied, StaffRequest, signed_in_page


@signed_in_page(may=lambda viewer: True, methods=READ)
def first_page(request: StaffRequest) -> HttpResponse:
    menu = navigation_for(request.viewer, request.path).links
    if not menu:
        raise Denied
    return HttpResponseRedirect(menu[0].href)
