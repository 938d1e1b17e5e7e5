from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access.pages import StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.casework.policies import may_work
from hearth.casework.queries.episodes import episodes_for
from hearth.casework.reviewing.actions import ask_for_words, keep_words
from hearth.casework.reviewing.forms import HOW, AskForWords, KeepWords
from hearth.casework.reviewing.queries import contributions_for, workers_to_ask
from hearth.casework.views.saving import saved
from hearth.drafts.typing import Typing
from hearth.ui import days
from hearth.ui.forms import sent


@staff_page(may=may_work)
def ask_before_review(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """Ask somebody what they see, before the review that is due."""
    episode = found(episodes_for(request.viewer), pk=episode_id)
    typing = Typing(request.viewer, f"ask-{episode.pk}")
    form = AskForWords(sent(request), workers=workers_to_ask(request.viewer, episode))

    def ask() -> None:
        ask_for_words(episode=episode, asked=form.asked(), by=request.viewer)

    back = reverse("casework:review", args=[episode.pk])
    if request.method != "POST":
        typing.show(form)
    elif saved(form, ask):
        typing.forget()
        messages.success(request, "They are asked.")
        return redirect(back)
    context = {"form": form, "title": "Ask what others see", "back": back, "button_text": "Ask"}
    return staff(request, "ui/staff_form.html", context | {"draft_url": typing.url})


@staff_page(may=may_work)
def contribution(request: StaffRequest, asked_id: UUID) -> HttpResponse:
    """What somebody sees, before a review: kept as theirs."""
    record = found(contributions_for(request.viewer), pk=asked_id)
    record_read(by=request.viewer, subject=record)
    typing = Typing(request.viewer, f"contribution-{record.pk}")
    own = record.worker_id == request.viewer.id
    form = KeepWords(sent(request), initial={"received_on": days.today(), "how": "self" if own else "spoke"})

    def keep() -> None:
        said = form.cleaned_data | {"how": HOW[form.cleaned_data["how"]]}
        keep_words(contribution=record, by=request.viewer, taken_by=request.viewer.name, **said)

    if request.method != "POST":
        typing.show(form)
    elif saved(form, keep):
        typing.forget()
        messages.success(request, "It is kept, and stands beside the review.")
        return redirect("casework:review", record.review.episode_id)
    context = {
        "form": form,
        "asked": record,
        "title": f"What {record.name} sees",
        "draft_url": typing.url,
        "back": reverse("casework:review", args=[record.review.episode_id]),
    }
    return staff(request, "casework/contribution.html", context)
