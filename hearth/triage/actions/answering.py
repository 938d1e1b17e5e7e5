"""Telling whoever told us what was decided, as far as they need to know. A person reads and sends; a clock waits."""

from django.utils import timezone

from hearth.access.viewer import Viewer
from hearth.concerns.acknowledging import tell_of_answer, tell_professional
from hearth.concerns.models import Concern
from hearth.places.working_days import add_working_days
from hearth.referrals.queries import nation_of
from hearth.scope.actions import action, record
from hearth.triage.actions.locking import locked
from hearth.triage.models import Answer, Decision
from hearth.triage.queries import decision_on
from hearth.triage.rules.answering import PROFESSIONAL, audience, can_be_told
from hearth.triage.rules.standing import NotNow
from hearth.worklist.actions import ask, done

TELL = "tell-reporter"
WORKING_DAYS_TO_TELL = 1


@action
def send_answer(*, decision: Decision, words: str, by: Viewer) -> Answer:
    """Send what the worker has read and changed. A later answer follows the first; each is kept. Raises `NotNow`."""
    concern = locked(decision.concern)
    standing = decision_on(concern)
    if standing is None or standing.pk != decision.pk:
        raise NotNow("The decision has been replaced. Read the new one before you tell anybody.")
    if concern.kept_from_teller:
        raise NotNow("Whoever told us works in the agency from which this is kept. Nothing is sent to them.")
    answer = answer_with(decision=standing, concern=concern, words=words, by=by)
    record(by=by, verb="answered", subject=concern, fields=["answer"])
    return answer


def answer_with(*, decision: Decision, concern: Concern, words: str, by: Viewer) -> Answer:
    """Part of the action that answers. Their way back shows it; a note says that there is something to read."""
    to = audience(concern.route)
    answer = Answer.objects.create(
        concern=concern,
        decision=decision,
        to=to,
        words=words,
        sent_by=by.name,
        sent_by_id=by.id,
        sent_at=timezone.now(),
    )
    column = "professional_answer" if to == PROFESSIONAL else "public_answer"
    setattr(concern, column, words)
    concern.save(update_fields=[column])
    done(kind=TELL, source=concern)
    _say_that_there_is_one(concern, to)
    return answer


def _say_that_there_is_one(concern: Concern, to: str) -> None:
    """Where to read the answer, and not the answer: email travels open."""
    if to != PROFESSIONAL:
        tell_of_answer(concern)
    else:
        tell_professional(concern)


def ask_to_answer(*, decision: Decision, concern: Concern, by: Viewer) -> None:
    """Nobody decides and forgets to say so. Whoever left no way to be told is not waited for."""
    if not can_be_told(concern):
        return
    ask(
        kind=TELL,
        source=concern,
        title=f"Tell whoever told us what was decided: {concern.reference}",
        page="triage:answer",
        page_id=concern.pk,
        due=add_working_days(timezone.now(), WORKING_DAYS_TO_TELL, nation_of(by.body_id)),
        team_id=by.team_id,
        worker_id=None if decision.confined else by.id,
        restricted=decision.confined or bool(decision.family and decision.family.restricted),
        family_id=None if decision.confined else decision.family_id,
    )
