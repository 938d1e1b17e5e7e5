"""Each night, the extract of every agency that keeps records."""

from procrastinate.contrib.django import app

from hearth.access.models import Agency
from hearth.outcomes.extracting import extract_of
from hearth.outcomes.standing import folder_of


@app.periodic(cron="30 2 * * *")
@app.task(queue="figures", name="outcomes.extract_nightly", pass_context=False)
def extract_nightly(timestamp: int) -> None:
    """The tables take their names only when both are whole, so a report is never made of halves."""
    extract_all()


def extract_all() -> None:
    for holder in Agency.objects.filter(is_holder=True).order_by("name"):
        extract_of(holder, folder_of(holder.pk))
