"""Check answers, send, and take away the reference."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from hearth.access.pages import public_page
from hearth.access.render import public
from hearth.audit.actors import PUBLIC
from hearth.concerns.portal.assembling import telling_of
from hearth.concerns.portal.councils import tell_councils
from hearth.concerns.portal.worry import Worry, worry_of
from hearth.concerns.presenters.answers import address_of, sections
from hearth.concerns.queries import destination_of
from hearth.concerns.telling import Destination, KeyUsedTwice
from hearth.concerns.way_back import way_back_from
from hearth.places.models import ResponsibleBody


@public_page
def check(request: HttpRequest) -> HttpResponse:
    """Everything once more, each with a way to change it; and the button that sends."""
    worry = worry_of(request)
    if worry.receipt:
        return redirect("concerns:sent")
    if unfinished := first_not_good_enough(worry):
        return worry.keep(redirect(address_of(unfinished)))
    to = _destination(worry)
    if to is None:
        return redirect("concerns:contact", worry.body_id)
    return send(request, worry, to) if request.method == "POST" else _page(request, worry, to)


@public_page
def sent(request: HttpRequest) -> HttpResponse:
    """The reference and the secret, until whoever wrote says that they have them."""
    worry = worry_of(request)
    if worry.receipt is None:
        return redirect("concerns:start")
    if request.method == "POST":
        worry.draft.forget()
        return redirect("concerns:danger" if "another" in request.POST else "concerns:start")
    return public(request, "concerns/sent.html", {**worry.receipt, "way_back": way_back_from(worry.key)})


def send(request: HttpRequest, worry: Worry, to: Destination) -> HttpResponse:
    try:
        told = tell_councils(telling=telling_of(worry, to), by=PUBLIC)
    except KeyUsedTwice as problem:
        return _page(request, worry, to, problem=f"{problem} See what happened with your reference.", status=409)
    reachable = worry.first("reach", "how") != "no"
    worry.sent(
        {
            "reference": told.receipt.reference,
            "council": to.name,
            "reachable": reachable,
            "also_told": told.also,
            "untold": told.untold,
        }
    )
    return worry.keep(redirect("concerns:sent"))


def first_not_good_enough(worry: Worry) -> str | None:
    """A question that was never answered, or whose answer is no longer a good one."""
    if unanswered := worry.next_step():
        return unanswered
    asked = [step for step in worry.answered if step != "council"]
    return next((step for step in asked if not worry.cleaned(step).is_valid()), None)


def _destination(worry: Worry) -> Destination | None:
    body = ResponsibleBody.objects.filter(pk=worry.body_id).first()
    return destination_of(body) if body else None


def _page(request: HttpRequest, worry: Worry, to: Destination, problem: str = "", status: int = 200) -> HttpResponse:
    context = {
        "title": "Check what you have told us",
        "sections": sections(worry, to.name),
        "back": address_of("reach"),
        "button_text": "Send it now",
        "another_child": address_of(worry.another_child()),
        "council": to.name,
        "problem": problem,
    }
    return public(request, "concerns/check.html", context, status=status)
