"""Check answers, send, and take away the reference."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearth.access.pages import public_page
from hearth.access.render import public
from hearth.audit.actors import PUBLIC
from hearth.concerns.floods.hurdle import hurdle_before
from hearth.concerns.letters import may_email
from hearth.concerns.portal.councils import tell_councils
from hearth.concerns.portal.journeys import worry_of
from hearth.concerns.portal.worry import Worry
from hearth.concerns.promising import promise_kept_in
from hearth.concerns.queries import destination_of
from hearth.concerns.telling import Destination, KeyUsedTwice, Telling
from hearth.concerns.way_back import way_back_from
from hearth.files.actions import NoLongerHere
from hearth.places.models import ResponsibleBody
from hearth.ui.days import today
from hearth.ui.questions import Wording

SENT_BEFORE = _(
    "A report was already sent from here, with other words in it. See what happened to it with your reference."
)


@public_page
def check(request: HttpRequest, journey: str) -> HttpResponse:
    """Everything once more, each with a way to change it; and the button that sends."""
    worry = worry_of(request, journey)
    if worry.receipt:
        return redirect(worry.journey.address("sent"))
    if unfinished := first_not_good_enough(worry):
        return worry.keep(redirect(worry.journey.address(unfinished)))
    if _has_ended(worry):  # at midnight, while somebody was still writing
        worry.refuse("where")
        return worry.keep(redirect(worry.journey.address("where")))
    to = _destination(worry)
    if to is None:
        return redirect(f"concerns:{worry.journey.name_of('contact')}", worry.body_id)
    return send(request, worry, to) if request.method == "POST" else _page(request, worry, to)


@public_page
def sent(request: HttpRequest, journey: str) -> HttpResponse:
    """The reference and the secret, until whoever wrote says that they have them."""
    worry = worry_of(request, journey)
    if worry.receipt is None:
        return redirect("concerns:start")
    if request.method == "POST":
        worry.draft.forget()
        return redirect(worry.journey.address("danger") if "another" in request.POST else "concerns:start")
    more = {"way_back": way_back_from(worry.key), "promise": promise_kept_in(worry.receipt)}
    return public(request, worry.journey.template("sent"), {**worry.receipt, **more})


def send(request: HttpRequest, worry: Worry, to: Destination) -> HttpResponse:
    hurdle = hurdle_before(request)
    if hurdle.wait:
        return please_wait(request, worry.journey.address("check"))
    if hurdle.ask:
        return _page(request, worry, to, ask_person=True, status=422)
    telling = replace(_telling(worry, to), source_mark=hurdle.mark)
    try:
        told = tell_councils(telling=telling, by=PUBLIC)
    except KeyUsedTwice:
        return _page(request, worry, to, problem=SENT_BEFORE, status=409)
    except NoLongerHere:
        return worry.keep(redirect(worry.journey.address("check")))
    worry.sent(
        {
            "reference": told.receipt.reference,
            "council": to.name,
            "reachable": worry.journey.reachable(worry),
            "also_told": told.also,
            "untold": told.untold,
            "emailed": may_email(telling.reporter_email, telling.contact_safe),
            "body_id": to.body_id,
            "danger": telling.danger,
            "sent_at": timezone.now().isoformat(),
        }
    )
    taken_away = worry.keep(redirect(worry.journey.address("sent")))
    worry.forget_files()
    return taken_away


def _telling(worry: Worry, to: Destination) -> Telling:
    """The words of whichever voice, with what was added to them."""
    return replace(worry.journey.telling_of(worry, to), files=tuple(file.pk for file in worry.files))


def please_wait(request: HttpRequest, check: str) -> HttpResponse:
    """Said in words and never in silence; what was written waits with its writer."""
    page = public(request, "concerns/wait.html", {"check": check}, status=429)
    page.headers["Retry-After"] = "60"
    return page


def first_not_good_enough(worry: Worry) -> str | None:
    """A question that was never answered, or whose answer is no longer a good one."""
    if unanswered := worry.next_step():
        return unanswered
    asked = [step for step in worry.answered if step != "council" and worry.journey.is_step(step)]
    return next((step for step in asked if not worry.cleaned(step).is_valid()), None)


def _has_ended(worry: Worry) -> bool:
    """The council has been replaced since the place was asked for."""
    body = ResponsibleBody.objects.filter(pk=worry.body_id).first()
    return body is not None and body.in_force().ended_before(today())


def _destination(worry: Worry) -> Destination | None:
    body = ResponsibleBody.objects.filter(pk=worry.body_id).first()
    return destination_of(body) if body else None


def _page(
    request: HttpRequest,
    worry: Worry,
    to: Destination,
    problem: Wording = "",
    status: int = 200,
    ask_person: bool = False,
) -> HttpResponse:
    journey = worry.journey
    context = {
        "title": _("Check what you have told us"),
        "sections": journey.sections(worry, to.name),
        "back": journey.address(journey.order[-1]),
        "button_text": _("Send it now"),
        "another_child": journey.address(worry.another_child()) if "child-1" in journey.order else "",
        "council": to.name,
        "problem": problem,
        "ask_person": ask_person,
    }
    return public(request, journey.template("check"), context, status=status)
