"""A family that Kemi's team helps: Ava and Ben, their mother Dana and their father Cole."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from hearth.assessments import actions
from hearth.assessments.models import Assessment, Subject
from hearth.assessments.queries import subjects_of
from hearth.assessments.rules.answers import Answer
from hearth.assessments.rules.completeness import FourAnswers, Heard
from hearth.families.actions import begin_family, begin_help
from hearth.families.models import Family, Person
from hearth.families.telling import PersonAsTold
from hearth.practice.queries import pinned
from hearth.scope.opening import holder_scope
from tests.cast import Cast

FOUR = FourAnswers(("not_fed",), False, "Most days", "Thin", "Sad", "both", "Debt, and a mother who is ill")


@dataclass
class Home:
    cast: Cast
    family: Family
    ava: Person
    ben: Person
    dana: Person
    cole: Person
    by: Any
    begun: int = field(default=0)

    def begin(self, **others: Any) -> Assessment:
        """An assessment of Ava with her mother, unless something else is said."""
        told: dict[str, Any] = {
            "stage": "first",
            "started_on": date(2026, 3, 2),
            "done_with_parent": True,
            "children": [self.ava],
            "carers": [self.dana],
        } | others
        return actions.begin(
            family=self.family,
            practice_version=pinned("instrument", "graded_neglect_profile"),
            beginning=actions.Beginning(**told),
            by=self.by,
        )

    def complete(self, grades: dict[str, Answer] | None = None, **others: Any) -> Assessment:
        """A whole assessment: every item graded 2, except where something else is said."""
        assessment = self.begin(**others)
        for subject in subjects_of(assessment):
            fill(subject, grades or {}, self.by)
            heard = Heard("I like it when mum sings", True, "Drew together at school")
            if not assessment.voices.filter(child=subject.child).exists():
                actions.hear_child(assessment=assessment, child=subject.child, heard=heard, version=0, by=self.by)
        actions.analyse(assessment=assessment, answers=FOUR, version=0, by=self.by)
        return actions.complete(assessment=assessment, by=self.by)


def fill(subject: Subject, grades: dict[str, Answer], by: Any) -> None:
    items = subject.assessment.instrument.items
    answers = {item.id: Answer("2") for item in items} | grades
    actions.grade(subject=subject, answers=answers, seen={}, by=by)


@pytest.fixture
def home(cast: Cast) -> Home:
    told = [
        PersonAsTold("child", True, "Ava", "Pike", born=date(2019, 5, 4)),
        PersonAsTold("child", True, "Ben", "Pike", born=date(2022, 1, 9)),
        PersonAsTold("mother", False, "Dana", "Pike", born=date(1995, 7, 1)),
        PersonAsTold("father", False, "Cole", "Ferry", born=date(1993, 2, 8)),
    ]
    with holder_scope(cast.northmoor.id):
        family = begin_family(name="Pike", body_id="northmoor", people=told, by=cast.tess)
        begin_help(
            family=family,
            agency_id=cast.northmoor.id,
            agency_name=cast.northmoor.name,
            team_id=cast.kemi.team_id,
            worker_name=cast.kemi.name,
            what="Early help",
            source=family,
            starts=date(2026, 1, 5),
        )
        people = {member.person.given_names.lower(): member.person for member in family.members.all()}
    return Home(cast, family, **people, by=cast.kemi)


@pytest.fixture
def in_scope(home: Home) -> Callable[[], Any]:
    return lambda: holder_scope(home.cast.northmoor.id)
