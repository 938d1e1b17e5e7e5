"""Work with every family of the bench's council: an episode, visits, goals and reviews each, in teams of ten workers.

Rows are laid down through the models, so that what a model learns later has its default here too.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

TEAMS, WORKERS = 7, 10  # who can sign in: seventy; all other families belong to workers who never do
FAMILIES_EACH, VISITS_EACH = 10, 3
WORDS = "Breakfast was on the table and both were dressed. We looked at the letter about the rent together."


def family_id(number: int) -> UUID:
    return UUID(f"00000000-0000-7000-8000-{number:012x}")


def person_id(number: int, which: int) -> UUID:
    return UUID(f"00000000-0000-7000-900{which}-{number:012x}")


def episode_id(number: int) -> UUID:
    return UUID(f"00000000-0000-7000-a000-{number:012x}")


def visit_id(number: int, which: int) -> UUID:
    return UUID(f"00000000-0000-7000-b00{which}-{number:012x}")


def workers_of(agency: Any) -> list[Any]:
    """Seventy viewers in the order of their families: nine key workers and a supervisor in each team."""
    from hearth.access.models import Membership, Team, User
    from hearth.access.viewer import viewer_in

    found = []
    for number in range(TEAMS * WORKERS):
        team, _ = Team.objects.get_or_create(
            agency=agency, name=f"Families {number // WORKERS}", defaults={"kind": "practice"}
        )
        role = "supervisor" if number % WORKERS == WORKERS - 1 else "key_worker"
        email = f"worker-{number}@bench-council.example"
        user = User.objects.filter(email=email).first() or User.objects.create_user(email, f"Worker {number}")
        membership, _ = Membership.objects.get_or_create(
            user=user, team=team, role=role, defaults={"starts": timezone.localdate()}
        )
        found.append(viewer_in(membership))
    return found


def lay_down(agency: Any, workers: list[Any], families: int) -> None:
    """Does nothing where the work is there already."""
    from django.db import connections

    from hearth.casework.models import Episode
    from hearth.scope.opening import holder_scope

    with holder_scope(agency.pk):
        if Episode.objects.filter(pk=episode_id(1)).exists():
            return
        for model, rows in _rows(agency, workers, families):
            model.objects.bulk_create(rows, batch_size=2_000)
    with connections["owner"].cursor() as cursor:
        for table in (
            "episode",
            "participant",
            "key_worker",
            "phase_period",
            "goal",
            "review",
            "visit",
            "visit_person",
        ):
            cursor.execute(f"ANALYZE casework_{table}")
        cursor.execute("ANALYZE casework_visit_person, families_involvement")


def _rows(agency: Any, workers: list[Any], families: int) -> Iterator[tuple[Any, list[Any]]]:
    from hearth.casework.models import Episode, Goal, KeyWorker, Participant, PhasePeriod, Review, Visit, VisitPerson
    from hearth.families.models import Involvement
    from hearth.practice.queries import pinned

    numbers = range(1, families + 1)
    version, today = pinned("programme", "family_partners"), timezone.localdate()
    began = today - timedelta(weeks=10)
    whose = {number: _worker(number, workers) for number in numbers}
    yield Episode, [_episode(number, whose[number], agency, version, began) for number in numbers]
    yield (
        Participant,
        [
            Participant(episode_id=episode_id(n), person_id=person_id(n, which), starts=began)
            for n in numbers
            for which in range(3)
        ],
    )
    yield (
        KeyWorker,
        [KeyWorker(episode_id=episode_id(n), worker_id=who[0], name=who[2], starts=began) for n, who in whose.items()],
    )
    yield PhasePeriod, [PhasePeriod(episode_id=episode_id(n), phase="engagement", starts=began) for n in numbers]
    by_when = {"by_when": today + timedelta(weeks=6), "set_on": began + timedelta(days=3)}
    yield (
        Goal,
        [
            Goal(episode_id=episode_id(n), words="Breakfast before school", baseline=2, target=7, who="Mum", **by_when)
            for n in numbers
        ],
    )
    yield Review, [Review(episode_id=episode_id(n), due=today + timedelta(days=n % 40 - 10)) for n in numbers]
    yield Visit, [_visit(n, which) for n in numbers for which in range(VISITS_EACH)]
    yield (
        VisitPerson,
        [
            VisitPerson(visit_id=visit_id(n, which), person_id=person_id(n, who), seen=True, seen_alone=who == 1)
            for n in numbers
            for which in range(VISITS_EACH - 1)
            for who in range(3)
        ],
    )
    yield (
        Involvement,
        [
            Involvement(
                family_id=family_id(n),
                agency_id=agency.pk,
                agency_name=agency.name,
                team_id=who[1],
                worker_id=who[0],
                worker_name=who[2],
                what="Family Partners",
                source_kind="casework.episode",
                source_id=episode_id(n),
                starts=began,
            )
            for n, who in whose.items()
        ],
    )


def _worker(number: int, workers: list[Any]) -> tuple[UUID, UUID, str]:
    """Id, team and name: ten families each, in order."""
    place = (number - 1) // FAMILIES_EACH
    if place < len(workers):
        return workers[place].id, workers[place].team_id, workers[place].name
    return UUID(int=place), UUID(int=place // WORKERS), f"Worker {place}"


def _episode(number: int, who: tuple[UUID, UUID, str], agency: Any, version: Any, began: Any) -> Any:
    from hearth.casework.models import Episode

    return Episode(
        pk=episode_id(number),
        family_id=family_id(number),
        programme="family_partners",
        programme_version=version,
        body_id="bench-council",
        agency_name=agency.name,
        service="Families",
        referral_reasons=["early_neglect"],
        referred=began,
        opened=began,
        team_id=who[1],
        key_worker_id=who[0],
        key_worker_name=who[2],
        phase="engagement",
        phase_since=began,
    )


def _visit(number: int, which: int) -> Any:
    """Two that were done, and one that has been made and waits to be written up."""
    from hearth.casework.models import Visit

    at = timezone.now() - timedelta(days=14 - 6 * which, hours=number % 6)
    done = which < VISITS_EACH - 1
    return Visit(
        pk=visit_id(number, which),
        episode_id=episode_id(number),
        planned_for=at,
        purpose="Mornings",
        state="done" if done else "planned",
        done_at=at if done else None,
        visited_by="Worker" if done else "",
        notes=WORDS if done else "",
    )
