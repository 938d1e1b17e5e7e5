"""What the teams cost, and a month of time written down, so that there is something to count."""

from datetime import date, timedelta
from decimal import Decimal

from hearth.access.viewer import Viewer
from hearth.casework.models import Visit
from hearth.casework.queries.episodes import episodes_for
from hearth.casework.rules.visiting import DONE
from hearth.costs.actions import Worked, add_budget, add_post, log_time
from hearth.demo.world import World, holder
from hearth.scope.opening import holder_scope
from hearth.ui import days

YEAR, MONTH = timedelta(days=364), timedelta(days=31)


def money(world: World) -> None:
    """For Kemi's team: two posts, one of them for half a year, cars; and the length of some of her visits."""
    kemi, mara = world.people["Kemi Brand"], world.people["Mara Kelso"]
    today = days.today()
    with holder_scope(holder(kemi)):
        for title, hours, pounds, starts in (
            ("Family worker", 37, 38_400, today - YEAR),
            ("Senior family worker", 30, 39_900, today - YEAR / 2),
        ):
            cost = {"hours_a_week": Decimal(hours), "pounds_a_year": Decimal(pounds)}
            add_post(team_id=kemi.team_id, title=title, **cost, starts=starts, ends=None, by=mara)
        add_budget(
            team_id=kemi.team_id, what="Cars and fares", pounds=Decimal(4_200), starts=today - YEAR, ends=today, by=mara
        )
        _time(kemi, today)


def _time(kemi: Viewer, today: date) -> None:
    since = today - MONTH
    mine = episodes_for(kemi).filter(key_worker_id=kemi.id)
    visits = Visit.objects.filter(holder_id=kemi.holder_id, episode__in=mine.values("pk"), state=DONE)
    for number, visit in enumerate(
        visits.filter(done_at__date__gte=since).select_related("episode").order_by("done_at")
    ):
        on = days.local(visit.done_at).date() if visit.done_at else today
        if number % 4 == 3 or (visit.episode.closed and on > visit.episode.closed):
            continue  # one in four nobody has timed: the page says so
        log_time(episode=visit.episode, worked=Worked("visit", 45 + number * 7 % 50, on, visit), by=kemi)
        log_time(episode=visit.episode, worked=Worked("travel", 20 + number * 5 % 30, on), by=kemi)
        log_time(episode=visit.episode, worked=Worked("writing", 15, on), by=kemi)
