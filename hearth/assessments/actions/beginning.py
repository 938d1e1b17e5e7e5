from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from hearth.assessments.actions.changing import name_of
from hearth.assessments.models import Assessment, Subject
from hearth.assessments.rules.answers import NotPossible
from hearth.assessments.rules.profiles import pairs_for
from hearth.assessments.rules.stages import STAGES
from hearth.audit.actors import Actor
from hearth.families.models import Family, Person
from hearth.practice.definitions.instrument import Instrument
from hearth.practice.models import PracticeVersion
from hearth.practice.queries import instrument_of
from hearth.scope.actions import action, record


@dataclass(frozen=True)
class Beginning:
    """When and how it is done, about whom, and (where the instrument asks different people) who answers."""

    stage: str
    started_on: date
    done_with_parent: bool
    children: Sequence[Person] = ()
    carers: Sequence[Person] = ()
    episode_id: UUID | None = None
    informant: str = ""


@action
def begin(*, family: Family, practice_version: PracticeVersion, beginning: Beginning, by: Actor) -> Assessment:
    """Begin an assessment with the instrument as it is today; it keeps that version to its end."""
    instrument = instrument_of(practice_version)
    _check(instrument, beginning)
    assessment = Assessment.objects.create(
        family=family,
        practice_version=practice_version,
        stage=beginning.stage,
        informant=beginning.informant,
        episode_id=beginning.episode_id,
        started_on=beginning.started_on,
        done_with_parent=beginning.done_with_parent,
        by_id=by.id,
        by_name=name_of(by),
    )
    Subject.objects.bulk_create(
        Subject(assessment=assessment, child=child, carer=carer)
        for child, carer in pairs_for(instrument, beginning.children, beginning.carers)
    )
    record(by=by, verb="began", subject=assessment, fields=["stage", "started_on", "subjects"])
    return assessment


def _check(instrument: Instrument, beginning: Beginning) -> None:
    if instrument.unit in ("child", "child_and_carer") and not beginning.children:
        raise NotPossible("Choose at least one child.")
    if instrument.unit == "carer" and not beginning.carers:
        raise NotPossible("Choose at least one carer.")
    if beginning.stage not in STAGES:
        raise NotPossible("An assessment is a first one, a review or a closing one.")
    if beginning.started_on > timezone.localdate():
        raise NotPossible("The day it was begun cannot be in the future.")
    if {person.pk for person in beginning.children} & {person.pk for person in beginning.carers}:
        raise NotPossible("Nobody can be their own carer. Assess a young parent's own care separately.")
    known = {each.id for each in instrument.informants}
    if (known or beginning.informant) and beginning.informant not in known:
        raise NotPossible("Say who answers.")
