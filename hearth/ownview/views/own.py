"""The page itself, as one person of a family sees it on a telephone: in by link and code, out at a touch."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import gettext, gettext_lazy

from hearth.access.pages import READ, public_page
from hearth.access.render import public
from hearth.audit.actors import PUBLIC
from hearth.audit.pending import record_read
from hearth.concerns.code_at_a_door import EnterCode, let_in_by_code
from hearth.concerns.views.information import SOMEWHERE_ELSE
from hearth.ownview.actions.coming_in import come_in, leave, note_wrong_code, who_is_at
from hearth.ownview.actions.writing import write_note
from hearth.ownview.codes import fits, hash_of_link
from hearth.ownview.forms.own import FORMS, TITLES
from hearth.ownview.models import Sitting
from hearth.ownview.presenters.own import own_page
from hearth.ownview.queries.views import door_at, door_behind, door_of, said_already
from hearth.ownview.sittings import forget, remember, still_open, whoever_is_here
from hearth.scope.opening import holder_scope
from hearth.ui.forms import sent

WRONG = gettext_lazy("That code does not open this page. Check it. Your worker can give you a new one.")


@public_page
def door(request: HttpRequest, link: str) -> HttpResponse:
    """Asks for the code. A link that leads nowhere asks for it too, and no code ever fits."""
    form = EnterCode(sent(request))
    if sitting := let_in_by_code(request, link, form, wrong=WRONG, let_in=_let_in):
        return remember(redirect("ownview:mine"), sitting)
    return _page(request, "ownview/door.html", {"form": form, "title": gettext("My page")}, form.status)


def _let_in(link: str, code: str) -> Sitting | None:
    """A link that leads nowhere is as much work as one that leads somewhere, down to the event in the log."""
    hashed = hash_of_link(link)
    behind = door_behind(hashed)
    with holder_scope(behind.holder_id):
        found = door_at(behind)
        if not fits(code, hashed, found.code_hash):
            note_wrong_code(door=found, by=PUBLIC)
            return None
        door = door_of(found.pk)
        return come_in(door=door, by=who_is_at(door)) if still_open(door) else None


@public_page(methods=READ)
def mine(request: HttpRequest) -> HttpResponse:
    with whoever_is_here(request) as here:
        if here is None:
            return forget(_page(request, "ownview/closed.html", {}))
        record_read(by=here.actor, subject=here.view)
        easy = request.GET.get("as") == "easy"
        context = {"page": own_page(here.view), "easy": easy, "door": here.door, "preview": False}
        return _page(request, "ownview/mine.html", context)


@public_page
def say(request: HttpRequest, kind: str) -> HttpResponse:
    """Ask, correct, or say how we are doing. Sent, it is nothing that a browser could send or show again."""
    if kind not in FORMS:
        return redirect("ownview:mine")
    with whoever_is_here(request, writing=request.method == "POST") as here:
        if here is None:
            return forget(_page(request, "ownview/closed.html", {}))
        form = FORMS[kind](sent(request))
        if request.method == "POST" and form.is_valid():
            words = form.cleaned_data["words"]
            if not said_already(here.sitting, kind, words):
                write_note(door=here.door, kind=kind, words=words, by=here.actor)
            if here.away:
                return forget(_page(request, "ownview/said.html", {}))
            return redirect(f"{request.path}?sent=yes{'&size=large' if _large(request) else ''}")
        if "sent" in request.GET:
            return _page(request, "ownview/said.html", {})
        context = {"form": form, "title": TITLES[kind], "button_text": gettext("Send")}
        return _page(request, "ownview/say.html", context)


@public_page
def out(request: HttpRequest) -> HttpResponse:
    """Out at once, to somewhere that says nothing. Coming back needs the code."""
    with whoever_is_here(request) as here:
        if here is not None:
            leave(sitting=here.sitting, by=here.actor)
    return forget(HttpResponseRedirect(SOMEWHERE_ELSE))


def _page(request: HttpRequest, template: str, context: dict[str, object], status: int = 200) -> HttpResponse:
    response = public(request, template, {**context, "large": _large(request)}, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


def _large(request: HttpRequest) -> bool:
    return request.GET.get("size") == "large"
