"""Which of a body's contact routes to show now: its day line by day, its out-of-hours line otherwise."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Protocol, TypeVar

from hearth.places.working_days import is_working_day
from hearth.ui.days import local

ORDER = ("phone", "web", "email")


class Route(Protocol):
    @property
    def kind(self) -> str: ...
    @property
    def days(self) -> str: ...
    @property
    def opens(self) -> time | None: ...
    @property
    def closes(self) -> time | None: ...
    @property
    def out_of_hours(self) -> bool: ...


AnyRoute = TypeVar("AnyRoute", bound=Route)


def is_open(route: Route, at: datetime, nation: str) -> bool:
    """Whether somebody answers now. A route without times always answers; others keep bank holidays."""
    if route.opens is None or route.closes is None:
        return True
    here = local(at)
    is_holiday = here.weekday() < 5 and not is_working_day(here.date(), nation)
    on_duty = str(here.isoweekday()) in route.days and not is_holiday
    return on_duty and route.opens <= here.time() < route.closes


def choose(routes: Sequence[AnyRoute], at: datetime, nation: str) -> list[AnyRoute]:
    """The routes that answer now, telephones first; out-of-hours ones only while no day line is open."""
    by_day = [route for route in routes if not route.out_of_hours and is_open(route, at, nation)]
    if any(route.kind == "phone" for route in by_day):
        chosen = by_day
    else:
        chosen = [route for route in routes if route.out_of_hours and is_open(route, at, nation)] + by_day
    return sorted(chosen, key=lambda route: ORDER.index(route.kind))
