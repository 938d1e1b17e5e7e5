"""A keeper names another directory to read from, and asks for it to be read now."""

from hearth.access.viewer import Viewer
from hearth.directory.models import Feed
from hearth.scope.actions import action, record


@action
def add_feed(*, name: str, url: str, by: Viewer) -> Feed:
    """From now on it is read every night. Nothing of it is shown before somebody notes its terms."""
    feed = Feed.objects.create(keeper_id=by.agency_id, name=name, url=url)
    record(by=by, verb="added a feed", subject=feed)
    return feed


@action
def ask_to_read(*, feed: Feed, by: Viewer) -> Feed:
    """In the background, after whatever reads it already."""
    from hearth.directory.jobs import read_later

    read_later(feed)
    record(by=by, verb="asked for a feed to be read", subject=feed)
    return feed
