from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils import timezone

from hearth.access.viewer import Viewer
from hearth.assessments.models import Assessment
from hearth.assessments.queries import assessments_for
from hearth.assessments.rules.areas import can_flag
from hearth.casework.models import Episode, LookAgain, Visit
from hearth.casework.queries.episodes import episodes_for
from hearth.casework.rules.visiting import PLANNED
from hearth.practice.training.policies import may_open
from hearth.ui import days


def looks_for(viewer: Viewer) -> QuerySet[LookAgain]:
    mine = episodes_for(viewer).select_related(None).defer(None).values("pk")
    looks = LookAgain.objects.filter(holder_id=viewer.holder_id, episode__in=mine)
    return looks.select_related("episode__family", "episode__programme_version", "risk")


def to_look_at(episode: Episode) -> Sequence[LookAgain]:
    """Of an episode that was found through `episodes_for`. Of work that has ended nothing is asked any more."""
    if episode.closed:
        return []
    looks = LookAgain.objects.filter(holder_id=episode.holder_id, episode=episode, looked_on=None)
    return list(looks.order_by("what"))


def next_visit(episode: Episode) -> Visit | None:
    planned = Visit.objects.filter(holder_id=episode.holder_id, episode=episode, state=PLANNED)
    return planned.filter(planned_for__gt=timezone.now()).order_by("planned_for", "id").first()


def running_assessment(viewer: Viewer, episode: Episode) -> Assessment | None:
    """The newest that is open and could ask people to look at something."""
    running = assessments_for(viewer).filter(family=episode.family_id, completed_at=None)
    asks = (each for each in running.order_by("-started_on", "-id") if can_flag(each.instrument))
    return next((each for each in asks if may_open(viewer, each.instrument, days.today())), None)
