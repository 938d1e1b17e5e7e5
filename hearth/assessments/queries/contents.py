"""Everything one assessment holds. The assessment itself was found through `assessments_for`."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from hearth.assessments.models import Analysis, Assessment, ChildsVoice, FamilyHistory, Grade, SharedSummary, Subject
from hearth.assessments.rules.answers import Answer
from hearth.assessments.rules.completeness import (
    FourAnswers,
    Heard,
    Lack,
    asks_for_voice,
    asks_four_questions,
    lacking_in_analysis,
    lacking_in_profile,
    lacking_in_totals,
    lacking_in_voice,
)
from hearth.assessments.rules.profiles import Profile, Whose, profiles_of
from hearth.families.models import Person
from hearth.families.rules import age_on
from hearth.scope.worded import worded_once


@dataclass
class Contents:
    """`subjects` are everybody whom answers are about; `profiles` those that the instrument's unit makes of them."""

    assessment: Assessment
    subjects: list[Subject]
    analysis: Analysis | None = None
    voices: dict[UUID, ChildsVoice] = field(default_factory=dict)  # by child

    def __post_init__(self) -> None:
        self.profiles = profiles_in(self.assessment, self.subjects)

    @property
    def children(self) -> list[Person]:
        return list({child.pk: child for subject in self.subjects if (child := subject.child)}.values())

    @property
    def carers(self) -> list[Person]:
        return list({carer.pk: carer for subject in self.subjects if (carer := subject.carer)}.values())

    def subject(self, id: str) -> Subject:
        return next(each for each in self.subjects if str(each.pk) == id)

    def profile_with(self, subject: Subject) -> Profile:
        """The profile in which this child, carer or family is asked about."""
        for profile in self.profiles:
            if any(row.id == str(subject.pk) for row in profile.rows.values()):
                return profile
        raise KeyError(subject.pk)


def contents_of(assessment: Assessment, *, voices: bool = True) -> Contents:
    """Read in four queries. Without `voices` for what goes to a parent: what a child says is the child's."""
    contents = Contents(assessment, subjects_of(assessment))
    contents.analysis = analysis_of(assessment)
    if voices:
        said = ChildsVoice.objects.filter(holder_id=assessment.holder_id, assessment=assessment)
        contents.voices = {voice.child_id: voice for voice in said}
    return contents


def profiles_in(assessment: Assessment, subjects: Iterable[Subject]) -> list[Profile]:
    return profiles_of(assessment.instrument, [_whose(assessment, each) for each in subjects], assessment.informant)


def _whose(assessment: Assessment, subject: Subject) -> Whose:
    born = subject.child.born if subject.child else None
    return Whose(
        id=str(subject.pk),
        child=str(subject.child_id or ""),
        carer=str(subject.carer_id or ""),
        name=subject.name,
        years=age_on(born, assessment.started_on) if born and born <= assessment.started_on else None,
        answers=answers_of(subject),
    )


def subjects_of(assessment: Assessment) -> list[Subject]:
    subjects = _subjects(assessment.holder_id, assessment.pk)
    prefetch_related_objects(subjects, grades_of(assessment.holder_id))
    return subjects


@worded_once
def _subjects(holder: UUID, assessment: UUID) -> QuerySet[Subject]:
    subjects = Subject.objects.filter(holder_id=holder, assessment_id=assessment, child__sealed_at=None)
    return with_people(subjects).order_by("child__born", "child_id", "id")


def with_people(subjects: QuerySet[Subject]) -> QuerySet[Subject]:
    return subjects.select_related("child", "carer", "assessment")


def with_grades(subjects: QuerySet[Subject], holder_id: UUID) -> QuerySet[Subject]:
    return with_people(subjects).prefetch_related(grades_of(holder_id))


def grades_of(holder_id: UUID) -> "Prefetch[Any]":
    return Prefetch("grades", Grade.objects.filter(holder_id=holder_id))


def answers_of(subject: Subject) -> dict[str, Answer]:
    return {grade.item: grade.answer for grade in subject.grades.all()}


def analysis_of(assessment: Assessment) -> Analysis | None:
    return Analysis.objects.filter(holder_id=assessment.holder_id, assessment=assessment).first()


def history_of(assessment: Assessment) -> FamilyHistory | None:
    return FamilyHistory.objects.filter(holder_id=assessment.holder_id, assessment=assessment).first()


def voice_of(assessment: Assessment, child: Person) -> ChildsVoice | None:
    return ChildsVoice.objects.filter(holder_id=assessment.holder_id, assessment=assessment, child=child).first()


def summary_of(assessment: Assessment, person: Person) -> SharedSummary | None:
    return SharedSummary.objects.filter(
        holder_id=assessment.holder_id, assessment=assessment, for_person=person
    ).first()


def lacking_in(contents: Contents) -> list[Lack]:
    """What must still be written before the assessment can be completed."""
    instrument = contents.assessment.instrument
    lacks: list[Lack] = []
    for profile in contents.profiles:
        lacks += lacking_in_profile(instrument, profile)
        lacks += lacking_in_totals(instrument, profile)
    if asks_four_questions(instrument):
        lacks += lacking_in_analysis(contents.analysis.answers if contents.analysis else FourAnswers())
    for child in contents.children if asks_for_voice(instrument) else []:
        voice = contents.voices.get(child.pk)
        heard = voice.heard if voice else Heard()
        lacks += lacking_in_voice(str(child.pk), str(child) or "the child", heard)
    return lacks
