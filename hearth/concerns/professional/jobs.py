"""Links and the letters that carried them are forgotten, every hour."""

from django.utils import timezone
from procrastinate.contrib.django import app

from hearth.concerns.professional.links import forget_old_links


@app.periodic(cron="37 * * * *")
@app.task(queue="drafts", name="concerns.forget_links", pass_context=False)
def forget_links(timestamp: int) -> None:
    forget_old_links(now=timezone.now())
