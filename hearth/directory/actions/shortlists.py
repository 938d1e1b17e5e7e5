"""A list of services behind a link. It holds no name, no place and no reason, so it can be sent on and printed."""

from collections.abc import Sequence
from secrets import token_urlsafe
from uuid import UUID

from hearth.directory.models import Shortlist
from hearth.ui.days import today

MOST = 30


def make_shortlist(services: Sequence[UUID]) -> Shortlist:
    """Nobody's record, so no action of anybody's: whoever has the link may read it."""
    kept = list(dict.fromkeys(str(id) for id in services))[:MOST]
    return Shortlist.objects.create(token=token_urlsafe(12), services=kept, made_on=today())
