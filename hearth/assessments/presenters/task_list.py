"""An assessment as tasks: each child with each carer, area by area; the questions; the children."""

from dataclasses import dataclass

from django.urls import reverse

from hearth.assessments.models import Assessment
from hearth.assessments.queries import Contents, history_of
from hearth.assessments.rules.areas import AreaResult, area_results
from hearth.assessments.rules.completeness import (
    FourAnswers,
    Heard,
    Lack,
    asks_for_voice,
    asks_four_questions,
    lacking_in_analysis,
    lacking_in_voice,
)
from hearth.assessments.rules.profiles import Profile


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
    instrument = contents.assessment.instrument
    groups = [_profile(contents, profile) for profile in contents.profiles]
    if asks_four_questions(instrument):
        groups.append(_questions(contents))
    if asks_for_voice(instrument) and contents.children:
        groups.append(_voices(contents))
    return [*groups, _history(contents)]


def _profile(contents: Contents, profile: Profile) -> TaskGroup:
    results = area_results(contents.assessment.instrument, profile)
    return TaskGroup(profile.name, [_area(contents.assessment, profile, result) for result in results])


def _area(assessment: Assessment, profile: Profile, result: AreaResult) -> Task:
    row = profile.rows.get(result.whom) or profile.rows[""]
    href = reverse("assessments:grade", args=[assessment.pk, row.id, result.area.id])
    label = f"{result.area.label}, {row.name}" if result.whom and row.id != profile.id else result.area.label
    if not result.given:
        return Task(label, href, "Not started", "grey")
    if result.done:
        return Task(label, href, "Done")
    needed = len(result.needed)
    return Task(label, href, f"{needed - result.unanswered} of {needed} done", "yellow")


def _history(contents: Contents) -> TaskGroup:
    href = reverse("assessments:history", args=[contents.assessment.pk])
    kept = history_of(contents.assessment)
    status = ("Read and kept", "") if kept else ("Not read yet", "grey")
    return TaskGroup("The family’s history", [Task("What our records say, and what it means", href, *status)])


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
    return [Lacking(lack.sentence, _where(assessment, lack)) for lack in lacks]


def _where(assessment: Assessment, lack: Lack) -> str:
    """The page on which it is put right; on a page of questions, the question itself."""
    page = reverse(f"assessments:{lack.page}", args=[assessment.pk, *lack.about])
    if lack.page != "grade":
        return page
    return f"{page}?check=yes" + (f"#question-{lack.question}" if lack.question else "")
