"""One answer to one question: what was said, or the reason why nothing was, with what was seen and heard."""

import hashlib
import json
from dataclasses import dataclass

from hearth.practice import scoring
from hearth.practice.definitions.instrument import Instrument


class NotPossible(ValueError):
    """What an assessment cannot hold. A sentence for the person who typed it."""


@dataclass(frozen=True)
class Answer:
    """`said` is a scale's code, several codes with spaces between, a number, a day (2027-05-31) or words.

    `missing` is the id of a reason. Evidence may come before its answer, and is kept while it waits. `source` is that
    of a total from elsewhere.
    """

    said: str = ""
    missing: str = ""
    evidence: str = ""
    source: str = ""

    @property
    def given(self) -> bool:
        return bool(self.said or self.missing)

    @property
    def code(self) -> str:
        """What stands for it among the answers to choose from: a code, or a reason's id."""
        return self.missing or self.said

    @property
    def empty(self) -> bool:
        return not (self.given or self.evidence or self.source)

    @property
    def mark(self) -> str:
        """Stands for this answer in a page, so that saving can tell whether it is still on record.

        A browser ends lines in its own way; that alone is no change."""
        said, evidence = self.said.replace("\r\n", "\n"), self.evidence.replace("\r\n", "\n")
        told = json.dumps([said, self.missing, evidence, self.source])
        return hashlib.sha256(told.encode()).hexdigest()[:16]

    @property
    def scored(self) -> scoring.Answer:
        """As the instrument engine reads it."""
        return scoring.Answer(self.said, self.missing, self.source)


def check_answer(instrument: Instrument, question: str, answer: Answer) -> None:
    """Raises `NotPossible` for what the instrument does not know, and for an answer and a reason at once."""
    try:
        wrong = scoring.refusal(instrument, question, answer.scored)
    except KeyError:
        raise NotPossible(f"“{question}” is not a question of {instrument.title}.") from None
    if wrong:
        raise NotPossible(wrong)


def collides(*, was: str, now: Answer, typed: Answer) -> bool:
    """Did somebody else change this while it was being typed?

    `was` is the mark of the answer that stood on the page. What was not touched never collides, nor do the
    same words.
    """
    return typed.mark not in (was, now.mark) and now.mark != was
