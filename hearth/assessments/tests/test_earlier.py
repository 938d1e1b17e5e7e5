"""What was said before of the same people, beside each profile of a family looked at one by one."""

from datetime import date
from typing import Any

from hearth.assessments.models import Assessment, Subject
from hearth.assessments.queries import earlier_profiles, subjects_of


def told_one_by_one(subject: Subject) -> list[Subject]:
    here = subject.assessment
    found = [
        each
        for each in Subject.objects.select_related("assessment")
        if (each.child_id, each.carer_id) == (subject.child_id, subject.carer_id)
        and each.assessment.completed_at is not None
        and each.assessment.family_id == here.family_id
        and each.assessment.practice_version_id == here.practice_version_id
        and each.assessment.informant == here.informant
        and each.assessment.started_on <= here.started_on
        and each.assessment_id != here.pk
    ]
    return sorted(found, key=lambda each: (each.assessment.started_on, each.assessment_id), reverse=True)


def test_earlier_profiles_are_those_that_a_look_through_all_of_them_finds(home: Any, in_scope: Any) -> None:
    with in_scope():
        home.complete(started_on=date(2025, 3, 2))
        home.complete(started_on=date(2025, 9, 2), children=[home.ava, home.ben], carers=[home.dana, home.cole])
        somebody_else = home.complete(started_on=date(2025, 10, 2))
        Assessment.objects.filter(pk=somebody_else.pk).update(informant="child")
        home.begin(started_on=date(2025, 11, 2))  # never completed
        last = home.complete(started_on=date(2025, 12, 2))
        for assessment in Assessment.objects.all():
            Subject.objects.create(assessment=assessment, carer=home.dana)
        subjects = list(Subject.objects.select_related("assessment"))
        for subject in subjects:
            assert earlier_profiles(subject) == told_one_by_one(subject)
        of_ava = next(each for each in subjects_of(last) if each.child)
        before = earlier_profiles(of_ava)
        assert [each.assessment.started_on.month for each in before] == [9, 3]
        assert all(each.grades.all() for each in before)
