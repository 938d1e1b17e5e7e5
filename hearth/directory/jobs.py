"""What the directory does by the clock: read feeds, hide what is too old, ask owners."""

from django.conf import settings
from procrastinate.contrib.django import app

from hearth.audit.actors import HEARTH
from hearth.directory.feeds.fetching import Source
from hearth.directory.feeds.importing import read_feed
from hearth.directory.models import Feed
from hearth.directory.upkeep import ask_owners, hide_and_show
from hearth.ui.days import today

QUEUE = "directory"


@app.task(queue=QUEUE, name="directory.read_feed", pass_context=False)
def read(feed_id: str) -> None:
    """A feed that is gone, or not read any more, is passed over."""
    if feed := Feed.objects.filter(pk=feed_id).exclude(url="").first():
        read_feed(feed, Source(feed.url, settings.FEED_HOSTS), HEARTH)


def read_later(feed: Feed) -> None:
    """One run of a feed at a time: a second waits for the first, and would else take it for one that broke off."""
    read.configure(lock=f"feed {feed.pk}").defer(feed_id=str(feed.pk))


@app.periodic(cron="15 2 * * *")
@app.task(queue=QUEUE, name="directory.refresh", queueing_lock="directory.refresh", pass_context=False)
def refresh(timestamp: int) -> None:
    """Every night, each feed in a job of its own: one that fails does not keep the others."""
    for feed in Feed.objects.filter(refresh=True).exclude(url="").order_by("pk"):
        read_later(feed)


@app.periodic(cron="30 4 * * *")
@app.task(queue=QUEUE, name="directory.freshness", queueing_lock="directory.freshness", pass_context=False)
def freshness(timestamp: int) -> None:
    """What nobody checked for a year is hidden; whoever owns what was not checked for three months is asked."""
    hide_and_show(today())
    ask_owners(today())
