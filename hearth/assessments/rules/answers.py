"""One answer to one item: a grade, or the reason why there is none, with what was seen and heard."""

import hashlib
import json
from dataclasses import dataclass

from hearth.practice.definitions.instrument import Instrument

NO_ANSWER = ""


class NotPossible(ValueError):
    """What an assessment cannot hold. A sentence for the person who typed it."""


@dataclass(frozen=True)
class Answer:
    """`missing` is the id of a reason. Evidence may come before its grade, and is kept while it waits."""

    value: int | None = None
    missing: str = NO_ANSWER
    evidence: str = ""

    @property
    def given(self) -> bool:
        return self.value is not None or self.missing != NO_ANSWER

    @property
    def code(self) -> str:
        """What stands for it among the answers to choose from: a grade, or a reason's id."""
        return self.missing if self.value is None else str(self.value)

    @property
    def empty(self) -> bool:
        return not self.given and not self.evidence

    @property
    def mark(self) -> str:
        """Stands for this answer in a page, so that saving can tell whether it is still on record.

        A browser ends lines in its own way; that alone is no change."""
        told = json.dumps([self.value, self.missing, self.evidence.replace("\r\n", "\n")])
        return hashlib.sha256(told.encode()).hexdigest()[:16]


def check_answer(instrument: Instrument, item_id: str, answer: Answer) -> None:
    """Raises `NotPossible` for what the instrument does not know, and for a grade and a reason at once."""
    label = _label(instrument, item_id)
    if answer.value is not None and answer.missing:
        raise NotPossible(f"“{label}” has both a grade and a reason for having none. Keep one of them.")
    if answer.value is not None and answer.value not in instrument.values:
        best, worst = instrument.values[0], instrument.values[-1]
        raise NotPossible(f"“{label}” cannot be graded {answer.value}: grades go from {best} to {worst}.")
    if answer.missing and answer.missing not in {reason.id for reason in instrument.missing_reasons}:
        raise NotPossible(f"“{answer.missing}” is not a reason that {instrument.title} knows.")


def _label(instrument: Instrument, item_id: str) -> str:
    try:
        return instrument.item(item_id).label
    except KeyError:
        raise NotPossible(f"“{item_id}” is not an item of {instrument.title}.") from None


def collides(*, was: str, now: Answer, typed: Answer) -> bool:
    """Did somebody else change this while it was being typed?

    `was` is the mark of the answer that stood on the page. What was not touched never collides, nor do the
    same words.
    """
    return typed.mark not in (was, now.mark) and now.mark != was
