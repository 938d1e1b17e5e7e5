"""Words that nobody came back for are forgotten, every hour."""

from django.utils import timezone
from procrastinate.contrib.django import app

from hearth.drafts.actions import forget_old_drafts


@app.periodic(cron="17 * * * *")
@app.task(queue="drafts", name="drafts.forget_old", pass_context=False)
def forget_old(timestamp: int) -> None:
    forget_old_drafts(now=timezone.now())
