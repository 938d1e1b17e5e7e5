"""Whose assessments, seen by whom. They are found through `families.queries.families_for`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from hearth.access.viewer import Viewer
from hearth.assessments.models import Analysis, Assessment, ChildsVoice, Grade, SharedSummary, Subject
from hearth.assessments.rules.answers import Answer
from hearth.assessments.rules.areas import Grades
from hearth.assessments.rules.completeness import (
    FourAnswers,
    Heard,
    Lack,
    Profile,
    lacking_in_analysis,
    lacking_in_profile,
    lacking_in_voice,
)
from hearth.families.models import Family, FamilyMember, Person
from hearth.families.queries import families_for
from hearth.practice.definitions.instrument import Instrument
from hearth.practice.models import PracticeVersion
from hearth.practice.queries import definition_of


def assessments_for(viewer: Viewer) -> QuerySet[Assessment]:
    return Assessment.objects.filter(holder_id=viewer.holder_id, family__in=families_for(viewer)).select_related(
        "family", "practice_version"
    )


def assessments_of(viewer: Viewer, family: Family) -> list[Assessment]:
    """A family's assessments, newest first, without the instruments' long texts."""
    own = assessments_for(viewer).filter(family=family).defer("practice_version__body")
    return list(own.order_by("-started_on", "-id"))


def completed_of(viewer: Viewer, family: Family) -> list[Assessment]:
    """Oldest first, so that change reads from left to right."""
    return [each for each in reversed(assessments_of(viewer, family)) if each.completed_at]


@dataclass
class Contents:
    """Everything one assessment holds."""

    assessment: Assessment
    subjects: list[Subject]
    answers: dict[UUID, dict[str, Answer]] = field(default_factory=dict)  # by subject, then item
    analysis: Analysis | None = None
    voices: dict[UUID, ChildsVoice] = field(default_factory=dict)  # by child

    @property
    def children(self) -> list[Person]:
        return list({subject.child_id: subject.child for subject in self.subjects}.values())

    @property
    def carers(self) -> list[Person]:
        return list({person.pk: person for subject in self.subjects if (person := subject.carer)}.values())

    def grades_of(self, subject: Subject) -> Grades:
        return grades_in(self.answers[subject.pk])

    def profile_of(self, subject: Subject) -> Profile:
        return Profile(str(subject.pk), subject.name, self.answers[subject.pk])


def contents_of(assessment: Assessment) -> Contents:
    """Read in four queries. The assessment itself was found through `assessments_for`."""
    contents = Contents(assessment, subjects_of(assessment))
    contents.answers = {subject.pk: answers_of(subject) for subject in contents.subjects}
    contents.analysis = analysis_of(assessment)
    voices = ChildsVoice.objects.filter(holder_id=assessment.holder_id, assessment=assessment)
    contents.voices = {voice.child_id: voice for voice in voices}
    return contents


def subjects_of(assessment: Assessment) -> list[Subject]:
    subjects = Subject.objects.filter(holder_id=assessment.holder_id, assessment=assessment, child__sealed_at=None)
    return list(_with_grades(subjects, assessment.holder_id).order_by("child__born", "child_id", "id"))


def answers_of(subject: Subject) -> dict[str, Answer]:
    return {grade.item: grade.answer for grade in subject.grades.all()}


def analysis_of(assessment: Assessment) -> Analysis | None:
    return Analysis.objects.filter(holder_id=assessment.holder_id, assessment=assessment).first()


def voice_of(assessment: Assessment, child: Person) -> ChildsVoice | None:
    return ChildsVoice.objects.filter(holder_id=assessment.holder_id, assessment=assessment, child=child).first()


def summary_of(assessment: Assessment, person: Person) -> SharedSummary | None:
    return SharedSummary.objects.filter(
        holder_id=assessment.holder_id, assessment=assessment, for_person=person
    ).first()


def members_of(family: Family) -> list[FamilyMember]:
    members = FamilyMember.objects.filter(holder_id=family.holder_id, family=family, ends=None, person__sealed_at=None)
    return list(members.select_related("person").order_by("person__born", "id"))


def lacking_in(contents: Contents) -> list[Lack]:
    """What must still be written before the assessment can be completed."""
    instrument = contents.assessment.instrument
    lacks: list[Lack] = []
    for subject in contents.subjects:
        lacks += lacking_in_profile(instrument, contents.profile_of(subject))
    lacks += lacking_in_analysis(contents.analysis.answers if contents.analysis else FourAnswers())
    for child in contents.children:
        voice = contents.voices.get(child.pk)
        heard = voice.heard if voice else Heard()
        lacks += lacking_in_voice(str(child.pk), str(child) or "the child", heard)
    return lacks


def earlier_profiles(subject: Subject) -> list[Subject]:
    """The same child with the same carer, in completed assessments with the same instrument, newest first.

    Another version of the instrument asks other questions: without a crosswalk nothing can be compared.
    """
    assessment = subject.assessment
    same = Subject.objects.filter(holder_id=subject.holder_id, child=subject.child_id, carer=subject.carer_id)
    before = same.filter(
        assessment__practice_version=assessment.practice_version_id,
        assessment__completed_at__isnull=False,
        assessment__started_on__lte=assessment.started_on,
    ).exclude(assessment=assessment)
    return list(_with_grades(before, subject.holder_id).order_by("-assessment__started_on", "-assessment_id"))


@dataclass(frozen=True)
class Series:
    """One child with one carer over time, by one version of one instrument: oldest first, completed only."""

    practice_version: PracticeVersion
    profiles: tuple[Subject, ...]

    @property
    def instrument(self) -> Instrument:
        definition = definition_of(self.practice_version)
        assert isinstance(definition, Instrument)
        return definition

    @property
    def history(self) -> list[Grades]:
        return [grades_in(answers_of(profile)) for profile in self.profiles]


def series_of(family: Family, child: Person | None = None) -> list[Series]:
    """What can be compared in a family. The family itself was found through `families_for`."""
    subjects = Subject.objects.filter(
        holder_id=family.holder_id, assessment__family=family, assessment__completed_at__isnull=False
    )
    if child:
        subjects = subjects.filter(child=child)
    together: dict[tuple[UUID, UUID | None, int], list[Subject]] = {}
    for subject in _with_grades(subjects, family.holder_id).order_by("assessment__started_on", "assessment_id"):
        key = (subject.child_id, subject.carer_id, subject.assessment.practice_version_id)
        together.setdefault(key, []).append(subject)
    versions = PracticeVersion.objects.in_bulk({version for _, _, version in together})
    return [Series(versions[key[2]], tuple(profiles)) for key, profiles in together.items()]


def latest_change(family: Family, child: Person) -> list[Series]:
    """A child's series with something to compare, one a carer, for `rules.change.area_changes`."""
    return [series for series in series_of(family, child) if len(series.profiles) > 1]


def grades_in(answers: Mapping[str, Answer]) -> Grades:
    """Answers as the rules read them: evidence that waits for its grade is not an answer yet."""
    return {item: answer.value for item, answer in answers.items() if answer.given}


def _with_grades(subjects: QuerySet[Subject], holder_id: UUID) -> QuerySet[Subject]:
    grades = Prefetch("grades", Grade.objects.filter(holder_id=holder_id))
    return subjects.select_related("child", "carer", "assessment").prefetch_related(grades)
