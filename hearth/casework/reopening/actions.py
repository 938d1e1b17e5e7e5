"""A sudden event opens the assessment and the plan again; somebody does them again, or says why they still hold."""

from datetime import date

from django.utils import timezone

from hearth.access.viewer import Viewer
from hearth.assessments.actions import Beginning, begin, look_again_at_running
from hearth.assessments.models import Assessment
from hearth.assessments.queries import members_of, subjects_of
from hearth.assessments.rules.answers import NotPossible as CannotBegin
from hearth.casework import entries
from hearth.casework.actions.asking import LOOK_AGAIN, ask_to_look_again
from hearth.casework.actions.locking import at_work
from hearth.casework.models import Episode, LookAgain, Risk
from hearth.casework.plan.queries import latest_assessment
from hearth.casework.reopening.queries import next_visit, running_assessment, to_look_at
from hearth.casework.reopening.rules import (
    AGAIN,
    ASSESSMENT,
    HOLDS,
    WHAT,
    WORKING_DAYS_TO_LOOK,
    check_still_holds,
    look_by,
)
from hearth.casework.rules import NotPossible
from hearth.chronology.actions import write_entry
from hearth.places.working_days import add_working_days
from hearth.practice.own.queries import in_use
from hearth.referrals.queries import nation_of
from hearth.scope.actions import action, record
from hearth.ui import days
from hearth.worklist.actions import done


def reopen(risk: Risk) -> None:
    """Part of the action that notices it. What is open again already stays so, for this as well."""
    seen = days.local(risk.noticed_at).date()
    for what in WHAT:
        look, new = LookAgain.objects.get_or_create(
            holder_id=risk.holder_id,
            episode=risk.episode,
            what=what,
            looked_on=None,
            defaults={"risk": risk, "since": seen},
        )
        if not new and look.since < seen:
            look.since = seen
            look.save(update_fields=["since"])
    ask_to_look(risk.episode)
    look_again_at_running(family=risk.episode.family, seen_on=seen, seen_by=risk.by_name)


def ask_to_look(episode: Episode) -> None:
    """On the key worker's list, before the next visit: asked for anew when a visit is planned sooner."""
    looks = to_look_at(episode)
    if not looks:
        return
    visit = next_visit(episode)
    begins = timezone.now()
    at_latest = add_working_days(begins, WORKING_DAYS_TO_LOOK, nation_of(episode.family.body_id))
    for look in looks:
        ask_to_look_again(look, episode, look_by(visit.planned_for if visit else None, at_latest))


@action
def still_holds(*, look: LookAgain, why: str, by: Viewer) -> LookAgain:
    """Somebody has looked again, and nothing needs to be changed. The reason is kept."""
    episode = at_work(look.episode)
    now = LookAgain.objects.get(holder_id=look.holder_id, pk=look.pk)
    check_still_holds(now.looked_on is not None, why)
    now.looked_on, now.looked_by, now.outcome, now.why = timezone.localdate(), by.name, HOLDS, why
    now.save(update_fields=["looked_on", "looked_by", "outcome", "why"])
    done(kind=LOOK_AGAIN, source=now)
    write_entry(family=episode.family, told=entries.still_holds(now))
    record(by=by, verb="looked again", subject=now, fields=["outcome", "why"])
    return now


def looked_again(episode: Episode, what: str, on: date, by_name: str) -> None:
    """Part of the action that did it again: a plan agreed, an assessment completed, on that day or later."""
    for look in LookAgain.objects.filter(
        holder_id=episode.holder_id, episode=episode, what=what, looked_on=None, since__lte=on
    ):
        look.looked_on, look.looked_by, look.outcome = on, by_name, AGAIN
        look.save(update_fields=["looked_on", "looked_by", "outcome"])
        done(kind=LOOK_AGAIN, source=look)


@action
def assess_again(*, risk: Risk, with_parents: bool, by: Viewer) -> Assessment | None:
    """The one that is running; else a new one, with the same instrument about the same people as the last. None where
    nobody has assessed before: then somebody chooses with what."""
    episode = at_work(risk.episode)
    look = LookAgain.objects.filter(holder_id=episode.holder_id, episode=episode, what=ASSESSMENT, looked_on=None)
    reopened = look.first()
    if reopened is None:
        raise NotPossible("Somebody has looked at the assessment again already.")
    again = running_assessment(by, episode) or _begun_like_the_last(episode, with_parents, by)
    if again is not None and reopened.assessment_id != again.pk:
        reopened.assessment = again
        reopened.save(update_fields=["assessment"])
    record(by=by, verb="assessed again", subject=reopened, fields=["assessment"])
    return again


def _begun_like_the_last(episode: Episode, with_parents: bool, by: Viewer) -> Assessment | None:
    last = latest_assessment(by, episode)
    if last is None:
        return None
    still_here = {member.person_id: member.person for member in members_of(episode.family)}
    subjects = subjects_of(last)
    children = dict.fromkeys(each.child_id for each in subjects if each.child_id in still_here)
    carers = dict.fromkeys(each.carer_id for each in subjects if each.carer_id in still_here)
    beginning = Beginning(
        stage="review",
        started_on=timezone.localdate(),
        done_with_parent=with_parents,
        children=[still_here[each] for each in children if each],
        carers=[still_here[each] for each in carers if each],
        episode_id=episode.pk,
        informant=last.informant,
    )
    version = in_use(by.holder_id, "instrument", last.instrument.id)
    try:
        return begin(family=episode.family, practice_version=version, beginning=beginning, by=by)
    except CannotBegin:  # those it was about are here no longer, or the instrument asks something new
        return None
