"""What somebody asks, corrects or says on their own page; and what they hear back."""

from datetime import timedelta

from django.utils import timezone

from hearth.audit.actors import Actor
from hearth.ownview.actions.names import called
from hearth.ownview.models import KINDS, OUTCOMES, Door, Note
from hearth.ownview.queries.pieces import withheld_from
from hearth.ownview.rules import AnsweredMeanwhile, NotPossible
from hearth.scope.actions import action, record
from hearth.worklist import actions as worklist

ANSWERED_WITHIN = timedelta(days=5)
NOTE = "family-note"
ASKS = {"question": "asks something", "correction": "says something is wrong", "feedback": "says how we are doing"}


@action
def write_note(*, door: Door, kind: str, words: str, by: Actor) -> Note:
    """Kept word for word, and put on the key worker's list."""
    if kind not in KINDS or not words.strip():
        raise NotPossible("Write what you want to say.")
    view = door.view
    now = timezone.now()
    note = Note.objects.create(view=view, family_id=view.family_id, door=door, kind=kind, words=words, at=now)
    episode = view.episode
    worklist.ask(
        kind=NOTE,
        source=note,
        title=f"{view.person} {ASKS[kind]}: answer on their own page",
        page="ownview:note",
        page_id=note.pk,
        due=now + ANSWERED_WITHIN,
        team_id=episode.team_id,
        worker_id=episode.key_worker_id,
        restricted=view.family.restricted,
        family_id=view.family_id,
    )
    record(by=by, verb="wrote", subject=note, fields=["words"])
    return note


@action
def answer_note(*, note: Note, outcome: str, answer: str, by: Actor) -> Note:
    """What we say to it, and what we did, once. Refused where it would tell them what is another's."""
    now = Note.objects.select_for_update(of=("self",)).select_related("view__person", "view__family").get(pk=note.pk)
    if now.answered_at:
        raise AnsweredMeanwhile(f"{now.answered_by_name} has answered this. Yours was not sent; both are here.")
    if outcome not in OUTCOMES or not answer.strip():
        raise NotPossible("Write an answer.")
    if why := withheld_from(now.view, answer):
        raise NotPossible(f"This answer would tell {now.view.person} too much. {why}")
    now.outcome, now.answer = outcome, answer
    now.answered_by_name, now.answered_at = called(by), timezone.now()
    now.save(update_fields=["outcome", "answer", "answered_by_name", "answered_at"])
    worklist.done(kind=NOTE, source=now)
    record(by=by, verb="answered", subject=now, fields=["outcome", "answer"])
    return now
