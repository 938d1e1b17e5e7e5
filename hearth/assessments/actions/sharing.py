from dataclasses import asdict, dataclass

from django.utils import timezone

from hearth.assessments.actions.changing import as_it_was_seen, name_of
from hearth.assessments.models import Assessment, SharedSummary
from hearth.assessments.rules.answers import NotPossible
from hearth.audit.actors import Actor
from hearth.families.models import Person
from hearth.scope.actions import action, record


@dataclass(frozen=True)
class PlainWords:
    """One page for one person, in words they can read."""

    worries: str = ""
    going_well: str = ""
    must_change: str = ""
    who_helps: str = ""


@action
def write_summary(
    *, assessment: Assessment, for_person: Person, words: PlainWords, version: int, by: Actor
) -> SharedSummary:
    """Write it, or write it again: whatever had been approved must then be approved anew."""
    assessment = Assessment.objects.select_for_update().get(holder_id=assessment.holder_id, pk=assessment.pk)
    if assessment.completed_at is None:
        raise NotPossible("Complete the assessment before you write about it to the family.")
    if not for_person.memberships.filter(holder_id=assessment.holder_id, family=assessment.family_id).exists():
        raise NotPossible("This page is for somebody in the family.")
    summary = SharedSummary.objects.filter(
        holder_id=assessment.holder_id, assessment=assessment, for_person=for_person
    ).first()
    new = SharedSummary(assessment=assessment, for_person=for_person, version=0)
    summary = as_it_was_seen(summary or new, version)
    for name, value in asdict(words).items():
        setattr(summary, name, value)
    summary.by_name = name_of(by)
    summary.approved_by, summary.approved_at = "", None
    summary.save()
    record(by=by, verb="wrote", subject=summary, fields=list(asdict(words)))
    return summary


@action
def share_summary(*, summary: SharedSummary, version: int, by: Actor) -> SharedSummary:
    """Somebody has read it and asked: may this person know all of this? From now on it is theirs.

    Unless the assessment was sent back meanwhile: what it says may not be so.
    """
    rows = Assessment.objects.select_for_update()
    if rows.get(holder_id=summary.holder_id, pk=summary.assessment_id).completed_at is None:
        raise NotPossible("The assessment was sent back since you read this. Complete it again before you approve it.")
    stored = SharedSummary.objects.select_for_update().get(holder_id=summary.holder_id, pk=summary.pk)
    summary = as_it_was_seen(stored, version)
    if not summary.worries.strip() and not summary.going_well.strip():
        raise NotPossible("Write what worries you or what is going well before you approve this page.")
    summary.approved_by, summary.approved_at = name_of(by), timezone.now()
    summary.save(update_fields=["approved_by", "approved_at", "version"])
    record(by=by, verb="approved", subject=summary, fields=["approved_by", "approved_at"])
    return summary
