"""What the front door does by the clock: notes to reporters, what nobody looked at in time, marks forgotten."""

from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from procrastinate.contrib.django import app

from hearth.access.models import Agency
from hearth.audit.actors import HEARTH
from hearth.concerns.acknowledging import clock_for, surface_late, tell_reporter, to_be_told, unacknowledged
from hearth.concerns.floods.marks import forget_old_keys
from hearth.concerns.guessing import forget_old_guesses
from hearth.concerns.keeping_routes.asking import ask_for_stale_routes
from hearth.concerns.own_pages.queries import own_pages_of
from hearth.concerns.succession.running import pass_on_everything
from hearth.places.models import ResponsibleBody
from hearth.scope.opening import holder_scope
from hearth.ui.days import today
from hearth.worklist.models import Item


@app.periodic(cron="* * * * *")
@app.task(queue="concerns", name="concerns.tell_reporters", queueing_lock="concerns.tell_reporters", pass_context=False)
def tell_reporters(timestamp: int) -> None:
    """Not in the report's own transaction, which must be quick on the worst day of a year."""
    tell_all()


@app.periodic(cron="*/10 * * * *")
@app.task(queue="concerns", name="concerns.find_late", queueing_lock="concerns.find_late", pass_context=False)
def find_late(timestamp: int) -> None:
    find_all_late()


@app.periodic(cron="23 * * * *")
@app.task(queue="concerns", name="concerns.forget_guesses", pass_context=False)
def forget_guesses(timestamp: int) -> None:
    forget_old_guesses(now=timezone.now())


@app.periodic(cron="31 * * * *")
@app.task(queue="concerns", name="concerns.forget_keys", pass_context=False)
def forget_keys(timestamp: int) -> None:
    """Yesterday's marks stop meaning anything."""
    forget_old_keys()


@app.periodic(cron="7 * * * *")
@app.task(queue="concerns", name="concerns.pass_on", pass_context=False)
def pass_on(timestamp: int) -> None:
    """Every hour, and not only on the day: what somebody of an ended council still logs must not wait there."""
    pass_on_everything(today())


@app.periodic(cron="40 5 * * *")
@app.task(queue="concerns", name="concerns.stale_routes", pass_context=False)
def stale_routes(timestamp: int) -> None:
    """Every morning: numbers that nobody has checked for six months are somebody's task."""
    ask_for_stale_routes(today())


def tell_all() -> None:
    for council in _councils():
        with holder_scope(council.pk):
            if waiting := to_be_told(council.pk, timezone.now()):
                own = own_pages_of(str(council.body_id))
                for concern in waiting:
                    tell_reporter(concern=concern, own=own, by=HEARTH)


def find_all_late() -> None:
    for council in _councils():
        if council.body is not None:
            with holder_scope(council.pk):
                _find_late(council.pk, council.body)


def _find_late(holder_id: UUID, body: ResponsibleBody) -> None:
    clock, now = clock_for(body), timezone.now()
    known = set(
        Item.objects.filter(holder_id=holder_id, kind="acknowledge-late", done_at=None).values_list(
            "source_id", flat=True
        )
    )
    for concern in unacknowledged(holder_id).order_by("decision_due", "id"):
        due = clock.acknowledge_due(concern.received_at, decision_due=concern.decision_due)
        if due < now and concern.pk not in known:
            surface_late(concern=concern, due=due, by=HEARTH)


def _councils() -> QuerySet[Agency]:
    return Agency.objects.filter(is_holder=True, body__isnull=False).select_related("body").order_by("name")
