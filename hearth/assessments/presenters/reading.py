"""A completed assessment, to be read."""

from dataclasses import dataclass

from hearth.assessments.forms.four_questions import question_of
from hearth.assessments.models import Assessment, Subject
from hearth.assessments.presenters.grading import grade_words
from hearth.assessments.queries import Contents
from hearth.assessments.rules.answers import Answer
from hearth.assessments.rules.areas import AreaResult, area_results
from hearth.assessments.rules.completeness import FourAnswers
from hearth.assessments.rules.stages import IMPACTS
from hearth.practice.library import library
from hearth.ui.days import plural

Row = dict[str, str]


@dataclass(frozen=True)
class AreaRead:
    label: str
    grade: str
    prompt: str  # why people are asked to look, or nothing
    rows: list[list[str]]  # item, grade, evidence


@dataclass(frozen=True)
class ProfileRead:
    name: str
    areas: list[AreaRead]


@dataclass(frozen=True)
class VoiceRead:
    child: str
    words: str
    by: str


def profiles_read(contents: Contents) -> list[ProfileRead]:
    return [_profile(contents, subject) for subject in contents.subjects]


def _profile(contents: Contents, subject: Subject) -> ProfileRead:
    results = area_results(contents.assessment.instrument, contents.grades_of(subject))
    return ProfileRead(subject.name, [_area(contents, subject, result) for result in results])


def _area(contents: Contents, subject: Subject, result: AreaResult) -> AreaRead:
    instrument, answers = contents.assessment.instrument, contents.answers[subject.pk]
    rows = []
    for item in result.area.items:
        answer = answers.get(item.id, Answer())
        rows.append([item.label, grade_words(instrument, answer), answer.evidence])
    grade = "Not known" if result.grade is None else grade_words(instrument, Answer(result.grade))
    return AreaRead(result.area.label, grade, _prompt(result), rows)


def _prompt(result: AreaResult) -> str:
    """A prompt for people who talk to each other; it decides nothing."""
    if result.flagged:
        return "Look at: " + ", ".join(item.label.lower() for item in result.worst_items)
    return f"{plural(result.missing, 'item')} without a grade" if result.missing else ""


def four_questions_read(assessment: Assessment, answers: FourAnswers) -> list[Row]:
    words = {id: question_of(assessment.instrument, id).label for id in ("type", "scale", "impact", "reason")}
    kinds = [library().need(id).label for id in answers.kind_of_neglect]
    if answers.no_neglect_found:
        return [{"question": words["type"], "answer": "No neglect was found."}]
    return [
        {"question": words["type"], "answer": "\n".join(kinds)},
        {"question": words["scale"], "answer": answers.scale},
        {"question": f"{words['impact']} Body and health", "answer": answers.impact_physical},
        {"question": f"{words['impact']} Feelings and behaviour", "answer": answers.impact_emotional},
        {"question": "Is the harm there already?", "answer": IMPACTS.get(answers.present_or_potential, "")},
        {"question": words["reason"], "answer": answers.reason},
        {"question": "Signs of it, and not the cause", "answer": answers.symptoms},
    ]


def voices_read(contents: Contents) -> list[VoiceRead]:
    """Word for word; only the line beneath is ours."""
    names = {child.pk: str(child) or "A child without a name yet" for child in contents.children}
    voices = [contents.voices[child_id] for child_id in names if child_id in contents.voices]
    return [
        VoiceRead(
            names[voice.child_id],
            voice.words,
            f"{'Seen alone' if voice.seen_alone else 'Not seen alone'}. {voice.how}".strip(),
        )
        for voice in voices
    ]
