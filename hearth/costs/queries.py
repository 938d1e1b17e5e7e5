"""A team's money and work over a period, in five questions for all teams together."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum

from hearth.access.models import Team
from hearth.access.viewer import Viewer
from hearth.casework.models import Episode, Visit
from hearth.casework.rules.visiting import DONE
from hearth.costs.models import Budget, Post, WorkedTime
from hearth.costs.rules.spending import Cost, Span, cost, of_budget, of_post
from hearth.outcomes.protection import LARGEST_SMALL
from hearth.ui.days import LONDON


@dataclass(frozen=True)
class TeamCost:
    """One team's figures, true. `visits_timed` of `visits` done have a length; hours are those written down, no more.

    `visited` and `timed` say of how many families: it is `rules.telling` and the page that hide what is of too few.
    """

    team: Team
    cost: Cost
    posts: int
    budgets: int
    visits: int
    visits_timed: int
    minutes: dict[str, int]
    visited: int
    timed: dict[str, int]


def teams_for(viewer: Viewer) -> QuerySet[Team]:
    teams = Team.objects.filter(agency_id=viewer.agency_id, kind="practice").order_by("name", "id")
    return teams if viewer.sees_every_team else teams.filter(pk=viewer.team_id)


def posts_for(viewer: Viewer) -> QuerySet[Post]:
    teams = [team.pk for team in teams_for(viewer)]
    return Post.objects.filter(holder_id=viewer.holder_id, team_id__in=teams).order_by("starts", "id")


def costs_of(viewer: Viewer, period: Span) -> list[TeamCost]:
    """Restricted families are counted as all others are: whoever sees costs sees them. Nobody sees a sealed one."""
    assert period.last
    teams = list(teams_for(viewer))
    ids = [team.pk for team in teams]
    held = {"holder_id": viewer.holder_id, "team_id__in": ids}
    spent: dict[UUID, Decimal] = defaultdict(Decimal)
    posts: dict[UUID, int] = defaultdict(int)
    budgets: dict[UUID, int] = defaultdict(int)
    running = Q(ends=None) | Q(ends__gte=period.first)
    for post in Post.objects.filter(running, **held, starts__lte=period.last):
        spent[post.team_id] += of_post(post.pounds_a_year, Span(post.starts, post.ends), period)
        posts[post.team_id] += 1
    for budget in Budget.objects.filter(**held, starts__lte=period.last, ends__gte=period.first):
        spent[budget.team_id] += of_budget(budget.pounds, Span(budget.starts, budget.ends), period)
        budgets[budget.team_id] += 1
    work: dict[UUID, list[tuple[object, Span]]] = defaultdict(list)
    open_then = Q(closed=None) | Q(closed__gte=period.first)
    episodes = Episode.objects.filter(open_then, **held, opened__lte=period.last, family__sealed_at=None)
    for team_id, family_id, opened, closed in episodes.values_list("team_id", "family_id", "opened", "closed"):
        work[team_id].append((family_id, Span(opened, closed)))
    visits, minutes = _visits(viewer, ids, period), _minutes(viewer, ids, period)
    found = []
    for team in teams:
        done, with_length, visited = visits.get(team.pk, (0, 0, 0))
        worked = minutes.get(team.pk, {})
        found.append(
            TeamCost(
                team,
                cost(spent[team.pk], work[team.pk], period, LARGEST_SMALL),
                posts[team.pk],
                budgets[team.pk],
                done,
                with_length,
                {kind: sum for kind, (sum, _) in worked.items()},
                visited,
                {kind: families for kind, (_, families) in worked.items()},
            )
        )
    return found


def _visits(viewer: Viewer, teams: list[UUID], period: Span) -> dict[UUID, tuple[int, int, int]]:
    """Done within the period; of those how many have a length; with how many families."""
    assert period.last
    first = datetime.combine(period.first, time(), LONDON)
    after = datetime.combine(period.last + timedelta(days=1), time(), LONDON)
    done = Visit.objects.filter(
        holder_id=viewer.holder_id,
        episode__team_id__in=teams,
        episode__family__sealed_at=None,
        state=DONE,
        done_at__gte=first,
        done_at__lt=after,
    )
    families = Count("episode__family_id", distinct=True)
    rows = done.values_list("episode__team_id").annotate(
        all=Count("id"), timed=Count("worked_time__id"), families=families
    )
    return {team: (every, timed, visited) for team, every, timed, visited in rows}


def _minutes(viewer: Viewer, teams: list[UUID], period: Span) -> dict[UUID, dict[str, tuple[int, int]]]:
    """Of each kind, how many minutes, with how many families."""
    rows = WorkedTime.objects.filter(
        holder_id=viewer.holder_id,
        episode__team_id__in=teams,
        episode__family__sealed_at=None,
        on__range=(period.first, period.last),
    )
    found: dict[UUID, dict[str, tuple[int, int]]] = defaultdict(dict)
    families = Count("episode__family_id", distinct=True)
    kinds = rows.values_list("episode__team_id", "kind").annotate(sum=Sum("minutes"), families=families)
    for team, kind, minutes, timed in kinds:
        found[team][kind] = minutes, timed
    return found


def time_of(episode: Episode) -> QuerySet[WorkedTime]:
    """The episode itself was found for the viewer."""
    return WorkedTime.objects.filter(holder_id=episode.holder_id, episode=episode).order_by("-on", "-id")


def visits_without_length(episode: Episode) -> QuerySet[Visit]:
    done = Visit.objects.filter(holder_id=episode.holder_id, episode=episode, state=DONE, worked_time=None)
    return done.order_by("-done_at", "-id")
