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


@app.periodic(cron="15 2 * * *")
@app.task(queue=QUEUE, name="directory.refresh", queueing_lock="directory.refresh", pass_context=False)
def refresh(timestamp: int) -> None:
    """Every night, one feed after the other; one that fails does not keep the others."""
    for feed in Feed.objects.filter(refresh=True).exclude(url="").order_by("pk"):
        read_feed(feed, Source(feed.url, settings.FEED_HOSTS), HEARTH)


@app.periodic(cron="30 4 * * *")
@app.task(queue=QUEUE, name="directory.freshness", queueing_lock="directory.freshness", pass_context=False)
def freshness(timestamp: int) -> None:
    """What nobody checked for a year is hidden; whoever owns what was not checked for three months is asked."""
    hide_and_show(today())
    ask_owners(today())
