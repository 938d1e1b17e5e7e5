"""What a council says for itself: to everybody, what it has published; to its administrator, every version."""

import json
from typing import Any

from django.db import connection
from django.db.models import Max, QuerySet

from hearth.access.viewer import Viewer
from hearth.concerns.models import OwnPage
from hearth.concerns.own_pages.parts import OwnPages, own_pages_from


def own_pages_of(body_id: str) -> OwnPages:
    """Published, and so for everybody: no scope is needed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT part, content::text FROM concerns_own_pages(%s)", [body_id])
        return own_pages_from({part: json.loads(content) for part, content in cursor.fetchall()})


def versions_of(viewer: Viewer, part: str) -> QuerySet[OwnPage]:
    """Every version of a part, the latest first."""
    return OwnPage.objects.filter(holder_id=viewer.holder_id, part=part).order_by("-version")


def published(viewer: Viewer, part: str) -> OwnPage | None:
    return versions_of(viewer, part).filter(published_at__isnull=False).first()


def draft_of_part(viewer: Viewer, part: str) -> OwnPage | None:
    """What was written after the version that is published, and waits for its second step."""
    latest = versions_of(viewer, part).first()
    return latest if latest and latest.published_at is None else None


def content_of(viewer: Viewer, part: str, *, drafted: bool = False) -> dict[str, Any]:
    """What is published; or, with `drafted`, what was written since."""
    version = (draft_of_part(viewer, part) if drafted else None) or published(viewer, part)
    return dict(version.content) if version else {}


def last_version(viewer: Viewer, part: str) -> int:
    found = OwnPage.objects.filter(holder_id=viewer.holder_id, part=part).aggregate(last=Max("version"))
    return found["last"] or 0
