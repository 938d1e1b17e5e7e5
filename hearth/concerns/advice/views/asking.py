"""Told first what is passed on; then where, what, and how to be answered; then sent."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearth.access.pages import public_page
from hearth.access.render import public
from hearth.audit.actors import NamedActor
from hearth.concerns.advice.actions import ask_for_advice
from hearth.concerns.advice.forms import Where
from hearth.concerns.advice.presenters import answers
from hearth.concerns.advice.question import STEPS, Question, question_of
from hearth.concerns.floods.hurdle import hurdle_before
from hearth.concerns.presenters.reaching import national_numbers, ways_to_reach
from hearth.concerns.professional.referrer import referrer_of
from hearth.concerns.queries import destination_of
from hearth.concerns.telling import Destination
from hearth.concerns.views.sending import please_wait
from hearth.concerns.way_back import way_back_from
from hearth.drafts.typed import typed_in
from hearth.places.models import ResponsibleBody
from hearth.scope.opening import intake_scope
from hearth.ui.forms import QuestionForm

READ = ("GET", "HEAD")
ASKER = NamedActor(None, "somebody who asks for advice")
TITLES = {
    "where": _("Where does the family live?"),
    "council": _("Which council is it?"),
    "ask": _("What would you like advice on?"),
    "reach": _("How shall we answer?"),
}


@public_page(methods=READ)
def start(request: HttpRequest) -> HttpResponse:
    """What is passed on and what is not, before anything is asked; and whom to ring instead."""
    return public(request, "concerns/advice/start.html", {"numbers": national_numbers()})


@public_page
def step(request: HttpRequest, name: str) -> HttpResponse:
    if name not in STEPS:
        raise Http404
    question = question_of(request)
    if question.receipt:
        return redirect("concerns:advice_sent")
    if request.method != "POST":
        return _page(request, question, name, question.form(name))
    question.answers[name] = typed_in(request.POST)
    form = question.checked(name)
    if not form.is_valid():
        return question.keep(_page(request, question, name, form))
    if isinstance(form, Where):
        question.place = form.place
    return question.keep(_on(question))


@public_page(methods=("POST",))
def keep(request: HttpRequest, name: str) -> HttpResponse:
    """Keep what is being typed; whether it is a good answer is asked when it is sent."""
    question = question_of(request)
    if name not in STEPS:
        raise Http404
    if question.receipt or not question.draft.content:
        return HttpResponse(status=204)
    question.answers[name] = typed_in(request.POST)
    return question.keep(HttpResponse(status=204))


@public_page
def check(request: HttpRequest) -> HttpResponse:
    question = question_of(request)
    if question.receipt:
        return redirect("concerns:advice_sent")
    if unfinished := question.next_step():
        return redirect("concerns:advice_step", unfinished)
    to = _destination(question)
    if to is None:
        return redirect("concerns:contact", question.body_id)
    return _send(request, question, to) if request.method == "POST" else _check(request, question, to)


@public_page
def sent(request: HttpRequest) -> HttpResponse:
    """The reference and the secret, until whoever asked says that they have them."""
    question = question_of(request)
    if question.receipt is None:
        return redirect("concerns:advice")
    if request.method == "POST":
        question.draft.forget()
        return redirect("concerns:start")
    context = {**question.receipt, "way_back": way_back_from(question.key)}
    return public(request, "concerns/advice/sent.html", context)


def _send(request: HttpRequest, question: Question, to: Destination) -> HttpResponse:
    hurdle = hurdle_before(request)
    if hurdle.wait:
        return please_wait(request, reverse("concerns:advice_check"))
    if hurdle.ask:
        return _check(request, question, to, ask_person=True)
    referrer = referrer_of(request)
    with intake_scope(to.holder_id):
        asking = question.asking(to, referrer)
        reference = ask_for_advice(asking=asking, by=referrer.by if referrer else ASKER)
    question.sent({"reference": reference, "council": to.name, "rings": asking.way == "call_back"})
    return question.keep(redirect("concerns:advice_sent"))


def _check(request: HttpRequest, question: Question, to: Destination, ask_person: bool = False) -> HttpResponse:
    context: dict[str, Any] = {
        "title": _("Check what you ask"),
        "rows": answers(question, to.name),
        "back": reverse("concerns:advice_step", args=["reach"]),
        "button_text": _("Send it now"),
        "council": to.name,
        "ask_person": ask_person,
    }
    return public(request, "concerns/advice/check.html", context, status=422 if ask_person else 200)


def _page(request: HttpRequest, question: Question, name: str, form: QuestionForm) -> HttpResponse:
    body = ResponsibleBody.objects.filter(pk=question.body_id).first() if name == "ask" else None
    earlier = [each for each in STEPS[: STEPS.index(name)] if each != "council" or not question.place.body_id]
    context = {
        "form": form,
        "title": TITLES[name],
        "back": reverse("concerns:advice_step", args=[earlier[-1]]) if earlier else reverse("concerns:advice"),
        "draft_url": reverse("concerns:advice_keep", args=[name]) if question.draft.content else "",
        "body": body,
        "found": ways_to_reach(body) if body else [],
    }
    return public(request, f"concerns/advice/{'ask' if name == 'ask' else 'step'}.html", context)


def _on(question: Question) -> HttpResponse:
    """To the next question; where the council does not use Hearth, to its own numbers."""
    if question.body_id and _destination(question) is None:
        return redirect("concerns:contact", question.body_id)
    unfinished = question.next_step()
    return redirect("concerns:advice_step", unfinished) if unfinished else redirect("concerns:advice_check")


def _destination(question: Question) -> Destination | None:
    body = ResponsibleBody.objects.filter(pk=question.body_id).first()
    return destination_of(body) if body else None
