from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from hearth.access.pages import READ, StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.casework.coming_back.queries import ended, with_worry_since
from hearth.casework.coming_back.rules import words
from hearth.casework.policies import may_work
from hearth.casework.presenters.episode import episode_page
from hearth.casework.queries.endings import with_facts
from hearth.casework.queries.episode import work_of
from hearth.casework.queries.episodes import episodes_for, with_open_risk, with_reopened
from hearth.casework.reopening.presenters import reopened_words


@staff_page(may=may_work, methods=READ)
def episode(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    mine = with_reopened(with_open_risk(with_facts(episodes_for(request.viewer))))
    episode: Any = found(with_worry_since(request.viewer, mine), pk=episode_id)
    record_read(by=request.viewer, subject=episode)
    work = work_of(episode)
    context = {
        "episode": episode,
        "page": episode_page(work, timezone.now()),
        "closure": work.closure,
        "risk": None if episode.closed else episode.risk_id,
        "reopened": reopened_words(episode) if episode.reopened else [],
        "again": words(ended(episode)) if episode.closed and episode.worried_again else "",
        "back": reverse("casework:caseload"),
    }
    return staff(request, "casework/episode.html", context)
