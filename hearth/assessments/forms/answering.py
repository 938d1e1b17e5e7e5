"""One area of any instrument as a form: its questions, and what a person judges of it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from markupsafe import Markup

from hearth.assessments.forms.later import LaterForm
from hearth.assessments.rules.answers import Answer
from hearth.assessments.wording import option_words, scale_of
from hearth.practice import scoring
from hearth.practice.definitions.answering import Item, Scale
from hearth.practice.definitions.instrument import Instrument
from hearth.practice.definitions.scoring import Score
from hearth.practice.pictures import picture
from hearth.ui.fields import AnyOf, Day, OneFromList, OneOf, Option, ShortText, Words

EVIDENCE, WHY, SOURCE, WAS = "-evidence", "-why", "-source", "-was"
MOST_BUTTONS = 8
"""A longer scale without words of its own, 0 to 10 say, is a list to choose from."""
GivenBefore = Mapping[tuple[str, str], Sequence[str]]
"""A question and one of its answers to the days of earlier assessments on which it was given."""


class AnswerForm(LaterForm):
    """An answer and the reason for having none are one question where answers are chosen, so that nobody gives both."""

    def __init__(
        self,
        *args: Any,
        instrument: Instrument,
        questions: Sequence[Item | Score],
        stored: Mapping[str, Answer],
        given_before: GivenBefore,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.instrument, self.questions_asked, self.given_before = instrument, questions, given_before
        for question in questions:
            self._ask(question, stored.get(question.id, Answer()))

    def _ask(self, question: Item | Score, answer: Answer) -> None:
        scale = scale_of(self.instrument, question)
        if scale is not None:
            self.fields[question.id] = self._choice(question, scale, answer)
        else:
            self._open_question(question, answer)
        if wants_evidence(self.instrument, question):
            label = "Why do you judge it so?" if isinstance(question, Score) else "What did you see or hear?"
            self.fields[question.id + EVIDENCE] = Words(label, rows=3, initial=answer.evidence)
        was = forms.CharField(widget=forms.HiddenInput, required=False, initial=answer.mark)
        self.fields[question.id + WAS] = was

    def _choice(self, question: Item | Score, scale: Scale, answer: Answer) -> forms.Field:
        wrong = {"invalid_choice": f"Choose one of the answers or reasons for “{question.label}”"}
        several = isinstance(question, Item) and question.answer == "several"
        options = self._options(question, scale)
        kind: Any = AnyOf if several else OneOf
        if not several and len(options) > MOST_BUTTONS and not any(option.meaning for option in scale.options):
            kind = OneFromList
            options = [Option("", "Choose one"), *options]
        initial: Any = answer.code.split() if several else answer.code
        return kind(question.label, options, hint=_hint(question), initial=initial, error_messages=wrong)  # type: ignore[no-any-return]

    def _options(self, question: Item | Score, scale: Scale) -> list[Option]:
        """From one end of the scale to the other, then reasons; each says when it was the answer before."""
        anchors = getattr(question, "anchors", ()) or [option.meaning or "" for option in scale.options]
        said = [
            (option.code, _drawn(option.picture, option_words(scale, option.code)), anchor)
            for option, anchor in zip(scale.options, anchors, strict=True)
        ]
        reasons = [(reason.id, reason.label, reason.meaning) for reason in self.instrument.missing_reasons]
        return [Option(code, label + self._before(question, code), hint) for code, label, hint in said + reasons]

    def _before(self, question: Item | Score, code: str) -> str:
        dates = self.given_before.get((question.id, code), ())
        return f" (as on {' and '.join(dates)})" if dates else ""

    def _open_question(self, question: Item | Score, answer: Answer) -> None:
        kind = question.answer if isinstance(question, Item) else "number"
        self.fields[question.id] = _typed(question, kind, answer)
        if isinstance(question, Score):
            self.fields[question.id + SOURCE] = ShortText("Where was it worked out?", initial=answer.source)
        if question_wants_reason(question) and self.instrument.missing_reasons:
            reasons = [(reason.id, reason.label) for reason in self.instrument.missing_reasons]
            self.fields[question.id + WHY] = OneFromList(
                "If there is no answer, why?",
                [("", "There is an answer, or I do not know yet"), *reasons],
                initial=answer.missing,
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        """What cannot be an answer is said next to its question, and the others are kept."""
        cleaned = super().clean() or self.cleaned_data
        for question in self.questions_asked:
            if self._readable(question.id):
                sentence = scoring.refusal(self.instrument, question.id, self._answer(question).scored)
                if sentence:
                    self.add_error(question.id, sentence)
        return cleaned

    @property
    def answers(self) -> dict[str, Answer]:
        """Every question that could be read; one with a mistake in it is left as it is on record."""
        return {each.id: self._answer(each) for each in self.questions_asked if self._readable(each.id)}

    @property
    def seen(self) -> dict[str, str]:
        """The mark of each answer that stood on the page; without one, nothing stood there."""
        marks = {each.id: self.cleaned_data.get(each.id + WAS, "") for each in self.questions_asked}
        return {question: mark or Answer().mark for question, mark in marks.items()}

    def _readable(self, question: str) -> bool:
        parts = (question + part for part in ("", EVIDENCE, WHY, SOURCE))
        return all(part in self.cleaned_data for part in parts if part in self.fields)

    def _answer(self, question: Item | Score) -> Answer:
        given = self.cleaned_data
        said, missing = _said(given[question.id]), given.get(question.id + WHY, "")
        if scale := scale_of(self.instrument, question):
            codes = [code for code in said.split() if code in scale.codes]
            reasons = [code for code in said.split() if code not in scale.codes]
            said, missing = " ".join(codes), " ".join(reasons)
        return Answer(said, missing, given.get(question.id + EVIDENCE, ""), given.get(question.id + SOURCE, ""))


def wants_evidence(instrument: Instrument, question: Item | Score) -> bool:
    """Beside each grade and judgement: what shows it. An item that is put into words needs no more of them."""
    if isinstance(question, Score):
        return question.judged
    if question.answer == "grade":
        return True
    scale = instrument.scale_of(question)
    return question.answer == "scale" and scale is not None and scale.ordered and not question.spoken


def question_wants_reason(question: Item | Score) -> bool:
    return isinstance(question, Item) and question.required is not False


def _hint(question: Item | Score) -> str:
    return (question.spoken or question.guidance) if isinstance(question, Item) else ""


def _drawn(name: str | None, label: str) -> str:
    """For young children, who point at it; the words stand beside it for everybody else."""
    return Markup("{}<span>{}</span>").format(picture(name), label) if name else label


def _typed(question: Item | Score, kind: str, answer: Answer) -> forms.Field:
    hint = _hint(question)
    if kind == "day":
        initial = date.fromisoformat(answer.said) if answer.said else None
        return Day(question.label, called="The day", hint=hint, initial=initial)
    if kind == "number":
        field = ShortText(question.label, hint=hint, width=5, max_length=30, initial=answer.said)
        field.inputmode = "decimal"
        return field
    return Words(question.label, hint=hint, rows=4, initial=answer.said)


def _said(cleaned: Any) -> str:
    if isinstance(cleaned, date):
        return cleaned.isoformat()
    return " ".join(cleaned) if isinstance(cleaned, list) else str(cleaned or "")


def names_of(question: str) -> Iterator[str]:
    yield from (question + part for part in ("", EVIDENCE, WHY, SOURCE, WAS))
