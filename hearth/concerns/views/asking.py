"""Ask one question: show its page, keep what is typed, and hand on an answer that is good enough."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from hearth.access.render import public
from hearth.concerns.portal.offering import nations_to_show, offer_councils, offer_councils_there
from hearth.concerns.portal.worry import Worry
from hearth.concerns.queries import destination_of_id
from hearth.drafts.typed import as_posted, typed_in
from hearth.files.adding import has_files, take_files
from hearth.ui.forms import QuestionForm


def ask(request: HttpRequest, worry: Worry, step: str) -> HttpResponse | QuestionForm:
    """The page of a question, or, once it has a good answer, the form with it."""
    if worry.receipt:
        return redirect(worry.journey.address("sent"))
    if request.method != "POST":
        form = worry.form(step)
        _choices(worry, step, form, nation=request.GET.get("nation", ""))
        worry.show_files(form)
        return _page(request, worry, step, form)
    typed = typed_in(request.POST)
    worry.type(step, typed)
    form = _bound(worry, step)
    if _more_files(request, worry, form) or not form.is_valid():
        return not_good_enough(request, worry, step, form)
    worry.accept(step)
    return form


def _bound(worry: Worry, step: str) -> QuestionForm:
    form = worry.journey.question(step).form(as_posted(worry.answers[step]))
    _choices(worry, step, form)
    return form


def _choices(worry: Worry, step: str, form: QuestionForm, nation: str = "") -> None:
    if step == "council":
        offer_councils(form, worry.place.choices, nation)
    if step == "now-council":
        offer_councils_there(form, worry.now_place.choices)


def _more_files(request: HttpRequest, worry: Worry, form: QuestionForm) -> bool:
    """Files beside the words, where this question has them. True: there is something to see before going on."""
    if not has_files(form):
        return False
    to = destination_of_id(worry.body_id)
    room = to.holder_id if to else None
    return take_files(request, form, owner=worry.draft.owner, form_name=worry.draft.form, holder_id=room)


def not_good_enough(request: HttpRequest, worry: Worry, step: str, form: QuestionForm) -> HttpResponse:
    worry.refuse(step)
    return worry.keep(_page(request, worry, step, form))


def _page(request: HttpRequest, worry: Worry, step: str, form: QuestionForm) -> HttpResponse:
    journey = worry.journey
    question = journey.question(step)
    context = {
        "form": form,
        "title": question.title,
        "lead": question.lead,
        "back": journey.address(worry.step_before(step) or journey.begins),
        "draft_url": journey.address_of_draft(step) if worry.draft.content else "",
        "worry": worry,
        "step": step,
        "nations": nations_to_show(request, worry.place.choices) if step == "council" else [],
    }
    return public(request, question.template, context)
