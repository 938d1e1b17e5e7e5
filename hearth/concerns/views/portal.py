"""One question a page, whoever is asked. Whatever is typed is kept before it is judged.

Each address says in which voice it asks: `journey` is the name of one of `JOURNEYS`.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from hearth.access.pages import public_page
from hearth.access.render import public
from hearth.concerns.portal.journeys import worry_of
from hearth.concerns.portal.routing import NotFound, by_name, by_postcode, where_now
from hearth.concerns.portal.worry import Worry
from hearth.concerns.presenters.reaching import national_numbers, ways_to_reach
from hearth.concerns.queries import destination_of
from hearth.concerns.rules import MOST_CHILDREN
from hearth.concerns.views.asking import ask, not_good_enough
from hearth.drafts.typed import typed_in
from hearth.places.models import ResponsibleBody
from hearth.ui.forms import QuestionForm


@public_page
def danger(request: HttpRequest, journey: str) -> HttpResponse:
    worry = worry_of(request, journey)
    answered = ask(request, worry, "danger")
    if isinstance(answered, HttpResponse):
        return answered
    page = {"now": "call_999", "today": "today"}.get(answered.cleaned_data["danger"])
    return worry.keep(redirect(worry.journey.address(page))) if page else _go_on(worry)


@public_page
def where(request: HttpRequest, journey: str) -> HttpResponse:
    """The place leads to a council, or to a choice of councils."""
    worry = worry_of(request, journey)
    answered = ask(request, worry, "where")
    if isinstance(answered, HttpResponse):
        return answered
    said = answered.cleaned_data
    _notice_where_now(worry, answered)
    try:
        worry.place = by_postcode(said["postcode"]) if said["postcode"] else by_name(said["council"] or said["nearest"])
    except NotFound as problem:
        answered.add_error("postcode", str(problem))
        return not_good_enough(request, worry, "where", answered)
    return _once_council_is_known(worry)


@public_page
def council(request: HttpRequest, journey: str) -> HttpResponse:
    worry = worry_of(request, journey)
    answered = ask(request, worry, "council")
    return answered if isinstance(answered, HttpResponse) else _once_council_is_known(worry)


@public_page(methods=("GET", "HEAD"))
def ring(request: HttpRequest, journey: str) -> HttpResponse:
    """It cannot wait: the council's number that answers at this hour, and a way on."""
    worry = worry_of(request, journey)
    body = ResponsibleBody.objects.filter(pk=worry.body_id).first()
    if body is None:
        return redirect(worry.journey.address("where"))
    context = {
        "body": body,
        "found": ways_to_reach(body),
        "numbers": national_numbers(body.nation),
        "on": _next(worry),
        "back": worry.journey.address("where"),
    }
    return public(request, worry.journey.template("ring"), context)


@public_page
def child(request: HttpRequest, journey: str, number: int = 1) -> HttpResponse:
    """One child a page; another one, or one too many, at the press of a button."""
    worry, step = worry_of(request, journey), f"child-{number}"
    if not 1 <= number <= min(len(worry.children) + 1, MOST_CHILDREN):
        return redirect(worry.journey.address("child-1"))
    if request.POST.get("then") == "remove":
        worry.remove_child(step)
        return _go_on(worry)
    answered = ask(request, worry, step)
    if isinstance(answered, HttpResponse):
        return answered
    if request.POST.get("then") == "another":
        return worry.keep(redirect(worry.journey.address(worry.another_child())))
    return _go_on(worry)


@public_page
def question(request: HttpRequest, journey: str, step: str) -> HttpResponse:
    """Every other question. Where the child is now may leave a choice that is asked for next."""
    worry = worry_of(request, journey)
    answered = ask(request, worry, step)
    if isinstance(answered, HttpResponse):
        return answered
    _notice_where_now(worry, answered)
    return _go_on(worry)


@public_page(methods=("POST",))
def keep(request: HttpRequest, journey: str, step: str) -> HttpResponse:
    """Keep what is being typed; whether it is a good answer is asked when it is sent."""
    worry, kept = worry_of(request, journey), HttpResponse(status=204)
    if not worry.journey.is_step(step):
        raise Http404
    if worry.receipt or not worry.draft.content:  # sent or left in the meantime: nothing is begun anew
        return kept
    worry.type(step, typed_in(request.POST))
    worry.refuse(step)
    return worry.keep(kept)


def _notice_where_now(worry: Worry, answered: QuestionForm) -> None:
    if "now_where" in answered.cleaned_data:
        worry.now_place = where_now(answered.cleaned_data["now_where"])


def _once_council_is_known(worry: Worry) -> HttpResponse:
    """On to the next question; or, where the council does not use Hearth, to its own numbers."""
    if not worry.body_id:
        return _go_on(worry)
    body = ResponsibleBody.objects.get(pk=worry.body_id)
    if destination_of(body) is None:
        return _elsewhere(worry, body)
    if worry.first("danger", "danger") in ("now", "today"):
        return worry.keep(redirect(worry.journey.address("ring")))
    return _go_on(worry)


def _elsewhere(worry: Worry, body: ResponsibleBody) -> HttpResponse:
    """Words already written are left to their writer, who may want to copy them; else nothing is kept."""
    page = redirect(f"concerns:{worry.journey.name_of('contact')}", body.pk)
    if worry.account:
        worry.refuse("where")
        return worry.keep(page)
    worry.draft.forget()
    return page


def _go_on(worry: Worry) -> HttpResponse:
    return worry.keep(redirect(_next(worry)))


def _next(worry: Worry) -> str:
    step = worry.next_step()
    return worry.journey.address(step or "check")
