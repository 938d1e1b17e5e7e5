"""Give a file out: to be saved, never to be shown within our own pages."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from hearth.audit.actors import Actor
from hearth.audit.pending import record_read
from hearth.files import store
from hearth.files.models import Attachment
from hearth.files.sealing import CannotOpen

MAY_BE_GIVEN = {"clean", "unscanned"}


class NotGiven(Exception):
    """Why not, in a sentence for staff."""


def download(attachment: Attachment, *, by: Actor) -> HttpResponse:
    """The file, for somebody who was found to be allowed to open its record. Raises `NotGiven`."""
    if attachment.state not in MAY_BE_GIVEN:
        raise NotGiven(f"“{attachment.name}” cannot be opened. {attachment.get_state_display()}.")
    try:
        content = store.get(attachment.file_id)
    except (OSError, CannotOpen) as problem:
        raise NotGiven(f"“{attachment.name}” could not be read. Tell whoever looks after this Hearth.") from problem
    record_read(by=by, subject=attachment)
    response = HttpResponse(content, content_type=attachment.media_type)
    response.headers["Content-Disposition"] = content_disposition_header(True, attachment.name) or "attachment"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
