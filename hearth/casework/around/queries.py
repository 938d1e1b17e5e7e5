from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, Q, QuerySet

from hearth.access.viewer import Viewer
from hearth.casework.actions.asking import FOLLOW_UP
from hearth.casework.models import Episode, FollowUp, KeyWorker, Participant, TeamMember
from hearth.casework.queries.episodes import episodes_for
from hearth.worklist.queries import to_do


@dataclass(frozen=True)
class Around:
    key_workers: Sequence[KeyWorker]  # first to last
    members: Sequence[TeamMember]  # those who are there, then those who were
    people: Sequence[Participant]  # everybody who takes part or did


def around(episode: Episode) -> Around:
    """The episode was found through `episodes_for`, which asks who is looking."""
    people = Participant.objects.filter(holder_id=episode.holder_id, episode=episode, person__sealed_at=None)
    return Around(
        key_workers=list(episode.key_workers.order_by("starts", "id")),
        members=list(episode.team.order_by("-ends", "starts", "id")),
        people=list(people.select_related("person").order_by("starts", "person__born_earliest", "id")),
    )


def members_for(viewer: Viewer) -> QuerySet[TeamMember]:
    mine = episodes_for(viewer).select_related(None).defer(None).values("pk")
    members = TeamMember.objects.filter(holder_id=viewer.holder_id, episode__in=mine)
    return members.select_related("episode__family", "episode__programme_version")


def participants_for(viewer: Viewer) -> QuerySet[Participant]:
    mine = episodes_for(viewer).select_related(None).defer(None).values("pk")
    people = Participant.objects.filter(holder_id=viewer.holder_id, episode__in=mine, person__sealed_at=None)
    return people.select_related("person", "episode__family", "episode__programme_version")


def all_work_of(viewer: Viewer, worker_id: UUID) -> list[Episode]:
    """Of somebody who may have left by now: whom they are key worker to, and to whom they are yet to go back."""
    goes_back = FollowUp.objects.filter(holder_id=viewer.holder_id, pk__in=goes_back_to(viewer, worker_id))
    theirs = Q(closed=None, key_worker_id=worker_id) | Q(pk__in=goes_back.values("episode"))
    return list(episodes_for(viewer).filter(theirs).order_by(F("closed").asc(nulls_first=True), "family__name", "id"))


def goes_back_to(viewer: Viewer, worker_id: UUID) -> list[UUID]:
    items = to_do(viewer).filter(kind=FOLLOW_UP, worker_id=worker_id)
    return list(items.values_list("source_id", flat=True))
