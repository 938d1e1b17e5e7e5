"""What somebody with a link finds: the code is asked for, then one question; and when it is sent, nothing more."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from hearth.access.pages import public_page
from hearth.access.render import public
from hearth.audit.actors import PUBLIC
from hearth.audit.pending import record_read
from hearth.casework.models import AskedByLink
from hearth.casework.outside.actions import come_in, note_wrong_code, who_writes, write
from hearth.casework.outside.codes import fits, hash_of_link
from hearth.casework.outside.forms import WhatYouSee
from hearth.casework.outside.queries import behind, link_behind, link_of, standing_of
from hearth.casework.outside.rules import LASTS, first_name, why_closed
from hearth.casework.outside.sittings import Here, forget, remember, whoever_is_here
from hearth.casework.rules import NotPossible
from hearth.concerns.code_at_a_door import EnterCode, let_in_by_code
from hearth.concerns.views.information import SOMEWHERE_ELSE
from hearth.drafts.actions import forget_draft, keep_draft
from hearth.drafts.queries import draft_of
from hearth.drafts.typed import show_again
from hearth.scope.opening import holder_scope
from hearth.ui.forms import sent

FORM = "what-you-see"
WRONG = gettext_lazy("That code does not open this page. Check it. Whoever asked you can give you a new one.")


@public_page
def door(request: HttpRequest, link: str) -> HttpResponse:
    """Asks for the code. A link that leads nowhere asks for it too, and no code ever fits."""
    form = EnterCode(sent(request))
    if found := let_in_by_code(request, link, form, wrong=WRONG, let_in=_let_in):
        return remember(redirect("asked:write"), found)
    return _page(request, "asked/door.html", {"form": form}, form.status)


def _let_in(link: str, code: str) -> AskedByLink | None:
    """A link that leads nowhere is as much work as one that leads somewhere, down to the event in the log."""
    hashed = hash_of_link(link)
    where = behind(hashed)
    with holder_scope(where.holder_id):
        found = link_behind(where)
        if not fits(code, hashed, found.code_hash):
            note_wrong_code(link=found, by=PUBLIC)
            return None
        whole = link_of(found.pk)
        if whole is None or why_closed(standing_of(whole), timezone.now()):
            return None
        return come_in(link=whole, by=who_writes(whole))


@public_page
def what_you_see(request: HttpRequest) -> HttpResponse:
    """One question. What is typed is kept while it is typed, and what is sent is theirs, word for word."""
    posted = request.method == "POST"
    form = WhatYouSee(sent(request))
    with whoever_is_here(request, writing=posted) as here:
        if here is None:
            return forget(_closed(request, form))
        if posted and _written_already(here, form):
            return forget(_page(request, "asked/sent.html", {}))
        if not here.open:
            return forget(_closed(request, form))
        if posted and form.is_valid():
            try:
                write(link=here.link, words=form.cleaned_data["words"], by=here.actor)
            except NotPossible:  # the review was held, or a worker wrote it down, at this moment
                return forget(_closed(request, form))
            forget_draft(owner=here.draft_owner, form=FORM)
            return forget(_page(request, "asked/sent.html", {}))
        if not posted:
            record_read(by=here.actor, subject=here.link)
            show_again(form, draft_of(here.draft_owner, FORM))
        return remember(_page(request, "asked/write.html", _shown(here, form)), here.link)


def _shown(here: Here, form: WhatYouSee) -> dict[str, object]:
    child = here.link.child
    return {
        "form": form,
        "asks": here.link.asks,
        "who": here.link.given_by_name,
        "agency": here.link.given_by_agency,
        "child": first_name(child.given_names, child.known_as) if child else "",
        "days": LASTS.days,
        "draft_url": reverse("asked:keep"),
    }


def _written_already(here: Here, form: WhatYouSee) -> bool:
    """The button was pressed twice."""
    return form.is_valid() and here.link.contribution.words == form.cleaned_data["words"]


def _closed(request: HttpRequest, form: WhatYouSee) -> HttpResponse:
    """What they sent in vain they are shown, so that it is not lost."""
    words = request.POST.get("words", "") if form.is_bound else ""
    return _page(request, "asked/closed.html", {"words": words})


@public_page(methods=("POST",))
def keep(request: HttpRequest) -> HttpResponse:
    """As it is typed."""
    with whoever_is_here(request, writing=True) as here:
        if here is None or not here.open:
            return HttpResponse(status=409)  # what is typed stays on their page; sent, it is shown back
        keep_draft(owner=here.draft_owner, form=FORM, content={"words": request.POST.getlist("words")})
        return remember(HttpResponse(status=204), here.link)


@public_page
def out(request: HttpRequest) -> HttpResponse:
    """Out at once, to somewhere that says nothing. Coming back needs the code; what was typed is kept."""
    return forget(HttpResponseRedirect(SOMEWHERE_ELSE))


def _page(request: HttpRequest, template: str, context: dict[str, object], status: int = 200) -> HttpResponse:
    title = gettext("Before a review")
    response = public(request, template, {"service_name": title, **context}, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response
