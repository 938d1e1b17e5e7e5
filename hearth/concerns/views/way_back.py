"""Back to a report with its reference and secret: what has happened, and words both ways."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from hearth.access.pages import public_page
from hearth.access.render import public
from hearth.audit.actors import NamedActor
from hearth.audit.pending import record_read
from hearth.concerns.actions import add_message
from hearth.concerns.forms.way_back import WayBackIn, WriteBack
from hearth.concerns.models import Concern
from hearth.concerns.presenters.progress import entry, progress
from hearth.concerns.queries import WayBack, messages_of, way_back_by_hash
from hearth.concerns.rules import tidy
from hearth.concerns.way_back import hash_of_way_back
from hearth.drafts.visitors import VisitorDraft, visitor_draft
from hearth.scope.opening import intake_scope
from hearth.ui.forms import sent

REPORTER = NamedActor(None, "whoever reported it")
NO_SUCH = "We have no report with this reference and this secret. Check both, letter by letter."


@public_page
def way_back(request: HttpRequest) -> HttpResponse:
    form = WayBackIn(sent(request))
    if request.method == "POST" and form.is_valid():
        visit = visitor_draft(request, "way-back")
        visit.content = {
            "reference": tidy(form.cleaned_data["reference"]),
            "secret_hash": hash_of_way_back(form.cleaned_data["secret"]),
        }
        if own := _own(visit):
            with intake_scope(own.holder_id):
                record_read(by=REPORTER, subject=_concern(own))
            return visit.keep(redirect("concerns:my_report"))
        form.add_error(None, NO_SUCH)
    return public(request, "concerns/way_back.html", {"form": form, "title": "What happened to my report?"})


@public_page
def my_report(request: HttpRequest) -> HttpResponse:
    """Where it stands. Only a visitor who gave the secret within the last day gets here."""
    visit = visitor_draft(request, "way-back")
    own = _own(visit)
    if own is None:
        return redirect("concerns:way_back")
    form = WriteBack(sent(request))
    if request.method == "POST" and form.is_valid():
        with intake_scope(own.holder_id):
            add_message(concern=_concern(own), words=form.cleaned_data["words"], written_by="reporter", by=REPORTER)
        return redirect("concerns:my_report")
    messages = [entry(message) for message in messages_of(**visit.content)]
    more = {"own": own, "stands": progress(own), "written": messages}
    return public(request, "concerns/my_report.html", {"form": form, **more})


def _own(visit: VisitorDraft) -> WayBack | None:
    return way_back_by_hash(**visit.content) if visit.content else None


def _concern(own: WayBack) -> Concern:
    """As much of the concern as an action in an intake scope needs: which one, and whose."""
    return Concern(id=own.concern_id, holder_id=own.holder_id)
