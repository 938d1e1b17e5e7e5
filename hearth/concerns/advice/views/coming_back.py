"""Back with the reference and the secret: read the answer, ask on, or go on to a report."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from hearth.access.pages import public_page
from hearth.access.render import public
from hearth.audit.pending import record_read
from hearth.concerns.advice.actions import ask_on
from hearth.concerns.advice.forms import AskOn, ComingBack
from hearth.concerns.advice.models import AdviceRequest
from hearth.concerns.advice.presenters import entry, stands
from hearth.concerns.advice.queries import OwnQuestion, own_question, said_about
from hearth.concerns.advice.rules import tidy_reference
from hearth.concerns.advice.views.asking import ASKER
from hearth.concerns.forms.sent_once import OTHER_WORDS_SENT
from hearth.concerns.inserting import SentAlready
from hearth.concerns.portal.journeys import worry_of
from hearth.concerns.way_back import hash_of_way_back
from hearth.drafts.visitors import VisitorDraft, visitor_draft
from hearth.scope.opening import intake_scope
from hearth.ui.forms import sent

NO_SUCH = _("We have no question with this reference and this secret. Check both, letter by letter.")


@public_page
def back(request: HttpRequest) -> HttpResponse:
    form = ComingBack(sent(request))
    if request.method == "POST" and form.is_valid():
        visit = visitor_draft(request, "advice-back")
        visit.content = {
            "reference": tidy_reference(form.cleaned_data["reference"]),
            "secret_hash": hash_of_way_back(form.cleaned_data["secret"]),
        }
        if own := _own(visit):
            with intake_scope(own.holder_id):
                record_read(by=ASKER, subject=_request(own))
            return visit.keep(redirect("concerns:advice_mine"))
        form.add_error(None, str(NO_SUCH))
    context = {"form": form, "title": _("Read the answer to what you asked")}
    return public(request, "concerns/advice/back.html", context)


@public_page
def mine(request: HttpRequest) -> HttpResponse:
    """Only a visitor who gave the secret within the last day gets here."""
    visit = visitor_draft(request, "advice-back")
    own = _own(visit)
    if own is None:
        return redirect("concerns:advice_back")
    form = AskOn(sent(request))
    if request.method == "POST" and not own.closed_at and form.is_valid() and _asked_on(visit, own, form):
        return redirect("concerns:advice_mine")
    said = [entry(each) for each in said_about(**visit.content)]
    return public(request, "concerns/advice/mine.html", {"form": form, "own": own, "stands": stands(own), "said": said})


def _asked_on(visit: VisitorDraft, own: OwnQuestion, form: AskOn) -> bool:
    """Kept once. False: other words were sent under this key, so the form is to be shown again."""
    words, key = form.cleaned_data["words"], form.cleaned_data["key"]
    try:
        with intake_scope(own.holder_id):
            ask_on(request=_request(own), body_id=own.body_id, words=words, key=key, by=ASKER)
    except SentAlready:
        if any(each.written_by == "asked" and each.words == words for each in said_about(**visit.content)):
            return True
        form.once_more(OTHER_WORDS_SENT)
        return False
    return True


@public_page(methods=("POST",))
def to_a_report(request: HttpRequest) -> HttpResponse:
    """Their words go before them into the report's own pages; nothing that stands there already is lost."""
    visit = visitor_draft(request, "advice-back")
    own = _own(visit)
    if own is None:
        return redirect("concerns:advice_back")
    worry = worry_of(request, "worry")
    if not worry.receipt and not worry.first("seen", "account"):
        asked = [each.words for each in said_about(**visit.content) if each.written_by == "asked"]
        worry.type("seen", {"account": ["\n\n".join(asked)]})
        if own.lives_postcode and not worry.first("where", "postcode"):
            worry.type("where", {"how": ["postcode"], "postcode": [own.lives_postcode]})
    return worry.keep(redirect("concerns:before"))


def _own(visit: VisitorDraft) -> OwnQuestion | None:
    return own_question(**visit.content) if visit.content else None


def _request(own: OwnQuestion) -> AdviceRequest:
    """As much of it as an action in an intake scope needs: which one, and whose."""
    return AdviceRequest(id=own.request_id, holder_id=own.holder_id, reference=own.reference)
