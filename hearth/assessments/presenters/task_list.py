"""An assessment as tasks: each child with each carer, area by area; the questions; the children."""

from dataclasses import dataclass

from django.urls import reverse

from hearth.assessments.models import Assessment, Subject
from hearth.assessments.queries import Contents
from hearth.assessments.rules.areas import AreaResult, area_results
from hearth.assessments.rules.completeness import (
    FourAnswers,
    Heard,
    Lack,
    lacking_in_analysis,
    lacking_in_voice,
)


@dataclass(frozen=True)
class Task:
    """`colour` of a tag, or nothing where the word alone is enough."""

    text: str
    href: str
    status: str
    colour: str = ""


@dataclass(frozen=True)
class TaskGroup:
    title: str
    tasks: list[Task]


def task_groups(contents: Contents) -> list[TaskGroup]:
    profiles = [_profile(contents, subject) for subject in contents.subjects]
    return [*profiles, _questions(contents), _voices(contents)]


def _profile(contents: Contents, subject: Subject) -> TaskGroup:
    results = area_results(contents.assessment.instrument, contents.grades_of(subject))
    return TaskGroup(subject.name, [_area(contents.assessment, subject, result) for result in results])


def _area(assessment: Assessment, subject: Subject, result: AreaResult) -> Task:
    total = len(result.area.items)
    href = reverse("assessments:grade", args=[assessment.pk, subject.pk, result.area.id])
    if result.done:
        return Task(result.area.label, href, "Done")
    if result.unanswered == total:
        return Task(result.area.label, href, "Not started", "grey")
    return Task(result.area.label, href, f"{total - result.unanswered} of {total} done", "yellow")


def _questions(contents: Contents) -> TaskGroup:
    answers = contents.analysis.answers if contents.analysis else FourAnswers()
    open_questions = len(list(lacking_in_analysis(answers)))
    href = reverse("assessments:four_questions", args=[contents.assessment.pk])
    task = Task("Type, scale, impact and reason", href, *_status(open_questions, contents.analysis is not None))
    return TaskGroup("The four questions", [task])


def _voices(contents: Contents) -> TaskGroup:
    tasks = []
    for child in contents.children:
        voice = contents.voices.get(child.pk)
        open_questions = len(list(lacking_in_voice("", "", voice.heard if voice else Heard())))
        href = reverse("assessments:voice", args=[contents.assessment.pk, child.pk])
        name = str(child) or "A child without a name yet"
        tasks.append(Task(name, href, *_status(open_questions, voice is not None)))
    return TaskGroup("What the children say", tasks)


def _status(open_questions: int, begun: bool) -> tuple[str, str]:
    if not open_questions:
        return "Done", ""
    return ("Not finished", "yellow") if begun else ("Not started", "grey")


@dataclass(frozen=True)
class Lacking:
    sentence: str
    href: str


def lacking_with_links(assessment: Assessment, lacks: list[Lack]) -> list[Lacking]:
    return [
        Lacking(lack.sentence, reverse(f"assessments:{lack.page}", args=[assessment.pk, *lack.about])) for lack in lacks
    ]
