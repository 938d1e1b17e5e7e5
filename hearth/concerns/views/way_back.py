"""Back to a report with its reference and secret: what has happened, and words both ways."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, gettext_lazy, ngettext

from hearth.access.pages import public_page
from hearth.access.render import public
from hearth.audit.actors import NamedActor
from hearth.audit.pending import record_read
from hearth.concerns.actions import add_message
from hearth.concerns.floods.marks import source_mark
from hearth.concerns.forms.sent_once import OTHER_WORDS_SENT
from hearth.concerns.forms.way_back import Lost, WayBackIn, WriteBackWithFiles, YoungWayBackIn
from hearth.concerns.guessing import must_wait, note_wrong
from hearth.concerns.inserting import SentAlready
from hearth.concerns.models import Concern
from hearth.concerns.presenters.progress import entry, how_many_new, passed_on
from hearth.concerns.presenters.routing import body_names
from hearth.concerns.queries import WayBack, messages_of, voice_of, way_back_by_hash
from hearth.concerns.returning import have_read, standing_of
from hearth.concerns.rules import tidy
from hearth.concerns.way_back import hash_of_way_back
from hearth.concerns.young.speaking import say_ti
from hearth.drafts.visitors import VisitorDraft, visitor_draft
from hearth.files.actions import NoLongerHere, forget_waiting
from hearth.files.adding import take_files
from hearth.files.queries import waiting_files
from hearth.places.queries import bodies_on
from hearth.scope.opening import intake_scope
from hearth.ui.days import today
from hearth.ui.forms import sent

REPORTER = NamedActor(None, "whoever reported it")
WAIT = gettext_lazy("That did not fit several times. Check what you wrote down, and try again in a quarter of an hour.")


@public_page
def way_back(request: HttpRequest, young: bool = False) -> HttpResponse:
    """The same door twice: who they are is known only behind it, so a child's own pages lead to a child's."""
    form = YoungWayBackIn(sent(request)) if young else WayBackIn(sent(request))
    status = 200
    if request.method == "POST" and form.is_valid():
        if visit := _let_in(request, form):
            return visit.keep(redirect("concerns:my_report"))
        status = 429 if form.has_error("__all__", "wait") else 200
    title = gettext("What happened?") if young else gettext("What happened to my report?")
    template = "concerns/young/way_back.html" if young else "concerns/way_back.html"
    return public(request, template, {"form": form, "title": title}, status=status)


def _let_in(request: HttpRequest, form: WayBackIn) -> VisitorDraft | None:
    """The same answer for a wrong reference and for a wrong secret, and the same work."""
    source, reference = source_mark(request), form.cleaned_data["reference"]
    if must_wait(source=source, reference=reference):
        form.add_error(None, form.problem(WAIT, "wait"))
        return None
    visit = visitor_draft(request, "way-back")
    visit.content = {
        "reference": tidy(reference),
        "secret_hash": hash_of_way_back(form.cleaned_data["secret"]),
    }
    own = _own(visit)
    if own is None:
        note_wrong(source=source, reference=reference)
        form.add_error(None, form.problem(form.no_such, "no_such"))
        return None
    with intake_scope(own.holder_id):
        record_read(by=REPORTER, subject=_concern(own))
    return visit


@public_page
def my_report(request: HttpRequest) -> HttpResponse:
    """Where it stands. Only a visitor who gave the secret within the last day gets here."""
    visit = visitor_draft(request, "way-back")
    own = _own(visit)
    if own is None:
        return redirect("concerns:way_back")
    voice = voice_of(**visit.content)
    if voice.is_young:
        say_ti()
    form, beside = WriteBackWithFiles(sent(request)), _files_for(own)
    stay = take_files(request, form, owner=visit.owner, form_name=beside, holder_id=own.holder_id)
    if request.method == "POST" and not stay and form.is_valid() and _written(visit, own, beside, form):
        return redirect("concerns:my_report")
    written = messages_of(**visit.content)
    new = how_many_new(written)
    if new:
        have_read(**visit.content)
    took_over = body_names([own.passed_to_body]).get(own.passed_to_body, "") if own.passed_to_body else ""
    context = {
        "form": form,
        "own": own,
        "is_own": voice.is_own,
        "is_young": voice.is_young,
        "passed_on": passed_on(own, took_over),
        "standing": standing_of(own, visit.content["secret_hash"]),
        "written": [entry(message) for message in written],
        "news": ngettext("There is a new message for you.", "There are new messages for you.", new) if new else "",
    }
    return public(request, "concerns/my_report.html", context)


def _written(visit: VisitorDraft, own: WayBack, beside: str, form: WriteBackWithFiles) -> bool:
    """Kept once, with its files, which then no longer wait beside an empty form. False: the form is to be shown."""
    files = [file.pk for file in waiting_files(visit.owner, beside)]
    words, key = form.cleaned_data["words"], form.cleaned_data["key"]
    concern = _concern(own)
    try:
        with intake_scope(own.holder_id):
            add_message(concern=concern, words=words, written_by="reporter", files=files, key=key, by=REPORTER)
    except NoLongerHere:  # taken back in another window: what is there now is shown
        return True
    except SentAlready:
        if _sent_before(visit, words):
            return True
        form.once_more(OTHER_WORDS_SENT)
        return False
    forget_waiting(owner=visit.owner, form=beside)
    return True


def _sent_before(visit: VisitorDraft, words: str) -> bool:
    return any(each.written_by == "reporter" and each.words == words for each in messages_of(**visit.content))


def _files_for(own: WayBack) -> str:
    """Files wait beside one report: another one, looked at in the same browser, does not get them."""
    return f"way-back-{own.reference}"


@public_page
def lost(request: HttpRequest) -> HttpResponse:
    """No secret any more: nobody can find it again, but the council can be asked."""
    form = Lost(sent(request), councils=list(bodies_on(today()).values_list("id", "name")))
    if request.method == "POST" and form.is_valid():
        return redirect("concerns:contact", form.cleaned_data["council"])
    return public(request, "concerns/lost.html", {"form": form, "title": gettext("I have lost my secret")})


def _own(visit: VisitorDraft) -> WayBack | None:
    return way_back_by_hash(**visit.content) if visit.content else None


def _concern(own: WayBack) -> Concern:
    """As much of the concern as an action in an intake scope needs: which one, and whose."""
    return Concern(id=own.concern_id, holder_id=own.holder_id)
