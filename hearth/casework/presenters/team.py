"""A supervisor's morning: who works with how many families, and what needs help."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from hearth.access.viewer import Viewer
from hearth.casework.models import Supervision
from hearth.casework.presenters.standing import where_words
from hearth.casework.queries.standing import OpenWork, Team
from hearth.casework.rules.needing_help import needs, supervision_due
from hearth.practice.definitions.prompts import Prompts
from hearth.ui import days
from hearth.ui.addresses import address, addresses

WORKERS = ["Worker", "Open families", "Last supervision", "Think together", "When they leave"]
FAMILIES = ["Family", "Key worker", "Where they are", "What needs help"]


@dataclass(frozen=True)
class TeamPage:
    workers: list[list[Any]]
    families: list[list[Any]]
    well: int
    follow_ups: str


def team_page(team: Team, colleagues: Sequence[Viewer], supervisor: Viewer, today: date) -> TeamPage:
    asking = [(work, list(needs(standing, today))) for work, standing in team.open]
    page_of = addresses("casework:episode")
    theirs: dict[UUID, list[OpenWork]] = defaultdict(list)
    for work, _ in team.open:
        theirs[work.key_worker_id].append(work)
    return TeamPage(
        workers=[
            *(_worker(each, theirs[each.id], team, today) for each in colleagues),
            *_gone(colleagues, supervisor, team),
        ],
        families=[_family(work, page_of(work.id), words, today) for work, words in asking if words],
        well=sum(not words for _, words in asking),
        follow_ups=days.plural(team.follow_ups_late, "follow-up") if team.follow_ups_late else "",
    )


def _worker(worker: Viewer, mine: list[OpenWork], team: Team, today: date) -> list[Any]:
    last = team.supervised.get(worker.id)
    words = days.day(last) if last else "Not yet"
    late = " (due)" if mine and supervision_due(last, today) else ""
    return [
        worker.name,
        f"{len(mine)}{_of_most(mine)}",
        words + late,
        {"text": f"Supervise {worker.name}", "href": address("casework:supervise", worker.id)},
        _give_on(worker.id, worker.name) if mine or worker.id in team.go_back else "",
    ]


def _give_on(worker_id: UUID, name: str) -> dict[str, str]:
    return {"text": f"Give on {name}’s families", "href": address("casework:give_on", worker_id)}


def _gone(colleagues: Sequence[Viewer], supervisor: Viewer, team: Team) -> Iterator[list[Any]]:
    """Who has left the team and still stands as somebody's key worker."""
    here = {supervisor.id, *(each.id for each in colleagues)}
    gone = dict.fromkeys(team.go_back - here, "A worker")
    gone |= {each.key_worker_id: each.key_worker_name for each, _ in team.open if each.key_worker_id not in here}
    for worker_id, name in sorted(gone.items(), key=lambda each: each[1]):
        many = sum(each.key_worker_id == worker_id for each, _ in team.open)
        yield [f"{name} (has left)", str(many), "", "", _give_on(worker_id, name)]


def _of_most(mine: list[OpenWork]) -> str:
    """ "of about 10", where the programmes say how many families a worker has at once."""
    most = [
        role.families_at_once
        for work in mine
        for role in work.programme.roles
        if role.id == "key_worker" and role.families_at_once
    ]
    return f" of about {max(most)}" if most else ""


def _family(work: OpenWork, href: str, words: list[str], today: date) -> list[Any]:
    where = f"{work.programme.title}: {where_words(work.programme, work.phase, work.phase_since, today)}"
    return [{"text": work.family, "href": href}, work.key_worker_name, where, " ".join(words)]


def heard(supervision: Supervision, prompts: Prompts) -> list[tuple[str, str]]:
    """(question, what was written) for each prompt that was answered."""
    return [
        (each.words, supervision.reflections[each.id]) for each in prompts.prompts if each.id in supervision.reflections
    ]


def colleague(colleagues: Sequence[Viewer], worker_id: UUID) -> Viewer | None:
    return next((each for each in colleagues if each.id == worker_id), None)
