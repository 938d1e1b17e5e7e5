"""The same profile over time: a child with a carer, a child, a carer or a family, by one instrument and informant."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from django.db.models import Q, QuerySet, prefetch_related_objects

from hearth.assessments.models import Assessment, Subject
from hearth.assessments.queries.contents import answers_of, grades_of, profiles_in, with_grades, with_people
from hearth.assessments.rules.change import Grades
from hearth.assessments.rules.moves import Past
from hearth.assessments.rules.profiles import Profile
from hearth.families.models import Family, Person
from hearth.practice.definitions.instrument import Instrument
from hearth.practice.models import PracticeVersion
from hearth.practice.scoring import score
from hearth.scope.worded import worded_once


@dataclass(frozen=True)
class Time:
    """A profile of one completed assessment."""

    subject: Subject
    assessment: Assessment
    profile: Profile

    @property
    def past(self) -> Past:
        instrument = self.assessment.instrument
        scores = score(instrument, self.profile.answers, self.profile.about)
        return Past(scores, self._grades if instrument.graded else {})

    @property
    def _grades(self) -> Grades:
        return {
            item: int(answer.said) if answer.said else None
            for item, answer in answers_of(self.subject).items()
            if answer.given
        }


@dataclass(frozen=True)
class Series:
    """Oldest first, completed only. Its versions may differ: what may be compared, the instrument says."""

    times: tuple[Time, ...]

    @property
    def instrument(self) -> Instrument:
        """As the latest of them had it."""
        return self.times[-1].assessment.instrument

    @cached_property
    def history(self) -> list[Past]:
        return [time.past for time in self.times]

    @property
    def name(self) -> str:
        return self.times[-1].subject.name

    @property
    def informant(self) -> str:
        said = self.times[-1].assessment.informant
        return next((each.label for each in self.instrument.informants if each.id == said), "")


def series_of(family: Family, child: Person | None = None) -> list[Series]:
    """All that can be looked at over time. The family itself was found through `families_for`."""
    subjects = Subject.objects.filter(
        holder_id=family.holder_id,
        assessment__family=family,
        assessment__completed_at__isnull=False,
        child__sealed_at=None,
        carer__sealed_at=None,
    )
    ordered = with_grades(subjects, family.holder_id).order_by(
        "assessment__started_on", "assessment_id", "child__born", "id"
    )
    return together(list(ordered), child)


def together(subjects: list[Subject], child: Person | None = None) -> list[Series]:
    """Whose profiles belong in one row, in the order in which they first appear."""
    versions = PracticeVersion.objects.in_bulk({each.assessment.practice_version_id for each in subjects})
    by_assessment: dict[UUID, list[Subject]] = {}
    for subject in subjects:
        by_assessment.setdefault(subject.assessment_id, []).append(subject)
    found: dict[tuple[object, ...], list[Time]] = {}
    for whole in by_assessment.values():
        assessment = whole[0].assessment
        assessment.practice_version = versions[assessment.practice_version_id]
        by_id = {str(each.pk): each for each in whole}
        for profile in profiles_in(assessment, whole):
            subject = by_id[profile.id]
            key = (assessment.instrument.id, assessment.informant, subject.child_id, subject.carer_id)
            if child is None or subject.child_id == child.pk:
                found.setdefault(key, []).append(Time(subject, assessment, profile))
    return [Series(tuple(times)) for times in found.values()]


def earlier_profiles(subject: Subject) -> list[Subject]:
    """The same child, carer or family in completed assessments with the same instrument, newest first.

    Another version may ask other things under one name: it is shown beside only where the words are the same, which
    a version's own number says.
    """
    assessment = subject.assessment
    before = _before(
        subject.holder_id,
        assessment.family_id,
        subject.child_id,
        subject.carer_id,
        assessment.practice_version_id,
        assessment.informant,
        assessment.started_on,
        assessment.pk,
        of_child=subject.child_id is not None,
        of_carer=subject.carer_id is not None,
    )
    prefetch_related_objects(before, grades_of(subject.holder_id))
    return before


@worded_once
def _before(
    holder: UUID,
    family: UUID,
    child: UUID,
    carer: UUID,
    version: int,
    informant: str,
    started_on: date,
    this: UUID,
    *,
    of_child: bool,
    of_carer: bool,
) -> QuerySet[Subject]:
    same = Subject.objects.filter(
        Q(child_id=child) if of_child else Q(child=None), Q(carer_id=carer) if of_carer else Q(carer=None)
    )
    before = same.filter(
        holder_id=holder,
        assessment__family_id=family,
        assessment__practice_version_id=version,
        assessment__informant=informant,
        assessment__completed_at__isnull=False,
        assessment__started_on__lte=started_on,
    ).exclude(assessment_id=this)
    return with_people(before).order_by("-assessment__started_on", "-assessment_id")
