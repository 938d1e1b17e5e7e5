from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone

from hearth.access.pages import READ, StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record, record_read
from hearth.families.models import Family
from hearth.families.queries import families_for
from hearth.familyfile.pack.document import as_pdf
from hearth.familyfile.pack.presenters import PackPage, pack_page
from hearth.familyfile.pack.queries import pack_of
from hearth.familyfile.policies import may_open_family_files


@staff_page(may=may_open_family_files, methods=READ)
def pack(request: StaffRequest, family_id: UUID) -> HttpResponse:
    """The step-up pack, to read through before it goes to anybody."""
    family = found(families_for(request.viewer), pk=family_id)
    record_read(by=request.viewer, subject=family)
    return staff(request, "pack/pack.html", {"family": family, "page": _page(request, family)})


@staff_page(may=may_open_family_files, methods=READ)
def pack_to_print(request: StaffRequest, family_id: UUID) -> HttpResponse:
    """The same as a PDF. That it was made is in the log."""
    family = found(families_for(request.viewer), pk=family_id)
    record(by=request.viewer, verb="made a step-up pack", subject=family)
    answer = HttpResponse(as_pdf(_page(request, family)), content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="step-up-pack.pdf"'  # no name in a file's name
    answer["Cache-Control"] = "no-store"
    return answer


def _page(request: StaffRequest, family: Family) -> PackPage:
    return pack_page(pack_of(request.viewer, family), request.viewer.name, timezone.now())
