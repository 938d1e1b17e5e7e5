"""Ways to reach a council that nobody has checked for long are a task for its own administrator."""

from datetime import date, datetime, time
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from hearth.access.models import Agency, Membership
from hearth.access.rules import ADMINISTRATOR
from hearth.audit.actors import HEARTH, Actor
from hearth.concerns.own_pages.queries import own_pages_of
from hearth.places.routes import stale_routes
from hearth.scope.actions import action, record
from hearth.scope.opening import holder_scope
from hearth.ui.days import LONDON, plural
from hearth.worklist.models import Item

KIND, PAGE = "check-routes", "concerns:stale_routes"


def ask_for_stale_routes(on: date) -> int:
    """One open task for each council with stale ways, however often this runs; how many were newly asked.

    A task whose ways have been checked in the meantime is done.
    """
    asked = 0
    for council in Agency.objects.filter(is_holder=True, body__isnull=False).order_by("id"):
        many = how_many_stale(str(council.body_id), on)
        with holder_scope(council.id):
            waiting = Item.objects.filter(holder_id=council.id, kind=KIND, done_at=None)
            if not many:
                waiting.update(done_at=timezone.now())
            elif not waiting.exists():
                asked += ask_to_check(council=council, many=many, on=on, by=HEARTH)
    return asked


def how_many_stale(body_id: str, on: date) -> int:
    """Of what people are shown: the council's own ways, else the operator's."""
    own = own_pages_of(body_id).routes
    return sum(route.is_stale(on) for route in own) if own else stale_routes(on).filter(body_id=body_id).count()


@action
def ask_to_check(*, council: Agency, many: int, on: date, by: Actor) -> bool:
    """On the administrator's list. Where a council has none, only the operator's own list says so."""
    record(by=by, verb="asked to check the routes of", subject=council)
    found = _administrator(council, on)
    if found is None:
        return False
    team_id, worker_id = found
    Item.objects.update_or_create(
        holder_id=council.id,
        kind=KIND,
        source_id=council.id,
        defaults={
            "title": f"Check how people reach us: {plural(many, 'way has', 'ways have')} not been checked for months",
            "page": PAGE,
            "page_id": council.id,
            "due": datetime.combine(on, time(17), LONDON),
            "team_id": team_id,
            "worker_id": worker_id,
            "done_at": None,
        },
    )
    return True


def _administrator(council: Agency, on: date) -> tuple[UUID, UUID] | None:
    """Their team and who they are."""
    now = Q(ends__isnull=True) | Q(ends__gte=on)
    administrators = Membership.objects.filter(
        now, role=ADMINISTRATOR, starts__lte=on, user__is_active=True, team__agency=council
    )
    found = administrators.order_by("starts", "id").first()
    return (found.team_id, found.user_id) if found else None
