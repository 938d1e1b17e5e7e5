"""Each night, the extract of every agency that keeps records, and what may be released of it."""

import logging
from datetime import UTC, datetime, timedelta

from procrastinate.contrib.django import app

from hearth.access.models import Agency
from hearth.outcomes.extracting import extract_of
from hearth.outcomes.releasing import release_figures
from hearth.outcomes.standing import folder_of, standing_extract
from hearth.ui import days
from hearth.ui.errors import BadInput

CATCH_UP = "outcomes.catch_up"
A_DAY = timedelta(days=1)
log = logging.getLogger("hearth.outcomes")


@app.periodic(cron="30 2 * * *")
@app.task(queue="figures", name="outcomes.extract_nightly", pass_context=False)
def extract_nightly(timestamp: int) -> None:
    """The tables take their names only when both are whole, so a report is never made of halves."""
    extract_all()


@app.task(queue="figures", name=CATCH_UP, queueing_lock=CATCH_UP)
def catch_up() -> None:
    """Where a night was missed, or this Hearth is new: figures are not waited for until the next."""
    if not all_stand(datetime.now(UTC)):
        extract_all()


def all_stand(now: datetime) -> bool:
    """Whether each agency has tables of the last night, with what is sealed and without."""
    extracts = [standing_extract(holder.pk, whole=whole) for holder in _holders() for whole in (False, True)]
    return all(extract is not None and now - extract.written <= A_DAY for extract in extracts)


def extract_all() -> None:
    for holder in _holders():
        extract_of(holder, folder_of(holder.pk))
        try:
            release_figures(holder.pk, days.today())
        except BadInput:  # its sentences quote cells, and a cell is about somebody
            log.error("The tables of %s cannot be read, so its figures stand as they were.", holder)


def _holders() -> list[Agency]:
    return list(Agency.objects.filter(is_holder=True).order_by("name"))
