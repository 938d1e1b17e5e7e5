from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from hearth.access.pages import Denied, StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.access.rules import WITH_CASES
from hearth.access.viewer import Viewer
from hearth.audit.pending import record_read
from hearth.casework.models import Move
from hearth.casework.moves.actions import answer_move, ask_to_take_over, take_back
from hearth.casework.moves.forms import AnswerMove, AskToTakeOver, TakeBack
from hearth.casework.moves.presenters import answered_there, move_page
from hearth.casework.moves.queries import may_answer, moves_for, moves_in, teams_to_ask
from hearth.casework.policies import may_work
from hearth.casework.queries.episodes import episodes_for
from hearth.casework.rules.moves import DOWN, UP
from hearth.casework.views.saving import saved
from hearth.drafts.typing import Typing
from hearth.referrals.queries import nation_of
from hearth.ui.forms import sent

TITLES = {UP: "Step up", DOWN: "Step down"}


def may_see_moves(viewer: Viewer) -> bool:
    return viewer.role in WITH_CASES


@staff_page(may=may_work)
def step_up(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """Ask statutory services to take the family over, with the pack."""
    return _step(request, episode_id, UP)


@staff_page(may=may_work)
def step_down(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """Ask lighter help to take the family over, and say who stays in touch."""
    return _step(request, episode_id, DOWN)


def _step(request: StaffRequest, episode_id: UUID, direction: str) -> HttpResponse:
    viewer = request.viewer
    episode = found(episodes_for(viewer), pk=episode_id)
    rules = moves_in(nation_of(episode.family.body_id))
    typing = Typing(viewer, f"step-{direction}-{episode.pk}")
    form = AskToTakeOver(
        sent(request),
        direction=direction,
        teams=teams_to_ask(viewer),
        own_agency=viewer.agency_id,
        body_id=episode.family.body_id or "",
        may_stay=rules.lead_practitioner_may_stay,
    )
    asked: list[Move] = []
    if request.method != "POST":
        typing.show(form)
    elif saved(form, lambda: asked.append(ask_to_take_over(episode=episode, step=form.step(), by=viewer))):
        typing.forget()
        messages.success(request, f"They are asked. Until they accept, {episode.key_worker_name} has the family.")
        return redirect("casework:move", asked[0].pk)
    context = {
        "form": form,
        "title": f"{TITLES[direction]}: {episode.family}",
        "button_text": "Ask them",
        "draft_url": typing.url,
        "episode": episode,
        "up": direction == UP,
        "rules": rules,
        "back": reverse("casework:episode", args=[episode.pk]),
    }
    return staff(request, "moves/step.html", context)


@staff_page(may=may_see_moves)
def move(request: StaffRequest, move_id: UUID) -> HttpResponse:
    """Where a step stands: who has the family now, and by when there is an answer. Answered, or taken back, here."""
    viewer = request.viewer
    record = found(moves_for(viewer), pk=move_id)
    own = episodes_for(viewer).filter(pk=record.episode_id).exists()
    back = "back" in request.POST
    answer = AnswerMove(None if back else sent(request), initial=_begin(record, viewer))
    taking_back = TakeBack(request.POST if back else None)
    typing, typing_back = Typing(viewer, f"move-{record.pk}"), Typing(viewer, f"move-back-{record.pk}")
    for kept, form in ((typing, answer), (typing_back, taking_back)):
        if not form.is_bound:
            kept.show(form)
    if request.method == "POST":
        if not (own if back else may_answer(viewer, record)):
            raise Denied
        done = (
            saved(taking_back, lambda: take_back(move=record, by=viewer, **taking_back.cleaned_data))
            if back
            else saved(answer, lambda: answer_move(move=record, answer=answer.answer(), by=viewer))
        )
        if done:
            typing.forget()
            typing_back.forget()
            messages.success(request, "It is no longer asked." if back else "The answer is written down.")
            return redirect("casework:move", record.pk) if own else redirect("worklist:today")
    record_read(by=viewer, subject=record)
    context = {
        "form": taking_back if back else answer,
        "answer": answer if may_answer(viewer, record) else None,
        "take_back": taking_back if own else None,
        "draft_url": typing.url,
        "draft_url_back": typing_back.url,
        "move": record,
        "page": move_page(record, timezone.now()),
        "own": own,
        "back": reverse("casework:episode", args=[record.episode_id]) if own else "",
    }
    return staff(request, "moves/move.html", context)


def _begin(record: Move, viewer: Viewer) -> dict[str, str]:
    """A team that is asked answers for itself; what another agency answered in Hearth stands there already."""
    return {"by_whom": viewer.name} if record.to_team_id == viewer.team_id else answered_there(record)
