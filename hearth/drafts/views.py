from django.http import HttpResponse

from hearth.access.pages import StaffRequest, signed_in_page
from hearth.drafts.actions import keep_draft
from hearth.drafts.typed import typed_in


@signed_in_page(may=lambda viewer: True, methods=("POST",))
def save(request: StaffRequest, form: str) -> HttpResponse:
    """Keep what is being typed. Pages call this as somebody writes."""
    keep_draft(owner=f"user:{request.viewer.id}", form=form, content=typed_in(request.POST))
    return HttpResponse(status=204)
