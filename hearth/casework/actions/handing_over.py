"""Hand a family over to another key worker, with no day between them."""

from datetime import date

from hearth.access.viewer import Viewer
from hearth.audit.actors import Actor
from hearth.casework import entries
from hearth.casework.actions.locking import at_work, changed, check_day
from hearth.casework.actions.opening import help_with
from hearth.casework.actions.supervising import DECIDED
from hearth.casework.events import handed_over
from hearth.casework.models import Contribution, Episode, KeyWorker
from hearth.casework.rules import NotPossible
from hearth.chronology.actions import write_entry
from hearth.practice.queries import programme_of
from hearth.scope.actions import action, record
from hearth.worklist.actions import hand_on, hand_on_asked


@action
def hand_over(*, episode: Episode, to: Viewer, on: date, by: Actor, version: int | None = None) -> KeyWorker:
    """From this day on somebody else is the key worker; what was still to do is theirs to do."""
    now = at_work(episode, version)
    check_day(on, now, "The day of the handover")
    if to.id == now.key_worker_id:
        raise NotPossible(f"{to.name} is already the key worker.")
    before = now.key_workers.get(ends=None)
    if on < before.starts:
        raise NotPossible(f"{before.name} only began later than that. Check the date.")
    before.ends = on  # both are there on the day itself, so that nobody is ever without
    before.save(update_fields=["ends"])
    period = KeyWorker.objects.create(episode=now, worker_id=to.id, name=to.name, starts=on)
    now.key_worker_id, now.key_worker_name, now.team_id = to.id, to.name, to.team_id
    now.service = to.team_name
    changed(now, "key_worker_id", "key_worker_name", "team_id", "service")
    help_with(now, programme_of(now.programme_version).title, to)
    _hand_on_what_is_due(now)
    handed_over.send(Episode, episode=now)
    write_entry(family=now.family, told=entries.handed_over(period))
    record(by=by, verb="handed over", subject=now, fields=["key_worker", "team"])
    return period


def _hand_on_what_is_due(episode: Episode) -> None:
    visits = episode.visits.filter(state="planned").values_list("pk", flat=True)
    agreed = episode.actions.filter(done_on=None).values_list("pk", flat=True)
    asked = Contribution.objects.filter(
        holder_id=episode.holder_id, review__episode=episode, received_on=None, worker_id=None
    ).values_list("pk", flat=True)
    steps = episode.moves.filter(state="asked", to_team_id=None).values_list("pk", flat=True)
    risks = episode.risks.filter(answered_on=None).values_list("pk", flat=True)
    looks = episode.looks_again.filter(looked_on=None).values_list("pk", flat=True)
    pages = [episode.pk, *visits, *agreed, *asked, *steps, *risks, *looks]
    for page_id in pages:
        hand_on(
            holder_id=episode.holder_id,
            page_id=page_id,
            worker_id=episode.key_worker_id,
            team_id=episode.team_id,
        )
    decided = episode.supervision_points.filter(done_on=None).values_list("pk", flat=True)
    hand_on_asked(
        kind=DECIDED,
        holder_id=episode.holder_id,
        sources=decided,
        worker_id=episode.key_worker_id,
        team_id=episode.team_id,
    )
