from collections.abc import Mapping
from dataclasses import dataclass

from hearth.assessments.actions.changing import name_of, open_for_change
from hearth.assessments.models import Grade, Subject
from hearth.assessments.rules.answers import Answer, check_answer, collides
from hearth.audit.actors import Actor
from hearth.scope.actions import action, record

WRITTEN = ("said", "missing", "evidence", "source", "by_name")


@dataclass(frozen=True)
class Saved:
    """Questions that were written, and those that somebody else had changed meanwhile: what they wrote stands."""

    items: tuple[str, ...]
    collided: tuple[str, ...]


@action
def grade(*, subject: Subject, answers: Mapping[str, Answer], seen: Mapping[str, str], by: Actor) -> Saved:
    """Save answers as they are typed, finished or not.

    `seen` has the mark of each answer that stood on the page (`Answer.mark`). An item that was not touched is
    left alone; one that somebody else has changed since is not overwritten. Raises `NotPossible` for an
    answer that the instrument does not know, and then saves none.
    """
    open_for_change(subject.assessment)
    for item, typed in answers.items():
        check_answer(subject.assessment.instrument, item, typed)
    stored = {row.item: row for row in Grade.objects.filter(holder_id=subject.holder_id, subject=subject)}
    on_record = {item: stored[item].answer if item in stored else Answer() for item in answers}
    touched = {item: typed for item, typed in answers.items() if typed.mark != seen.get(item, Answer().mark)}
    collided = {
        item
        for item, typed in touched.items()
        if collides(was=seen.get(item, Answer().mark), now=on_record[item], typed=typed)
    }
    written = [item for item in touched if item not in collided and touched[item].mark != on_record[item].mark]
    _write(subject, {item: touched[item] for item in written}, by)
    record(by=by, verb="graded", subject=subject, fields=written)
    return Saved(tuple(written), tuple(sorted(collided)))


def _write(subject: Subject, answers: Mapping[str, Answer], by: Actor) -> None:
    """In one statement, and another where something was emptied: a page has a dozen answers."""
    if emptied := [item for item, answer in answers.items() if answer.empty]:
        Grade.objects.filter(holder_id=subject.holder_id, subject=subject, item__in=emptied).delete()
    rows = [
        Grade(
            holder_id=subject.holder_id,
            subject=subject,
            item=item,
            said=answer.said,
            missing=answer.missing,
            evidence=answer.evidence,
            source=answer.source,
            by_name=name_of(by),
        )
        for item, answer in answers.items()
        if not answer.empty
    ]
    Grade.objects.bulk_create(rows, update_conflicts=True, unique_fields=["subject", "item"], update_fields=WRITTEN)
