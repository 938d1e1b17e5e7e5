"""Ask one question: show its page, keep what is typed, and hand on an answer that is good enough."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access.render import public
from hearth.concerns.forms.portal import form_for
from hearth.concerns.portal.journey import asked_before
from hearth.concerns.portal.worry import Worry
from hearth.concerns.presenters.answers import address_of
from hearth.drafts.typed import as_posted, typed_in
from hearth.places.models import ResponsibleBody
from hearth.ui.forms import QuestionForm

TITLES = {
    "danger": "Is a child in danger right now?",
    "where": "Where does the child live?",
    "council": "Which council is it?",
    "now": "Is the child there now?",
    "child": "Who is the child?",
    "seen": "What have you seen or heard?",
    "you": "Who are you?",
    "reach": "May we contact you?",
}


def ask(request: HttpRequest, worry: Worry, step: str) -> HttpResponse | QuestionForm:
    """The page of a question, or, once it has a good answer, the form with it."""
    if worry.receipt:
        return redirect("concerns:sent")
    if request.method != "POST":
        form = worry.form(step)
        _choices(worry, step, form)
        return _page(request, worry, step, form)
    typed = typed_in(request.POST)
    worry.type(step, typed)
    form = _bound(worry, step)
    if not form.is_valid():
        return not_good_enough(request, worry, step, form)
    worry.accept(step)
    return form


def _bound(worry: Worry, step: str) -> QuestionForm:
    form = form_for(step, as_posted(worry.answers[step]))
    _choices(worry, step, form)
    return form


def _choices(worry: Worry, step: str, form: QuestionForm) -> None:
    if step == "council":
        bodies = ResponsibleBody.objects.filter(pk__in=worry.place.choices).order_by("name")
        form.fields["council"].options = list(bodies.values_list("id", "name"))  # type: ignore[attr-defined]


def not_good_enough(request: HttpRequest, worry: Worry, step: str, form: QuestionForm) -> HttpResponse:
    worry.refuse(step)
    return worry.keep(_page(request, worry, step, form))


def _page(request: HttpRequest, worry: Worry, step: str, form: QuestionForm) -> HttpResponse:
    name = step.split("-")[0]
    before = asked_before(step, must_choose_council=worry.must_choose_council)
    context = {
        "form": form,
        "title": TITLES[name],
        "back": address_of(before) if before else reverse("concerns:before"),
        "draft_url": reverse("concerns:keep", args=[step]) if worry.draft.content else "",
        "worry": worry,
        "step": step,
    }
    return public(request, f"concerns/{name}.html", context)
