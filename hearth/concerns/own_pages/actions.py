"""Change a council's own pages: write a version, which nobody else sees; then publish it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from hearth.access.models import Agency
from hearth.access.viewer import Viewer
from hearth.concerns.models import OwnPage
from hearth.concerns.own_pages.parts import PROMISES, ROUTES
from hearth.concerns.own_pages.queries import last_version, published
from hearth.scope.actions import action, record


class Overtaken(Exception):
    """Somebody else has written or published in the meantime."""

    def __init__(self) -> None:
        super().__init__("Somebody else has changed this since you opened it. Look at theirs, then save yours again.")


@action
def write_part(*, part: str, content: Mapping[str, Any], after: int, by: Viewer) -> OwnPage:
    """A new version, not yet published. `after`: the version that the writer had before them. Raises `Overtaken`."""
    if last_version(by, part) != after:
        raise Overtaken
    version = _add(part, content, after + 1, by)
    record(by=by, verb="wrote a version of", subject=version, fields=[part])
    return version


@action
def publish_part(*, version: OwnPage, by: Viewer) -> OwnPage:
    """From now on everybody sees it. Raises `Overtaken` when a later version was written since it was looked at."""
    row = OwnPage.objects.select_for_update().get(holder_id=by.holder_id, pk=version.pk)
    if row.published_at is not None or last_version(by, row.part) != row.version:
        raise Overtaken
    _publish(row, by)
    record(by=by, verb="published", subject=row, fields=[row.part])
    return row


@action
def check_route(*, route_id: str, on: date, by: Viewer) -> OwnPage:
    """Somebody has tried a number that is published, and it is right. That needs no second step."""
    current = published(by, ROUTES)
    if current is None or last_version(by, ROUTES) != current.version:
        raise Overtaken
    checked = {"verified_on": on.isoformat(), "verified_by": f"{by.name}, {by.agency_name}"}
    routes = [{**each, **(checked if each["id"] == route_id else {})} for each in current.content["routes"]]
    row = _add(ROUTES, {"routes": routes}, current.version + 1, by)
    _publish(row, by)
    record(by=by, verb="checked", subject=row, fields=[ROUTES])
    return row


@action
def announce_to(*, email: str, webhook: str, by: Viewer) -> Agency:
    """Where the duty team hears of new worries: by email, or another system in its place."""
    agency = Agency.objects.select_for_update().get(pk=by.holder_id)
    agency.duty_email, agency.duty_webhook = email, webhook
    agency.save(update_fields=["duty_email", "duty_webhook"])
    record(by=by, verb="changed where new worries are announced", subject=agency, fields=["duty_email", "duty_webhook"])
    return agency


def _add(part: str, content: Mapping[str, Any], version: int, by: Viewer) -> OwnPage:
    try:
        with transaction.atomic():
            return OwnPage.objects.create(
                part=part, version=version, content=dict(content), written_by=by.name, written_by_id=by.id
            )
    except IntegrityError:
        raise Overtaken from None


def _publish(row: OwnPage, by: Viewer) -> None:
    row.published_at, row.published_by = timezone.now(), by.name
    row.save(update_fields=["published_at", "published_by"])
    if row.part == PROMISES:  # each report asks for this one, so it stands where each report looks
        Agency.objects.filter(pk=by.holder_id).update(decide_within=row.content.get("decide"))
