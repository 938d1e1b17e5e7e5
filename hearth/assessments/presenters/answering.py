"""One area, question by question, with what was said of it before beside what is said now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.forms.boundfield import BoundField

from hearth.assessments.forms.answering import EVIDENCE, SOURCE, WAS, WHY, AnswerForm, GivenBefore
from hearth.assessments.models import Subject
from hearth.assessments.rules.answers import Answer
from hearth.assessments.wording import answer_words, scale_of
from hearth.practice.definitions.answering import Item
from hearth.practice.definitions.instrument import Area, Instrument
from hearth.practice.definitions.scoring import Score
from hearth.ui.days import day

BESIDE = 2  # how many earlier assessments are shown next to the new one


@dataclass(frozen=True)
class SaidBefore:
    """An answer of an earlier assessment, or one that somebody else has just given."""

    when: str
    said: str
    evidence: str


@dataclass(frozen=True)
class QuestionShown:
    """`asked`: it is asked now; else it waits, hidden, for an answer that calls for it. `lacks`: what is missing."""

    id: str
    region: str  # its label, numbered where several questions of a page have the same
    sub_area: str  # only above its first question
    answer: BoundField
    beside: list[BoundField]  # why there is none, where a total is from
    evidence: BoundField | None
    before: list[SaidBefore]
    asked: bool
    lacks: str = ""
    theirs: SaidBefore | None = None


@dataclass(frozen=True)
class Collision:
    """What somebody else wrote meanwhile, by question, and who."""

    answers: Mapping[str, Answer] = field(default_factory=dict)
    by_names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Beside:
    """What stands beside the questions: earlier profiles, what is asked now, what is missing, a collision."""

    earlier: Sequence[Subject]
    asked: frozenset[str]
    lacks: Mapping[str, str] = field(default_factory=dict)
    collision: Collision = field(default_factory=Collision)


def questions_shown(form: AnswerForm, area: Area, beside: Beside) -> list[QuestionShown]:
    titles = {sub_area.items[0].id: sub_area.label for sub_area in area.sub_areas if sub_area.label != area.label}
    shown: list[QuestionShown] = []
    for question in form.questions_asked:
        before = sum(each.label == question.label for each in form.questions_asked[: len(shown)])
        region = f"{question.label} ({before + 1})" if before else question.label
        shown.append(_question(form, question, region, titles.get(question.id, ""), beside))
    return shown


def _question(form: AnswerForm, question: Item | Score, region: str, sub_area: str, beside: Beside) -> QuestionShown:
    evidence = question.id + EVIDENCE
    return QuestionShown(
        id=question.id,
        region=region,
        sub_area=sub_area,
        answer=form[question.id],
        beside=[form[question.id + part] for part in (SOURCE, WHY) if question.id + part in form.fields],
        evidence=form[evidence] if evidence in form.fields else None,
        before=_before(form.instrument, question, beside.earlier),
        asked=question.id in beside.asked or isinstance(question, Score),
        lacks=beside.lacks.get(question.id, ""),
        theirs=_theirs(form.instrument, question, beside.collision),
    )


def given_before(earlier: Sequence[Subject]) -> GivenBefore:
    """For each question and answer, the days on which it was given; oldest first, as people tell it."""
    days: dict[tuple[str, str], list[str]] = {}
    for subject in reversed(earlier[:BESIDE]):
        for grade in subject.grades.all():
            days.setdefault((grade.item, grade.answer.code), []).append(day(subject.assessment.started_on))
    return days


def _before(instrument: Instrument, question: Item | Score, earlier: Sequence[Subject]) -> list[SaidBefore]:
    """Earlier evidence, and earlier words, newest first. What was only chosen stands with its option."""
    in_words = scale_of(instrument, question) is None
    answers = (
        (subject, grade.answer)
        for subject in earlier[:BESIDE]
        for grade in subject.grades.all()
        if grade.item == question.id and (grade.evidence or in_words)
    )
    return [
        SaidBefore(day(subject.assessment.started_on), answer_words(instrument, question, answer), answer.evidence)
        for subject, answer in answers
    ]


def _theirs(instrument: Instrument, question: Item | Score, collision: Collision) -> SaidBefore | None:
    answer = collision.answers.get(question.id)
    if answer is None:
        return None
    by_name = collision.by_names.get(question.id, "Somebody else")
    return SaidBefore(by_name, answer_words(instrument, question, answer), answer.evidence)


def marks_of(form: AnswerForm, stored: Mapping[str, Answer]) -> dict[str, str]:
    """Each question's mark as it is on record now, by the name of its hidden input."""
    return {each.id + WAS: stored.get(each.id, Answer()).mark for each in form.questions_asked}
