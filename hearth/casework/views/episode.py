from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone

from hearth.access.pages import READ, Denied, StaffRequest, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.casework.coming_back.queries import ended
from hearth.casework.coming_back.rules import words
from hearth.casework.policies import may_work
from hearth.casework.presenters.episode import episode_page
from hearth.casework.queries.episode import work_of
from hearth.casework.queries.opened import episode_opened
from hearth.casework.reopening.presenters import reopened_words
from hearth.ui.addresses import address


@staff_page(may=may_work, methods=READ)
def episode(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    episode: Any = episode_opened(request.viewer, episode_id)
    if episode is None:
        raise Denied
    record_read(by=request.viewer, subject=episode)
    work = work_of(episode)
    context = {
        "episode": episode,
        "page": episode_page(work, timezone.now()),
        "closure": work.closure,
        "risk": None if episode.closed else episode.risk_id,
        "reopened": reopened_words(episode) if episode.reopened else [],
        "again": words(ended(episode)) if episode.closed and episode.worried_again else "",
        "back": address("casework:caseload"),
    }
    return staff(request, "casework/episode.html", context)
