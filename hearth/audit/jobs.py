"""Every hour the heads of the chains are added to a file. Whoever runs this Hearth copies it to another machine."""

from datetime import UTC, datetime

from django.conf import settings
from procrastinate.contrib.django import app

from hearth.audit import anchors
from hearth.audit.verifying import heads


@app.periodic(cron="7 * * * *")
@app.task(queue="audit", name="audit.publish_heads", queueing_lock="audit.publish_heads", pass_context=False)
def publish_heads(timestamp: int) -> None:
    anchors.add(settings.HEADS_FOLDER, heads(using="default"), datetime.now(UTC))
