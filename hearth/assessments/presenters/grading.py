"""One area of one profile, item by item, with what was said of it before beside what is said now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.forms.boundfield import BoundField

from hearth.assessments.forms.grading import EVIDENCE, GivenBefore, GradeForm
from hearth.assessments.models import Subject
from hearth.assessments.rules.answers import Answer
from hearth.practice.definitions.instrument import Instrument, Item
from hearth.ui.days import day

BESIDE = 2  # how many earlier assessments are shown next to the new one


@dataclass(frozen=True)
class SaidBefore:
    """An answer of an earlier assessment, or one that somebody else has just given."""

    when: str
    grade: str
    evidence: str


@dataclass(frozen=True)
class ItemShown:
    sub_area: str  # only above its first item
    answer: BoundField
    evidence: BoundField
    before: list[SaidBefore]
    theirs: SaidBefore | None = None


@dataclass(frozen=True)
class Collision:
    """What somebody else wrote meanwhile, by item, and who."""

    answers: Mapping[str, Answer] = field(default_factory=dict)
    by_names: Mapping[str, str] = field(default_factory=dict)


def items_shown(form: GradeForm, earlier: Sequence[Subject], collision: Collision) -> list[ItemShown]:
    shown = []
    for sub_area in form.area.sub_areas:
        for number, item in enumerate(sub_area.items):
            shown.append(
                ItemShown(
                    sub_area="" if number else sub_area.label,
                    answer=form[item.id],
                    evidence=form[item.id + EVIDENCE],
                    before=_before(form.instrument, item, earlier),
                    theirs=_theirs(form.instrument, item, collision),
                )
            )
    return shown


def given_before(earlier: Sequence[Subject]) -> GivenBefore:
    """For each item and answer, the days on which it was given; oldest first, as people tell it."""
    days: dict[tuple[str, str], list[str]] = {}
    for subject in reversed(earlier[:BESIDE]):
        for grade in subject.grades.all():
            days.setdefault((grade.item, grade.answer.code), []).append(day(subject.assessment.started_on))
    return days


def _before(instrument: Instrument, item: Item, earlier: Sequence[Subject]) -> list[SaidBefore]:
    """Earlier evidence, newest first."""
    answers = (
        (subject, grade.answer)
        for subject in earlier[:BESIDE]
        for grade in subject.grades.all()
        if grade.item == item.id and grade.evidence
    )
    return [
        SaidBefore(day(subject.assessment.started_on), grade_words(instrument, answer), answer.evidence)
        for subject, answer in answers
    ]


def _theirs(instrument: Instrument, item: Item, collision: Collision) -> SaidBefore | None:
    answer = collision.answers.get(item.id)
    if answer is None:
        return None
    by_name = collision.by_names.get(item.id, "Somebody else")
    return SaidBefore(by_name, grade_words(instrument, answer), answer.evidence)


def grade_words(instrument: Instrument, answer: Answer) -> str:
    """4 Poor; Not observed; no grade yet."""
    if answer.value is not None:
        return f"{answer.value} {grade_label(instrument, answer.value)}"
    labels = {reason.id: reason.label for reason in instrument.missing_reasons}
    return labels.get(answer.missing, "no grade yet")


def grade_label(instrument: Instrument, value: int) -> str:
    return next(grade.label for grade in instrument.grades if grade.value == value)
