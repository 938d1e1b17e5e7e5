"""What could not be delivered, for those who can do something about it."""

from django.db.models import Q, QuerySet

from hearth.access.viewer import Viewer
from hearth.post.models import Message
from hearth.post.rules import UNDELIVERED, WAITING


def messages_for(viewer: Viewer) -> QuerySet[Message]:
    """Those that a person was told of: of the viewer's own register."""
    return Message.objects.filter(holder_id=viewer.holder_id, told_at__isnull=False)


def not_delivered(viewer: Viewer) -> QuerySet[Message]:
    """Given up, or still being tried although a person must know; the longest first."""
    still = Q(state=UNDELIVERED) | Q(state=WAITING)
    return messages_for(viewer).filter(still).order_by("created_at", "id")
