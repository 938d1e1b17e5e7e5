"""Pages for a partner's team: what is shared with it, and a way to add what it knows. Each opening is written down
in the log of the register that keeps the family, with the agency of whoever looked."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from hearth.access.models import Agency
from hearth.access.pages import READ, Denied, StaffRequest, signed_in_page
from hearth.access.render import staff
from hearth.access.watching import watch
from hearth.chronology.contributing import contribute
from hearth.families.models import Family, Sharing
from hearth.families.sharing.queries import open_family, shared_with, sharing_with
from hearth.familyfile.shared.forms import AddForm
from hearth.familyfile.shared.policies import may_open_shared
from hearth.familyfile.shared.presenters import page_of
from hearth.familyfile.shared.queries import opened_by
from hearth.scope.actions import record
from hearth.scope.opening import holder_scope
from hearth.ui.days import day, today
from hearth.ui.forms import sent


@contextmanager
def _opened(request: StaffRequest, sharing_id: UUID) -> Iterator[tuple[Sharing, Family]]:
    """The sharing and its family, in the scope of whoever keeps them; or the one 404."""
    sharing = sharing_with(request.viewer, sharing_id, today())
    if sharing is None:
        raise Denied
    with holder_scope(sharing.holder_id):
        family = open_family(sharing)
        if family is None:
            raise Denied
        sharing.family = family
        yield sharing, family


@signed_in_page(may=may_open_shared, methods=READ)
def shared(request: StaffRequest) -> HttpResponse:
    """What is open to the viewer's team today."""
    lines = [
        {"id": row.pk, "title": row.family.name, "text": f"{row.what} Until {day(row.until)}."}
        for row in shared_with(request.viewer, today())
    ]
    return staff(request, "shared/list.html", {"lines": lines})


@signed_in_page(may=may_open_shared, methods=READ)
def family(request: StaffRequest, sharing_id: UUID) -> HttpResponse:
    with _opened(request, sharing_id) as (sharing, family):
        record(by=request.viewer, verb="opened", subject=family, fields=[f"sharing {sharing.pk}"])
        agency = Agency.objects.get(pk=sharing.holder_id).name
        page = page_of(sharing, family, opened_by(sharing, family), agency)
        watch(request, request.viewer, sharing.holder_id)
        return staff(request, "shared/family.html", page)


@signed_in_page(may=may_open_shared)
def add(request: StaffRequest, sharing_id: UUID) -> HttpResponse:
    """Something a partner knows, in their words."""
    form = AddForm(sent(request))
    with _opened(request, sharing_id) as (sharing, family):
        if request.method == "POST" and form.is_valid():
            contribute(sharing=sharing, **form.cleaned_data, by=request.viewer)
            messages.success(request, "Added. Whoever works with the family is asked to read it.")
            return redirect("shared:family", sharing.pk)
        context = {"form": form, "title": "Add what you know", "family": family, "sharing": sharing}
        return staff(request, "shared/add.html", context)
