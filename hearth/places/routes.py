"""Councils' contact routes as the operator loads them, and those that nobody has checked for long.

A council that uses Hearth keeps its own ways in its own pages (`concerns.own_pages`), which take the place of these.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.db.models import Max, QuerySet

from hearth.places.models import BodyCode, ContactRoute, ResponsibleBody
from hearth.places.reference.loading import OWNER
from hearth.places.reference.routes import RouteRow, read_routes
from hearth.ui.days import today

STALE_AFTER = relativedelta(months=6)


@dataclass(frozen=True)
class Loaded:
    routes: int
    bodies: int
    kept: list[ResponsibleBody]  # bodies that verified their own routes later than the file


def load_routes(path: Path) -> Loaded:
    """Replace the routes of every body in a file. Raises `BadInput`, naming every bad line; then nothing changes."""
    with transaction.atomic(using=OWNER):
        ids = dict(BodyCode.objects.using(OWNER).values_list("code", "body_id"))
        ids |= {id: id for id in ResponsibleBody.objects.using(OWNER).values_list("id", flat=True)}
        rows = read_routes(path, ids)
        theirs = _verified_later(rows)
        chosen = [row for row in rows if row.body not in theirs]
        routes = ContactRoute.objects.using(OWNER)
        routes.filter(body_id__in={row.body for row in chosen}).delete()
        routes.bulk_create([_route(row) for row in chosen])
    kept = ResponsibleBody.objects.using(OWNER).filter(pk__in=theirs).order_by("name")
    return Loaded(len(chosen), len({row.body for row in chosen}), list(kept))


def _verified_later(rows: Sequence[RouteRow]) -> set[str]:
    newest: dict[str, date] = {}
    for row in rows:
        newest[row.body] = max(row.verified_on, newest.get(row.body, row.verified_on))
    here = ContactRoute.objects.using(OWNER).filter(body_id__in=newest)
    latest = here.values_list("body_id").annotate(latest=Max("verified_on"))
    return {body for body, verified in latest if verified > newest[body]}


def _route(row: RouteRow) -> ContactRoute:
    return ContactRoute(body_id=row.body, **{name: value for name, value in asdict(row).items() if name != "body"})


def stale_routes(on: date | None = None) -> QuerySet[ContactRoute]:
    """Those that nobody has checked for six months, the longest unchecked first, of bodies still in force."""
    day = on or today()
    routes = ContactRoute.objects.filter(verified_on__lt=day - STALE_AFTER).exclude(body__valid_to__lt=day)
    return routes.select_related("body").order_by("verified_on", "body__name", "id")
